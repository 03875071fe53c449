// SPDX-License-Identifier: Apache-2.0
/// What labs do: buy compute, finish training runs, copy the frontier, release models, give up.
#include "agents/ai/lab.hpp"

#include "core/units.hpp"

#include "agents/ai/intelligence.hpp"
#include "agents/ai/token_price.hpp"
#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

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

void Economy::handle(LabContext& context, const ReviewLab& event) {
    LabState& lab = labs[context.self().index()];
    const LabFinanceParameters& finance = parameters.lab_finance;
    const unsigned thread = context.thread();
    context.schedule(start_of(context.window() + signals.days), event);
    lab.compute_of_month = 0.0;
    lab.outside_of_month = 0;
    if (lab.closed) { // what hosts earn
        pay_out(thread, DepositTotal::labs, lab.deposit, lab.owed_abroad, 0);
        return;
    }
    constexpr double memory = 12.0; // months of the means
    const auto remember = [](double& mean, double value) { mean += (value - mean) / memory; };
    remember(lab.mean_revenue, static_cast<double>(lab.revenue_of_month));
    remember(lab.mean_inference, static_cast<double>(lab.inference_of_month));
    lab.outside_of_month = static_cast<std::int64_t>(lab.capital_share * signals.training_capital *
                                                     signals.outside_capital_factor);
    raise_capital(thread, DepositTotal::labs, lab.deposit, lab.outside_of_month);
    const bool copies = parameters.labs[context.self().index()].open_weights;
    lab.funds = copies ? 0.0 : funds_of_month(finance, lab);
    const LabSpending spending = spending_of_month(finance, lab, signals.compute.ration);
    pay_ai(thread, DepositTotal::labs, lab.deposit, SpendingPot::lab_purchases, spending.staff);
    pay_ai(thread, DepositTotal::labs, lab.deposit, SpendingPot::compute, spending.compute);
    lab.compute_of_month =
        static_cast<double>(spending.compute) / cents_per_dollar *
        parameters.dollars_per_simulated() *
        flop_per_dollar(parameters.intelligence, calendar.decimal_year(context.window()));
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
        close_down(thread, lab);
        return;
    }
    pay_out(thread,
            DepositTotal::labs,
            lab.deposit,
            lab.owed_abroad,
            static_cast<std::int64_t>(finance.cash_months * lab.mean_costs));
}

// Owners pay the debts of a lab that closes, as they do for other firms.
void Economy::close_down(unsigned thread, LabState& lab) {
    raise_capital(thread, DepositTotal::labs, lab.deposit, -lab.deposit);
    lab.closed = true;
    lab.ready.clear();
    lab.run_compute = 0.0;
}

void Economy::handle(LabContext& context, const FinishRun& /*event*/) {
    const std::uint32_t id = context.self().index();
    LabState& lab = labs[id];
    if (lab.closed) {
        return;
    }
    const bool open = parameters.labs[id].open_weights;
    RandomStream stream = context.random(purpose::training);
    const ModelDraws draws{stream, parameters.task_domains.size()};
    const double efficiency = technology.signals().log_efficiency;
    const Date today = calendar.date(context.window());
    const auto lag = std::chrono::days{std::llround(parameters.training.open_lag * days_per_year)};
    const double frontier = frontier_at(technology.models(), today - lag);
    if (open && std::isfinite(frontier) && signals.policy.open_weights_ban < 1.0) {
        lab.ready.push_back(copied_model(parameters, frontier, efficiency, draws));
    } else if (!open && lab.run_compute >= least_compute) {
        lab.ready.push_back(trained_model(parameters, lab.run_compute, efficiency, draws));
    }
    lab.run_compute = 0.0;
    lab.staff = static_cast<std::int64_t>(parameters.lab_finance.staff_share * lab.mean_funds);
    const auto delay = static_cast<Day>(std::llround(signals.policy.release_delay));
    context.schedule(context.now() + 1 + start_of(delay), ReleaseModel{});
    const Day next = release_interval(parameters.training, open, draws.interval);
    context.schedule(start_of(context.window() + next), FinishRun{});
}

void Economy::handle(LabContext& context, const ReleaseModel& /*event*/) {
    LabState& lab = labs[context.self().index()];
    if (lab.ready.empty()) {
        return;
    }
    AiModel model = std::move(lab.ready.front());
    lab.ready.erase(lab.ready.begin());
    model.lab = context.self();
    model.released = calendar.date(context.window() + 1); // what others see, from tomorrow
    model.wordiness = wordiness(parameters.token_price, Calendar::decimal_year(model.released));
    for (AiModel& size : sizes_of(model, parameters.training)) {
        lab.released.push_back(std::move(size));
    }
}

void Economy::publish_releases() {
    for (std::uint32_t id = 0; id < labs.size(); ++id) {
        LabState& lab = labs[id];
        if (lab.closed) {
            technology.hand_to_hosts(LabId{id});
        }
        for (AiModel& model : lab.released) {
            technology.add(std::move(model));
        }
        lab.released.clear();
    }
}

} // namespace tenfold
