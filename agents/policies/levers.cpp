// SPDX-License-Identifier: Apache-2.0
/// The levers that are part of the program. To add a lever: a function that changes the policy
/// state of a day, and a line in the table.
#include "agents/policies/financing.hpp"
#include "agents/policies/policy.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>
#include <utility>

namespace tenfold {

namespace {

void add(Programme& programme, const Intervention& given) {
    programme.financed[static_cast<std::size_t>(financing_of(given.financing))] += given.strength;
}

// Tokens in kind for everybody, bought by the government: a person uses the larger of this budget
// and what the person would buy.
void compute_budget(PolicyState& state,
                    const Intervention& given,
                    std::span<const Sector> /*sectors*/) {
    add(state.compute_budget, given);
}

void basic_income(PolicyState& state,
                  const Intervention& given,
                  std::span<const Sector> /*sectors*/) {
    add(state.basic_income, given);
}

void retraining(PolicyState& state,
                const Intervention& given,
                std::span<const Sector> /*sectors*/) {
    add(state.retraining, given);
}

void token_tax(PolicyState& state, const Intervention& given, std::span<const Sector> /*sectors*/) {
    state.token_tax += given.strength;
}

void profit_tax(PolicyState& state,
                const Intervention& given,
                std::span<const Sector> /*sectors*/) {
    state.profit_tax = std::min(most_profit_tax, state.profit_tax + given.strength);
}

void citizens_dividend(PolicyState& state,
                       const Intervention& given,
                       std::span<const Sector> /*sectors*/) {
    state.citizens_dividend = std::min(1.0, state.citizens_dividend + given.strength);
}

void release_delay(PolicyState& state,
                   const Intervention& given,
                   std::span<const Sector> /*sectors*/) {
    state.release_delay += given.strength;
}

void capability_cap(PolicyState& state,
                    const Intervention& given,
                    std::span<const Sector> /*sectors*/) {
    state.capability_cap = std::min(state.capability_cap, given.strength);
}

void deployment_limit(PolicyState& state,
                      const Intervention& given,
                      std::span<const Sector> sectors) {
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        if (given.target.empty() || given.target == sectors[s].key) {
            state.deployment_limit[s] = std::min(state.deployment_limit[s], given.strength);
        }
    }
}

void open_weights_ban(PolicyState& state,
                      const Intervention& given,
                      std::span<const Sector> /*sectors*/) {
    state.open_weights_ban = std::max(state.open_weights_ban, given.strength);
}

void energy_build_out(PolicyState& state,
                      const Intervention& given,
                      std::span<const Sector> /*sectors*/) {
    state.energy_build_out = std::max(-1.0, state.energy_build_out + given.strength);
}

void export_limit(PolicyState& state,
                  const Intervention& given,
                  std::span<const Sector> /*sectors*/) {
    state.export_limit = std::max(state.export_limit, given.strength);
}

void compute_shock(PolicyState& state,
                   const Intervention& given,
                   std::span<const Sector> /*sectors*/) {
    state.compute_shock = 1.0 - (1.0 - state.compute_shock) * (1.0 - given.strength);
}

void inflation_target(PolicyState& state,
                      const Intervention& given,
                      std::span<const Sector> /*sectors*/) {
    state.inflation_target += given.strength;
}

void capital_requirement(PolicyState& state,
                         const Intervention& given,
                         std::span<const Sector> /*sectors*/) {
    constexpr double most = 0.9;
    state.capital_requirement = std::clamp(state.capital_requirement + given.strength, -0.5, most);
}

void investment_subsidy(PolicyState& state,
                        const Intervention& given,
                        std::span<const Sector> /*sectors*/) {
    constexpr double most = 0.9;
    state.investment_subsidy = std::min(most, state.investment_subsidy + given.strength);
}

void capital_tax(PolicyState& state,
                 const Intervention& given,
                 std::span<const Sector> /*sectors*/) {
    state.capital_tax += given.strength;
}

void debt_target(PolicyState& state,
                 const Intervention& given,
                 std::span<const Sector> /*sectors*/) {
    state.debt_target = std::clamp(state.debt_target + given.strength, -5.0, 20.0);
}

void mortgage_limit(PolicyState& state,
                    const Intervention& given,
                    std::span<const Sector> /*sectors*/) {
    state.mortgage_limit = std::min(state.mortgage_limit, given.strength);
}

// For levers that are read from the scenario on their day (AiIndustry::publish_events).
void happens_once(PolicyState& /*state*/,
                  const Intervention& /*given*/,
                  std::span<const Sector> /*sectors*/) {}

} // namespace

