// SPDX-License-Identifier: Apache-2.0
/// The state of an economy written down for a checkpoint, read back, and made into one number that
/// tells two states apart. What follows from the scenario alone (parameters, networks, tables made
/// by constructors) is not in it.
#include "core/archive.hpp"

#include "core/state_digest.hpp"

#include "agents/economy/economy.hpp"

#include <numeric>
#include <type_traits>

namespace tenfold {

namespace {

/// A firm with its slots and seats, which are written as if they lay behind one another from
/// `packed` on: their place has no meaning.
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
        in.fail("it has more slots than it says");
    }
    for (std::uint32_t place = firm.first_slot; place < firm.first_slot + firm.slots(); ++place) {
        Slot& slot = store.slots[place];
        in.raw(&slot, sizeof slot);
        Slots::archive_beside(store.slots, place, in);
        std::size_t seats = 0;
        in(seats);
        const std::span<Seat> block = store.rosters.block_at(slot.first_seat, seats);
        in.raw(block.data(), block.size_bytes());
    }
}

/// Workers, and firms with what belongs to them.
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
    archive.agents(
        "desks", store.desks.size(), [&](auto& one, std::size_t firm) { one(store.desks[firm]); });
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

} // namespace

/// The columns of the state, in the order and with the contents that they have always had.
class LegacyArchive {
public:
    template <class Self, class Archive>
    // NOLINTNEXTLINE(readability-function-size): a line for each column
    static void archive(Self& e, Archive& archive) {
        auto& labour = e.labour.signals_;
        auto& firms = e.firms;
        auto& ai = e.ai;
        auto& goods = e.goods;
        auto& people = e.households;
        auto& state = e.government;
        auto& records = e.records;
        archive_agents(e.labour.workers_, firms.store_, archive);
        archive.column("markets", e.labour.markets_);
        archive.column("labs", ai.labs_);
        archive.column("operators", ai.operators_);
        archive.column("rates", labour.rates);
        archive.column("base_wages", labour.pay.base_);
        archive.column("wage_lag", labour.pay.wage_lag_);
        archive.column("output_per_work", firms.sectors_.output_per_work);
        archive.column("posts_by_cell", firms.sectors_.posts);
        archive.column("wages", labour.wages);
        archive.column("technology",
                       ai.catalogue_.models_,
                       ai.catalogue_.prices_,
                       ai.catalogue_.price_index_,
                       ai.catalogue_.first_price_,
                       ai.catalogue_.training_compute_,
                       e.coworkers.generations_,
                       ai.catalogue_.signals_);
        archive.column("inference_dollars", ai.inference_dollars_);
        archive.column("signals",
                       e.today,
                       labour.tightness,
                       firms.signals_.wage_power,
                       firms.signals_.wage_response,
                       goods.signals_.prices,
                       firms.signals_.productivity,
                       firms.signals_.input_efficiency,
                       goods.signals_.fresh_share,
                       firms.signals_.demand_per_appeal,
                       firms.signals_.investment_factor,
                       firms.signals_.work,
                       state.signals_.policy,
                       state.signals_.token_tax,
                       state.signals_.profit_tax,
                       state.signals_.financing,
                       ai.signals_.compute,
                       ai.signals_.training_capital,
                       ai.signals_.outside_capital_factor,
                       goods.signals_.energy_price,
                       goods.signals_.gdp,
                       goods.signals_.expected_inflation,
                       firms.signals_.trend_factor,
                       people.signals_.spending,
                       people.signals_.dividend,
                       people.signals_.rent,
                       people.signals_.token_decades,
                       people.signals_.consumption_factor,
                       state.signals_.purchases_factor);
        archive.column("history",
                       goods.history_.price_level,
                       goods.history_.real_gdp,
                       goods.history_.real_gdp_quality,
                       goods.history_.first_gdp,
                       goods.history_.consumption,
                       goods.history_.first_consumption,
                       people.history_.base_real_income,
                       people.history_.relative_income,
                       people.history_.base_rents,
                       firms.history_.total_productivity,
                       firms.history_.labour_productivity,
                       firms.history_.log_productivity,
                       firms.history_.research_output,
                       firms.history_.first_research_output,
                       firms.history_.log_labour_cost,
                       firms.history_.slow_output);
        archive.column("accounts", e.books.accounts);
        archive.column("observed", e.books.observed);
        archive.column("occupation_moves", e.labour.books_.occupation_moves);
        archive.column("experiments", records.experiments_);
        archive.column("money", e.books.money);
        archive.column("foreign_technology", ai.foreign_technology_);
        archive.column("foreign_lab_sales", ai.foreign_lab_sales_);
        archive.column("abroad", ai.abroad_);
        archive.column("ownership", people.ownership_);
        archive_distributions(e.labour.books_.distributions, archive);
        archive.column("eve_of_payday", e.labour.eve_of_payday_);
        archive.column("payday_recount", e.labour.books_.payday_recount);
        archive.column("token_market", ai.token_market_);
        archive.column("generation_users", e.coworkers.generation_users_);
        archive.column("tokens_sold", ai.tokens_sold_);
        archive.column("work_sums", firms.work_sums_);
        std::int64_t token_tax =
            std::accumulate(ai.sales_.tax.begin(), ai.sales_.tax.end(), std::int64_t{0});
        archive.column("month",
                       records.month_,
                       goods.uses_,
                       ai.sales_,
                       ai.unpaid_sales_,
                       state.programme_spending_,
                       state.policy_due_,
                       state.policy_cost_,
                       state.policy_debt_,
                       state.basic_income_,
                       token_tax,
                       state.profit_tax_,
                       state.courses_,
                       state.stipends_,
                       ai.training_compute_spend_,
                       people.incomes_,
                       people.totals_);
        archive.column("measures", records.measures_);
        archive.record("event_log", records.event_log_);
    }
};

Economy::Sizes Economy::packed_sizes() const {
    return {static_cast<std::uint32_t>(labour.workers().size()), firms.packed_sizes()};
}

void Economy::save(StateWriter& out) const {
    LegacyArchive::archive(*this, out);
    out.mark("end of economy");
}

void Economy::load(StateReader& in) {
    LegacyArchive::archive(*this, in);
    in.mark("end of economy");
}

void Economy::add_to(StateDigest& digest) const {
    LegacyArchive::archive(*this, digest);
}

} // namespace tenfold
