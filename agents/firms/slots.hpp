// SPDX-License-Identifier: Apache-2.0
/// The slots of all firms, with what a review needs of each.
#pragma once

#include "core/check.hpp"
#include "core/column.hpp"
#include "core/prefetch.hpp"

#include "agents/firms/state.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>

namespace tenfold {

class Slots {
public:
    /// Creates the `count` slots of the start and reserves address space for those of later firms;
    /// pages are allocated on first write.
    explicit Slots(std::uint32_t count)
        : slots_{address_space(count)},
          requirements_{address_space(count)}, waiting_{address_space(count)}, used_{count} {}

    [[nodiscard]] Slot& operator[](std::size_t index) { return slots_[index]; }
    [[nodiscard]] const Slot& operator[](std::size_t index) const { return slots_[index]; }
    [[nodiscard]] const Slot* data() const { return slots_.data(); }

    /// Posts per base-year dollar of daily output at the productivity of the start.
    [[nodiscard]] float& requirement(std::size_t index) { return requirements_[index]; }
    [[nodiscard]] float requirement(std::size_t index) const { return requirements_[index]; }

    /// Tasks of the slot's team that wait for review.
    [[nodiscard]] std::uint32_t& waiting(std::size_t index) { return waiting_[index]; }
    [[nodiscard]] std::uint32_t waiting(std::size_t index) const { return waiting_[index]; }
    void prefetch_waiting(std::size_t index) const { prefetch(waiting_.data() + index); }

    /// Index of the first of `count` new slots. It depends on the order of calls; no result depends
    /// on it.
    [[nodiscard]] std::uint32_t reserve(std::uint32_t count) {
        const std::uint32_t first = used_.fetch_add(count, std::memory_order_relaxed);
        validate(std::size_t{first} + count <= slots_.size(),
                 "no address space for slots of new firms");
        return first;
    }

    /// Number of slots, including those no longer used.
    [[nodiscard]] std::size_t size() const { return used_.load(std::memory_order_relaxed); }
    [[nodiscard]] std::size_t bytes() const {
        return size() * (sizeof(Slot) + sizeof(float) + sizeof(std::uint32_t));
    }

    /// Archives what belongs to a slot beside its record.
    template <class Self, class Archive>
    static void archive_beside(Self& self, std::size_t index, Archive& archive) {
        auto& [slots, requirements, waiting, used] = self;
        archive(requirements[index], waiting[index]);
        archive.derived(slots, used);
    }

private:
    static std::size_t address_space(std::uint32_t count) {
        constexpr std::size_t factor = 8;
        constexpr std::size_t least = std::size_t{1} << 20;
        return std::min<std::size_t>(factor * count + least,
                                     std::numeric_limits<std::uint32_t>::max());
    }

    Column<Slot> slots_;
    Column<float> requirements_;
    Column<std::uint32_t> waiting_;
    std::atomic<std::uint32_t> used_;
};

} // namespace tenfold
