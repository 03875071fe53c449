// SPDX-License-Identifier: Apache-2.0
/// Saving and restoring the state of an economy, and its digest. Constants that follow from the
/// scenario alone (parameters, networks, tables made by constructors) are not archived.
#include "core/archive.hpp"

#include "core/state_digest.hpp"

#include "agents/economy/economy.hpp"

#include <type_traits>

namespace tenfold {

namespace {

/// A firm with its slots and seats. They are archived as if they were contiguous from `packed` on,
/// because their actual position has no meaning.
template <class Archive>
void archive_firm(const FirmStore& store, FirmId id, Firms::Sizes& packed, Archive& out) {
    Firm firm = store.firms[id.index()];
    const std::uint32_t first = firm.first_slot;
    firm.first_slot = packed.slots;
    packed.slots += firm.room();
    out.raw(&firm, sizeof firm);
    for (std::uint32_t place = first; place < first + firm.slots(); ++place) {
        Slot slot = store.slots[place];
        const std::span<const Seat> seats = store.rosters.block(slot);
        slot.first_seat = packed.posts;
        packed.posts += static_cast<std::uint32_t>(seats.size());
        out.raw(&slot, sizeof slot);
        Slots::archive_beside(store.slots, place, out);
        out(seats.size());
        out.raw(seats.data(), seats.size_bytes());
    }
}

void archive_firm(FirmStore& store, FirmId id, Firms::Sizes& /*packed*/, StateReader& in) {
    Firm& firm = store.firms[id.index()];
    in.raw(&firm, sizeof firm);
    if (std::size_t{firm.first_slot} + firm.room() > store.slots.size()) {
        in.fail("it has more slots than it declares");
    }
    for (std::uint32_t place = firm.first_slot; place < firm.first_slot + firm.slots(); ++place) {
        Slot& slot = store.slots[place];
        in.raw(&slot, sizeof slot);
        Slots::archive_beside(store.slots, place, in);
        std::size_t seats = 0;
        in(seats);
        const std::span<Seat> block = store.rosters.block_at(slot.first_seat, seats);
        in.raw(block.data(), block.size_bytes());
        if (!store.rosters.fits(slot, seats)) {
            in.fail("a roster does not fit its seats");
        }
    }
}

/// Workers, and firms with their slots, rosters and desks.
template <class Workers, class Store, class Archive>
void archive_agents(Workers& workers, Store& store, Archive& archive) {
    archive.agents("workers", workers.size(), [&](auto& one, std::size_t worker) {
        one.raw(&workers[worker], sizeof(Worker));
    });
    Firms::Sizes packed{};
    archive.agents("firms", store.firms.size(), [&](auto& one, std::size_t firm) {
        const FirmId id{static_cast<std::uint32_t>(firm)};
        if constexpr (std::is_same_v<std::remove_reference_t<decltype(one)>, ByteDigest>) {
            Firms::Sizes alone{};
            archive_firm(store, id, alone, one);
        } else {
            archive_firm(store, id, packed, one);
        }
    });
    archive.agents("balances", store.balances.size(), [&](auto& one, std::size_t firm) {
        one.raw(&store.balances[firm], sizeof(FirmBalance));
    });
    archive.agents(
        "desks", store.desks.size(), [&](auto& one, std::size_t firm) { one(store.desks[firm]); });
}

/// Sums over all threads, because the split between threads depends on scheduling.
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

/// The components, each of which lists its members once. Agents are archived one by one; records
/// for the results file, which the simulation does not read, are marked as such.
template <class Self, class Archive>
void archive_economy(Self& economy, Archive& archive) {
    archive_agents(economy.labour.workers(), economy.firms.store(), archive);
    archive.column("today", economy.today);
    archive.column("accounts", economy.books.accounts);
    archive.column("money", economy.books.money);
    archive.column("observed_counts", economy.books.observed);
    archive.column("government", economy.government);
    archive.column("goods_market", economy.goods);
    archive.column("household_sector", economy.households);
    archive.column("central_bank", economy.central_bank);
    archive.column("banks", economy.banks);
    archive.column("mortgages", economy.mortgages);
    archive.column("foreign_trade", economy.trade);
    archive.column("expectations", economy.expectations);
    archive.column("fiscal_rule", economy.fiscal_rule);
    archive.column("business_cycle", economy.cycle);
    archive.column("output_trend", economy.output_trend);
    archive.column("income_trend", economy.income_trend);
    archive.column("ai_industry", economy.ai);
    archive.column("coworkers", economy.coworkers);
    archive.column("labour_market", economy.labour);
    archive.column("firm_sector", economy.firms);
    archive.column("monthly_records", economy.records);
    archive_distributions(economy.labour.books().distributions, archive);
    archive.record("event_log", economy.records.event_log());
    archive.record("observers", economy.records.observed_values());
}

} // namespace

Economy::Sizes Economy::packed_sizes() const {
    return {static_cast<std::uint32_t>(labour.workers().size()), firms.packed_sizes()};
}

void Economy::save(StateWriter& out) const {
    archive_economy(*this, out);
    out.mark("end of economy");
}

void Economy::load(StateReader& in) {
    archive_economy(*this, in);
    in.mark("end of economy");
    government.publish_policy(parameters, calendar.date(today.day));
}

void Economy::add_to(StateDigest& digest) const {
    archive_economy(*this, digest);
}

} // namespace tenfold
