// SPDX-License-Identifier: Apache-2.0
/// Event handlers of labs: buying compute, finishing training runs, imitating the frontier,
/// releasing models, closing.
#include "agents/ai/lab.hpp"

#include "core/units.hpp"

#include "agents/ai/company_account.hpp"
#include "agents/ai/intelligence.hpp"
#include "agents/ai/model_catalogue.hpp"
#include "agents/ai/token_price.hpp"
#include "agents/ai/view.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenfold {

namespace {

CompanyAccount account_of(LabState& lab) {
    return {lab.deposit,
            lab.owed_abroad,
            DepositTotal::labs,
            PayoutCount::lab_capital,
            PayoutCount::labs};
}

// Owners pay the debts of a lab that closes, as they do for firms.
void close_down(LabTurn& turn) {
    LabState& lab = turn.lab;
    raise_capital(turn, account_of(lab), -lab.deposit);
    lab.closed = true;
    lab.ready.clear();
    lab.run_compute = 0.0;
}

void remember(double& mean, double value) {
    constexpr double memory = 12.0; // months of the means
    mean += (value - mean) / memory;
}

} // namespace

double funds_of_month(const LabFinanceParameters& finance, const LabState& lab) {
    const double left = std::max(0.0, lab.mean_revenue - lab.mean_inference);
    return static_cast<double>(lab.outside_of_month) +
           std::min(finance.revenue_share * lab.mean_revenue, left);
}

LabSpending
spending_of_month(const LabFinanceParameters& finance, const LabState& lab, double ration) {
    LabSpending result;
    result.staff = std::max(lab.staff, static_cast<std::int64_t>(finance.staff_share * lab.funds));
    const double wanted = lab.funds - static_cast<double>(result.staff);
    const auto cash = static_cast<double>(std::max<std::int64_t>(0, lab.deposit - result.staff));
    result.compute = static_cast<std::int64_t>(std::clamp(wanted, 0.0, cash) * ration);
    return result;
}

bool gives_up(const LabFinanceParameters& finance, const LabState& lab) {
    return lab.deposit < 0 &&
           static_cast<double>(-lab.deposit) > finance.exit_months * lab.mean_spending;
}

void handle(LabTurn& turn, const ReviewLab& event) {
    LabState& lab = turn.lab;
    const AiView& see = turn.see;
    const LabFinanceParameters& finance = see.parameters.lab_finance;
    const CompanyAccount account = account_of(lab);
    turn.schedule(start_of(turn.day() + see.today.days), event);
    lab.compute_of_month = 0.0;
    lab.outside_of_month = 0;
    if (lab.closed) { // dividends of its hosts
        pay_dividend(turn, account, 0, see.place.held_abroad);
        return;
    }
    remember(lab.mean_revenue, static_cast<double>(lab.revenue_of_month));
    remember(lab.mean_inference, static_cast<double>(lab.inference_of_month));
    lab.outside_of_month = static_cast<std::int64_t>(lab.capital_share * see.ai.training_capital *
                                                     see.ai.outside_capital_factor);
    raise_capital(turn, account, lab.outside_of_month);
    const bool copies = see.parameters.labs[turn.self().index()].open_weights;
    lab.funds = copies ? 0.0 : funds_of_month(finance, lab);
    const LabSpending spending = spending_of_month(finance, lab, see.ai.compute.ration);
    purchase(turn, account, SpendingAccount::lab_purchases, spending.staff);
    purchase(turn, account, SpendingAccount::compute, spending.compute);
    lab.compute_of_month =
        static_cast<double>(spending.compute) / cents_per_dollar *
        dollars_per_simulated(see.parameters, see.calibration) *
        flop_per_dollar(see.parameters.intelligence, see.calendar.decimal_year(turn.day()));
    lab.run_compute += lab.compute_of_month;
    const std::int64_t spent = spending.staff + spending.compute + lab.inference_of_month;
    if (lab.mean_spending == 0.0) { // its first month
        lab.mean_funds = lab.funds;
        lab.mean_spending = static_cast<double>(spent);
    }
    remember(lab.mean_funds, lab.funds);
    remember(lab.mean_spending, static_cast<double>(spent));
    remember(lab.mean_costs,
             static_cast<double>(std::max<std::int64_t>(0, spent - lab.outside_of_month)));
    if (gives_up(finance, lab)) {
        close_down(turn);
        return;
    }
    pay_dividend(turn,
                 account,
                 static_cast<std::int64_t>(finance.cash_months * lab.mean_costs),
                 see.place.held_abroad);
}

void handle(LabTurn& turn, const FinishRun& /*event*/) {
    LabState& lab = turn.lab;
    if (lab.closed) {
        return;
    }
    const AiView& see = turn.see;
    const AiParameters& parameters = see.parameters;
    const bool open = parameters.labs[turn.self().index()].open_weights;
    RandomStream stream = turn.random(purpose::training);
    const ModelDraws draws{stream, parameters.task_domains.size()};
    const double efficiency = see.catalogue.signals().log_efficiency;
    const Date today = see.calendar.date(turn.day());
    const auto lag = std::chrono::days{std::llround(parameters.training.open_lag * days_per_year)};
    const double frontier = frontier_at(see.catalogue.models(), today - lag);
    const PolicyState& policy = see.government.policy;
    if (open && std::isfinite(frontier) && policy.open_weights_ban < 1.0) {
        lab.ready.push_back(copied_model(parameters, frontier, efficiency, draws));
    } else if (!open && lab.run_compute >= least_compute) {
        lab.ready.push_back(trained_model(parameters, lab.run_compute, efficiency, draws));
    }
    lab.run_compute = 0.0;
    lab.staff = static_cast<std::int64_t>(parameters.lab_finance.staff_share * lab.mean_funds);
    const auto delay = static_cast<Day>(std::llround(policy.release_delay));
    turn.schedule(turn.now() + 1 + start_of(delay), ReleaseModel{});
    const Day next = release_interval(parameters.training, open, draws.interval);
    turn.schedule(start_of(turn.day() + next), FinishRun{});
}

void handle(LabTurn& turn, const ReleaseModel& /*event*/) {
    LabState& lab = turn.lab;
    if (lab.ready.empty()) {
        return;
    }
    AiModel model = std::move(lab.ready.front());
    lab.ready.erase(lab.ready.begin());
    model.lab = turn.self();
    model.released = turn.see.calendar.date(turn.day() + 1); // published tomorrow
    model.wordiness =
        wordiness(turn.see.parameters.token_price, Calendar::decimal_year(model.released));
    for (AiModel& size : sizes_of(model, turn.see.parameters.training)) {
        lab.released.push_back(std::move(size));
    }
}

} // namespace tenfold
