// SPDX-License-Identifier: Apache-2.0
/// The labour market of one occupation in one region: its vacancies and its job seekers.
#pragma once

#include "core/prefetch.hpp"

#include "agents/classification/ids.hpp"
#include "agents/labour/labour_equations.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

/// A vacancy: the firm, and the firm's sector, which the worker needs in an offer.
struct Vacancy {
    FirmId firm;
    std::uint32_t sector = 0;
};

/// A person on the list of job seekers.
struct Seeker {
    WorkerId worker;
    FirmId employer; // none for the unemployed
};

/// State of one labour market, written by its own agent only. Vacancies and job seekers are drawn
/// uniformly. A job seeker leaves the list with an offer or on the day of the next monthly review;
/// the list is partitioned by that day.
class LabourMarket {
public:
    /// Adds `count` vacancies of a firm.
    void add_vacancies(Vacancy vacancy, std::uint32_t count) {
        book_.insert(book_.end(), count, vacancy);
    }

    /// Registers a firm's request to withdraw `count` of its vacancies; `purge` executes it at the
    /// end of the day.
    void ask_withdrawal(FirmId firm, std::uint32_t count) {
        withdrawals_.push_back({firm, count, 0});
    }

    /// Removes the vacancies whose withdrawal firms have requested, as far as they are still
    /// listed, in one pass over all vacancies. Calls `done(firm, asked, withdrawn)` for each firm,
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
    /// Clears the job seekers whose monthly review falls on a day of this class: those who still
    /// search are listed again by the review.
    void expire(std::uint32_t day_class) {
        seeker_count_ -= seekers_[day_class].size();
        seekers_[day_class].clear();
    }

    [[nodiscard]] std::size_t vacancies() const { return book_.size(); }
    [[nodiscard]] std::size_t seekers() const { return seeker_count_; }

    [[nodiscard]] const Vacancy& vacancy(std::size_t index) const { return book_[index]; }
    /// Removes vacancy number `index` and returns it.
    Vacancy take_vacancy(std::size_t index) {
        const Vacancy taken = book_[index];
        book_[index] = book_.back();
        book_.pop_back();
        return taken;
    }
    /// Position of a job seeker in the list.
    struct Place {
        std::size_t day_class;
        std::size_t index;
    };
    /// Position of job seeker number `index`, counted across all review days.
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
    /// Prefetches also the last job seeker of the same review day, which fills the gap after a
    /// removal.
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
        archive.derived(wished); // scratch of one call
    }

private:
    struct Withdrawal {
        FirmId firm;
        std::uint32_t asked;
        std::uint32_t withdrawn;
    };
    void take_withdrawn();

    std::vector<Vacancy> book_;
    // by day of the next monthly review
    std::array<std::vector<Seeker>, examination_cycle> seekers_;
    std::size_t seeker_count_ = 0;
    std::vector<Withdrawal> withdrawals_;
    static constexpr std::uint32_t wished_bits = 1U << 15;
    // bit per firm, modulo the number of bits
    std::array<std::uint64_t, wished_bits / 64> wished_{};
};

} // namespace tenfold