LeverTable::LeverTable()
    : levers_{
          {{"compute_budget",
            "Mtok/month",
            range::non_negative,
            true,
            false,
            "Tokens of the best model that the government buys for each person in a month."},
           compute_budget},
          {{"basic_income",
            "mean wages",
            {0.0, 2.0},
            true,
            false,
            "Income for each person, as a share of the initial mean wage on its nominal path."},
           basic_income},
          {{"retraining",
            "1",
            range::share,
            true,
            false,
            "Share of people in retraining who get a place in a course: a shorter duration and a "
            "stipend; the fees go to education."},
           retraining},
          {{"token_tax",
            "1",
            {0.0, 1e6},
            false,
            false,
            "Tax on tokens, as a share of the price before tax."},
           token_tax},
          {{"profit_tax",
            "1",
            {0.0, 0.95},
            false,
            false,
            "Tax on the dividends of firms, labs and the compute operator (a robot tax)."},
           profit_tax},
          {{"citizens_dividend",
            "1",
            range::share,
            false,
            false,
            "Share of the tax on profits that is paid to everybody in equal parts."},
           citizens_dividend},
          {{"release_delay",
            "day",
            {0.0, 36500.0},
            false,
            false,
            "Days between the end of a training run and its release."},
           release_delay},
          {{"capability_cap",
            "intelligence",
            {-100.0, 1000.0},
            false,
            false,
            "Highest intelligence of a model that may be sold; training continues."},
           capability_cap},
          {{"deployment_limit",
            "1",
            range::share,
            false,
            false,
            "Largest share of coworkers' potential that firms of the target sector may use."},
           deployment_limit},
          {{"open_weights_ban",
            "1",
            range::share,
            false,
            false,
            "1: models with open weights may not be offered."},
           open_weights_ban},
          {{"energy_build_out",
            "1",
            {-1.0, 1e6},
            false,
            false,
            "Relative change of the grid power available to compute."},
           energy_build_out},
          {{"export_limit",
            "1",
            range::share,
            false,
            false,
            "Share of the demanded chips that are not for sale, because another country withholds "
            "them."},
           export_limit},
          {{"compute_shock", "1", range::share, false, false, "Share of chips out of operation."},
           compute_shock},
          {{"inflation_target",
            "1/yr",
            {-0.05, 0.1},
            false,
            false,
            "Change of the inflation target of the central bank."},
           inflation_target},
          {{"capital_requirement",
            "1",
            {-0.04, 0.5},
            false,
            false,
            "Change of the equity that banks need per dollar of loans."},
           capital_requirement},
          {{"investment_subsidy",
            "1",
            {0.0, 0.5},
            false,
            false,
            "Share of firms' purchases of new capital goods that the government pays."},
           investment_subsidy},
          {{"capital_tax",
            "1/yr",
            {0.0, 0.1},
            false,
            false,
            "Tax on the value of firms' fixed capital."},
           capital_tax},
          {{"debt_target",
            "1",
            {-2.0, 5.0},
            false,
            false,
            "Change of public debt over GDP that the fiscal rule aims at."},
           debt_target},
          {{"mortgage_limit",
            "1",
            range::share,
            false,
            false,
            "Largest mortgage per dollar of the value of housing."},
           mortgage_limit},
          {{"capability_jump",
            "decades",
            {-10.0, 10.0},
            false,
            true,
            "Powers of ten by which algorithmic efficiency rises at once."},
           happens_once},
          {{"open_release",
            "intelligence",
            {0.0, 10.0},
            false,
            true,
            "Gap in intelligence between the best model and the model whose weights become open."},
           happens_once},
      } {}

const LeverTable& shipped_levers() {
    static const LeverTable table;
    return table;
}

namespace {

bool is_valid_name(std::string_view name) {
    constexpr std::size_t longest = 64;
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !name.empty() && name.size() <= longest && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) {
               return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
           });
}

} // namespace

void LeverTable::add(Lever lever) {
    const LeverInfo& info = lever.info;
    const auto refuse = [&](std::string_view problem) {
        throw std::invalid_argument{fmt::format("lever {:?}: {}", info.name, problem)};
    };
    if (!is_valid_name(info.name)) {
        refuse("the name is invalid (allowed: 1 to 64 lower-case letters, digits and '_', a letter "
               "first)");
    }
    if (find(info.name) != nullptr) {
        refuse("the name is taken");
    }
    if (info.unit.empty()) {
        refuse("the unit is empty; the unit of a pure number is \"1\"");
    }
    if (!(info.range.low <= info.range.high)) {
        refuse(
            fmt::format("the range {} to {} contains no number", info.range.low, info.range.high));
    }
    if (info.doc.empty()) {
        refuse("the sentence that describes it is empty");
    }
    if (info.source.empty()) {
        refuse("the source is empty; \"assumption\" is one");
    }
    if (info.spends && !lever.effect) {
        refuse("it spends, but has no effect that adds to a programme");
    }
    levers_.push_back(std::move(lever));
}

const Lever* LeverTable::find(std::string_view name) const {
    const auto found = std::find_if(
        levers_.begin(), levers_.end(), [&](const Lever& one) { return one.info.name == name; });
    return found == levers_.end() ? nullptr : &*found;
}

} // namespace tenfold
