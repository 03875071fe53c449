// SPDX-License-Identifier: Apache-2.0
/// The state of an economy written down for a checkpoint, and read back. What follows from the
/// scenario alone (parameters, networks, tables made by the constructor) is not in it.
#include "core/archive.hpp"

#include "agents/economy.hpp"

#include <algorithm>

namespace tenfold {

namespace {

/// Slots that a firm has a place for, used or not.
std::uint32_t room_of(const Firm& firm) {
    return std::max<std::uint32_t>(firm.slots(), firm.slot_room);
}

void write_firm(const Economy& economy, FirmId id, Economy::Sizes& packed, StateWriter& out) {
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
        out(economy.slots.requirement(place), economy.slots.waiting(place), seats.size());
        out.raw(seats.data(), seats.size_bytes());
    }
}

void read_firm(Economy& economy, FirmId id, StateReader& in) {
    Firm& firm = economy.firms[id.index()];
    in.raw(&firm, sizeof firm);
    if (std::size_t{firm.first_slot} + room_of(firm) > economy.slots.size()) {
        in.fail("it has more slots than it says");
    }
    for (std::uint32_t place = firm.first_slot; place < firm.first_slot + firm.slots(); ++place) {
        Slot& slot = economy.slots[place];
        in.raw(&slot, sizeof slot);
        std::size_t seats = 0;
        in(economy.slots.requirement(place), economy.slots.waiting(place), seats);
        const std::span<Seat> block = economy.rosters.block_at(slot.first_seat, seats);
        in.raw(block.data(), block.size_bytes());
    }
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

template <class Self, class Archive>
void Economy::archive_rest(Self& self, Archive& archive) {
    archive.mark("agents");
    archive(self.desks, self.markets, self.labs, self.operators);
    archive.mark("tables");
    archive(self.rates, self.base_wages, self.wage_lag, self.output_per_work, self.posts_by_cell);
    archive(self.wages, self.technology, self.inference_dollars, self.signals, self.history);
    archive.mark("accounts");
    archive(self.accounts, self.observed, self.occupation_moves, self.experiments, self.money);
    archive(self.foreign_technology, self.foreign_lab_sales, self.abroad, self.ownership);
    archive(self.eve_of_payday, self.payday_recount, self.token_market, self.generation_users);
    archive(self.tokens_sold, self.work_sums, self.month, self.measures, self.event_log);
    archive.mark("end of economy");
}

void Economy::save(StateWriter& out) const {
    out.mark("economy");
    archive_column(out, workers);
    Sizes packed{};
    for (std::uint32_t firm = 0; firm < firms.size(); ++firm) {
        write_firm(*this, FirmId{firm}, packed, out);
    }
    PeopleDistributions people = distributions.front();
    for (std::size_t thread = 1; thread < distributions.size(); ++thread) {
        people.merge(distributions[thread]);
    }
    out(people);
    archive_rest(*this, out);
}

void Economy::load(StateReader& in) {
    in.mark("economy");
    archive_column(in, workers);
    for (std::uint32_t firm = 0; firm < firms.size(); ++firm) {
        read_firm(*this, FirmId{firm}, in);
    }
    in(distributions.front());
    archive_rest(*this, in);
}

} // namespace tenfold
