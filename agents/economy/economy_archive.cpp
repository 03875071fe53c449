// SPDX-License-Identifier: Apache-2.0
/// The state of an economy written down for a checkpoint, read back, and made into one number that
/// tells two states apart. What follows from the scenario alone (parameters, networks, tables made
/// by the constructor) is not in it.
#include "core/archive.hpp"
#include "core/state_digest.hpp"

#include "agents/economy/economy.hpp"

#include <algorithm>

namespace tenfold {

namespace {

/// Slots that a firm has a place for, used or not.
std::uint32_t room_of(const Firm& firm) {
    return std::max<std::uint32_t>(firm.slots(), firm.slot_room);
}

/// A firm with its slots and seats, which are written as if they lay behind one another from
/// `packed` on: their place has no meaning.
template <class Archive>
void archive_firm(const Economy& economy, FirmId id, Economy::Sizes& packed, Archive& out) {
    Firm firm = economy.firms[id.index()];
    const std::uint32_t first = firm.first_slot;
    firm.first_slot = packed.slots;
    packed.slots += room_of(firm);
    out.raw(&firm, sizeof firm);
    for (std::uint32_t place = first; place < first + firm.slots(); ++place) {
        Slot slot = economy.slots[place];
        const std::span<const Seat> seats = economy.rosters.block(slot);
        slot.first_seat = packed.posts;
        packed.posts += static_cast<std::uint32_t>(seats.size());
        out.raw(&slot, sizeof slot);
        Slots::archive_beside(economy.slots, place, out);
        out(seats.size());
        out.raw(seats.data(), seats.size_bytes());
    }
}

void archive_firm(Economy& economy, FirmId id, Economy::Sizes& /*packed*/, StateReader& in) {
    Firm& firm = economy.firms[id.index()];
    in.raw(&firm, sizeof firm);
    if (std::size_t{firm.first_slot} + room_of(firm) > economy.slots.size()) {
        in.fail("it has more slots than it says");
    }
    for (std::uint32_t place = firm.first_slot; place < firm.first_slot + firm.slots(); ++place) {
        Slot& slot = economy.slots[place];
        in.raw(&slot, sizeof slot);
        Slots::archive_beside(economy.slots, place, in);
        std::size_t seats = 0;
        in(seats);
        const std::span<Seat> block = economy.rosters.block_at(slot.first_seat, seats);
        in.raw(block.data(), block.size_bytes());
    }
}

/// Workers, and firms with what belongs to them.
template <class Self, class Archive>
void archive_agents(Self& self, Archive& archive) {
    archive.agents("workers", self.workers.size(), [&](auto& one, std::size_t worker) {
        one.raw(&self.workers[worker], sizeof(Worker));
    });
    Economy::Sizes packed{};
    archive.agents("firms", self.firms.size(), [&](auto& one, std::size_t firm) {
        const FirmId id{static_cast<std::uint32_t>(firm)};
        if constexpr (std::is_same_v<std::remove_reference_t<decltype(one)>, ByteDigest>) {
            Economy::Sizes alone{};
            archive_firm(self, id, alone, one);
        } else {
            archive_firm(self, id, packed, one);
        }
    });
    archive.agents(
        "desks", self.desks.size(), [&](auto& one, std::size_t firm) { one(self.desks[firm]); });
}

/// The totals of all threads, whoever has counted.
template <class Self, class Archive>
void archive_distributions(Self& distributions, Archive& archive) {
    if constexpr (Archive::reads) {
        archive.record("distributions", distributions.front());
    } else {
        PeopleDistributions people = distributions.front();
        for (std::size_t thread = 1; thread < distributions.size(); ++thread) {
            people.merge(distributions[thread]);
        }
        archive.record("distributions", people);
    }
}

/// All members, in the order of their declaration: one that is not here does not compile.
template <class Self, class Archive>
// NOLINTNEXTLINE(readability-function-size): a line for each member
void archive_economy(Self& self, Archive& archive) {
    // clang-format off
    auto& [parameters, calendar, last_day, monthly_recount, workers, firms, slots, rosters, desks, markets, network,
           mobility, pool, rates, base_wages, pay_levels, compensation_ratio, wage_lag,
           output_per_work, posts_by_cell, months, wages, technology, labs, operators,
           inference_dollars, signals, history, accounts, observed, occupation_moves, experiments,
           money, foreign_technology, foreign_lab_sales, abroad, ownership, distributions,
           eve_of_payday, payday_recount, token_market, generation_users, tokens_sold, work_sums,
           month, measures, event_log] = self;
    archive.derived(parameters, calendar, last_day, monthly_recount, network, mobility, pool, pay_levels,
                    compensation_ratio, months);
    // clang-format on
    archive_agents(self, archive);
    archive.derived(workers, firms, slots, rosters, desks); // taken agent by agent
    archive.column("markets", markets);
    archive.column("labs", labs);
    archive.column("operators", operators);
    archive.column("rates", rates);
    archive.column("base_wages", base_wages);
    archive.column("wage_lag", wage_lag);
    archive.column("output_per_work", output_per_work);
    archive.column("posts_by_cell", posts_by_cell);
    archive.column("wages", wages);
    archive.column("technology", technology);
    archive.column("inference_dollars", inference_dollars);
    archive.column("signals", signals);
    archive.column("history", history);
    archive.column("accounts", accounts);
    archive.column("observed", observed);
    archive.column("occupation_moves", occupation_moves);
    archive.column("experiments", experiments);
    archive.column("money", money);
    archive.column("foreign_technology", foreign_technology);
    archive.column("foreign_lab_sales", foreign_lab_sales);
    archive.column("abroad", abroad);
    archive.column("ownership", ownership);
    archive_distributions(distributions, archive);
    archive.column("eve_of_payday", eve_of_payday);
    archive.column("payday_recount", payday_recount);
    archive.column("token_market", token_market);
    archive.column("generation_users", generation_users);
    archive.column("tokens_sold", tokens_sold);
    archive.column("work_sums", work_sums);
    archive.column("month", month);
    archive.column("measures", measures);
    archive.record("event_log", event_log);
}

} // namespace

Economy::Sizes Economy::packed_sizes() const {
    Sizes sizes{
        static_cast<std::uint32_t>(workers.size()), static_cast<std::uint32_t>(firms.size()), 0, 0};
    for (const Firm& firm : firms) {
        sizes.slots += room_of(firm);
        for (std::uint32_t slot = 0; slot < firm.slots(); ++slot) {
            sizes.posts += static_cast<std::uint32_t>(
                rosters.block(slots[std::size_t{firm.first_slot} + slot]).size());
        }
    }
    return sizes;
}

std::vector<std::uint32_t> Economy::first_firms() const {
    std::vector<std::uint32_t> first(parameters.sectors.size() + 1, 0);
    for (const Firm& firm : firms) {
        ++first[firm.sector_index + std::size_t{1}];
    }
    for (std::size_t sector = 1; sector < first.size(); ++sector) {
        first[sector] += first[sector - 1];
    }
    return first;
}

void Economy::save(StateWriter& out) const {
    archive_economy(*this, out);
    out.mark("end of economy");
}

void Economy::load(StateReader& in) {
    archive_economy(*this, in);
    in.mark("end of economy");
}

void Economy::add_to(StateDigest& digest) const {
    archive_economy(*this, digest);
}

} // namespace tenfold
