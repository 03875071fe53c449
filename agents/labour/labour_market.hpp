// SPDX-License-Identifier: Apache-2.0
/// The labour market of one occupation: its book of vacancies and its list of seekers.
#pragma once

#include "core/prefetch.hpp"

#include "agents/classification/ids.hpp"
#include "agents/labour/labour_equations.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

/// A vacancy in the book: the firm, and its sector for the worker to know.
struct Vacancy {
    FirmId firm;
    std::uint32_t sector = 0;
};

/// Somebody who looks for a job.
struct Seeker {
    WorkerId worker;
    FirmId employer; // none for the unemployed
};

/// Owned and written by its market agent. Vacancies and seekers are drawn uniformly; seekers leave
/// the list when they get an offer or on the day of their next examination, by which they are kept
/// apart.
class LabourMarket {
public:
    /// Puts `count` vacancies of a firm into the book.
    void add_vacancies(Vacancy vacancy, std::uint32_t count) {
        book_.insert(book_.end(), count, vacancy);
    }

    /// A firm asks `count` of its vacancies back; `purge` answers at the end of the day.
    void ask_withdrawal(FirmId firm, std::uint32_t count) {
        withdrawals_.push_back({firm, count, 0});
    }

    /// Takes the vacancies that were asked back out of the book, as far as they are in it: one walk
    /// over the book on days with such wishes. Calls `done(firm, asked, withdrawn)` for each firm,
    /// in the order of ids.
    template <class Done>
    void purge(Done&& done) {
        if (withdrawals_.empty()) {
            return;
        }
        take_withdrawn();
        for (const Withdrawal& wish : withdrawals_) {
            done(wish.firm, wish.asked, wish.withdrawn);
        }
        withdrawals_.clear();
    }

    void add_seeker(Seeker seeker) {
        seekers_[examination_class(seeker.worker.index())].push_back(seeker);
        ++seeker_count_;
    }
    /// Forgets the seekers who are examined on a day of this class: those who still look say so
    /// again.
    void expire(std::uint32_t day_class) {
        seeker_count_ -= seekers_[day_class].size();
        seekers_[day_class].clear();
    }

    [[nodiscard]] std::size_t vacancies() const { return book_.size(); }
    [[nodiscard]] std::size_t seekers() const { return seeker_count_; }

    [[nodiscard]] const Vacancy& vacancy(std::size_t index) const { return book_[index]; }
    /// Takes vacancy number `index` out of the book.
    Vacancy take_vacancy(std::size_t index) {
        const Vacancy taken = book_[index];
        book_[index] = book_.back();
        book_.pop_back();
        return taken;
    }
    /// Where a seeker stands in the list.
    struct Place {
        std::size_t day_class;
        std::size_t index;
    };
    /// Place of seeker number `index`, counted over the days of examination.
    [[nodiscard]] Place place_of(std::size_t index) const {
        std::size_t day_class = 0;
        while (index >= seekers_[day_class].size()) {
            index -= seekers_[day_class].size();
            ++day_class;
        }
        return {day_class, index};
    }
    [[nodiscard]] const Seeker& seeker(Place place) const {
        return seekers_[place.day_class][place.index];
    }
    void remove_seeker(Place place) {
        auto& list = seekers_[place.day_class];
        list[place.index] = list.back();
        list.pop_back();
        --seeker_count_;
    }

    void prefetch_vacancy(std::size_t index) const { prefetch(&book_[index]); }
    /// Also the last of the same day, who takes the place of one that leaves.
    void prefetch_seeker(std::size_t index) const {
        const Place place = place_of(index);
        prefetch(&seekers_[place.day_class][place.index]);
        prefetch(&seekers_[place.day_class].back());
    }

    [[nodiscard]] std::size_t bytes() const;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [book, seekers, seeker_count, withdrawals, wished] = self;
        archive(book, seekers, seeker_count, withdrawals);
        archive.derived(wished); // used within a call only
    }

private:
    struct Withdrawal {
        FirmId firm;
        std::uint32_t asked;
        std::uint32_t withdrawn;
    };
    void take_withdrawn();

    std::vector<Vacancy> book_;
    std::array<std::vector<Seeker>, examination_cycle> seekers_; // by day of their next examination
    std::size_t seeker_count_ = 0;
    std::vector<Withdrawal> withdrawals_;
    static constexpr std::uint32_t wished_bits = 1U << 15;
    std::array<std::uint64_t, wished_bits / 64> wished_{}; // by firm, modulo the number of bits
};

} // namespace tenfold
