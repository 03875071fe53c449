// SPDX-License-Identifier: Apache-2.0
/// Running totals for output only: the work of teams, firms by size, payouts to owners. They are
/// updated as events are handled, in integers, so that they are equal on any number of threads.
#pragma once

#include "core/ledger.hpp"

#include "agents/classification/categories.hpp"
#include "agents/classification/size_class.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tenfold {

/// Work of teams since the start, by sector and occupation.
enum class WorkCount : std::size_t {
    task_minutes,        // human length of the tasks done
    autonomous_minutes,  // of these, without close supervision
    supervision_minutes, // people's hand-over, review, rework and repair
    overtime_minutes,    // people's
    token_cents,         // paid for tokens
    kinds
};

/// Work of a team in one occupation of a firm [minutes].
struct WorkDone {
    std::int64_t task_minutes = 0;
    std::int64_t autonomous_minutes = 0;
    std::int64_t supervision_minutes = 0;
};

/// Firms at their monthly reviews by size class, summed over months.
enum class SizeCount : std::size_t {
    firms,
    adopters, // with deployed coworkers
    heads,
    adopter_heads, // of firms with deployed coworkers
    kinds
};

/// Payments to owners and capital from owners since the start [cents].
enum class PayoutCount : std::size_t {
    firms,       // dividends of private firms without real estate
    real_estate, // rents
    state,       // profits of state-owned firms
    labs,
    operators,
    lab_capital, // from owners
    operator_capital,
    kinds
};

/// Index of each count in the array of totals.
struct ObservedLayout {
    std::size_t sectors = 0;
    std::size_t occupations = 0;

    [[nodiscard]] std::size_t
    place(std::size_t sector, std::size_t occupation, WorkCount what) const {
        return (sector * occupations + occupation) * row(WorkCount::kinds) + row(what);
    }
    [[nodiscard]] std::size_t place(std::size_t size_class, SizeCount what) const {
        return place(sectors, 0, WorkCount{}) + size_class * row(SizeCount::kinds) + row(what);
    }
    [[nodiscard]] std::size_t place(PayoutCount what) const {
        return place(size_classes.size(), SizeCount{}) + row(what);
    }
    [[nodiscard]] std::size_t cells() const { return place(PayoutCount::kinds); }

private:
    template <class Enum>
    static constexpr std::size_t row(Enum what) {
        return static_cast<std::size_t>(what);
    }
};

/// Totals, or their changes over a month.
class ObservedTotals {
public:
    ObservedTotals() = default;
    ObservedTotals(ObservedLayout layout, std::vector<std::int64_t> values)
        : layout_{layout}, values_{std::move(values)} {}

    [[nodiscard]] std::int64_t of_sector(std::size_t sector, WorkCount what) const;
    [[nodiscard]] std::int64_t of_occupation(std::size_t occupation, WorkCount what) const;
    [[nodiscard]] std::int64_t of_size(std::size_t size_class, SizeCount what) const {
        return values_[layout_.place(size_class, what)];
    }
    [[nodiscard]] std::int64_t of(PayoutCount what) const { return values_[layout_.place(what)]; }
    /// Changes of the totals since `earlier`.
    [[nodiscard]] ObservedTotals since(const ObservedTotals& earlier) const;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [layout, values] = self;
        archive(layout, values);
    }

private:
    ObservedLayout layout_;
    std::vector<std::int64_t> values_;
};

/// The running totals, summed by thread.
class ObservedCounts {
public:
    ObservedCounts() = default;
    ObservedCounts(ObservedLayout layout, unsigned threads)
        : layout_{layout}, counts_{layout.cells(), threads} {}

    void add(unsigned thread,
             SectorId sector,
             OccupationId occupation,
             WorkCount what,
             std::int64_t amount) {
        counts_.add(thread, layout_.place(sector.index(), occupation.index(), what), amount);
    }
    void add(unsigned thread, std::size_t size_class, SizeCount what, std::int64_t amount) {
        counts_.add(thread, layout_.place(size_class, what), amount);
    }
    void add(unsigned thread, PayoutCount what, std::int64_t amount) {
        counts_.add(thread, layout_.place(what), amount);
    }
    /// May be called between windows only.
    [[nodiscard]] ObservedTotals totals() const;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [layout, counts] = self;
        archive(counts);
        archive.derived(layout);
    }

private:
    ObservedLayout layout_;
    Tally counts_;
};

} // namespace tenfold
