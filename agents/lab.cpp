// SPDX-License-Identifier: Apache-2.0
/// What labs do: buy compute, finish training runs, copy the frontier, release models.
#include "agents/lab.hpp"

#include "agents/economy.hpp"
#include "agents/intelligence.hpp"
#include "agents/token_price.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr double cents_per_dollar = 100.0;

} // namespace

void Economy::handle(LabContext& context, const ReviewLab& event) {
    LabState& lab = labs[context.self().index()];
    const LabFinanceParameters& finance = parameters.lab_finance;
    const unsigned thread = context.thread();
    const double year = calendar.decimal_year(context.window());
    const double unit = parameters.dollars_per_simulated();
    constexpr double memory = 12.0; // months of the mean of revenue and costs
    lab.mean_revenue += (static_cast<double>(lab.revenue_of_month) - lab.mean_revenue) / memory;
    // Capital buys compute, and staff and data besides.
    const double compute = lab.capital_share *
                           training_capital(parameters.intelligence, signals.gdp, year) *
                           signals.days / days_per_year;
    const double wanted = compute / (1.0 - finance.staff_share) / unit * cents_per_dollar;
    const auto outside = static_cast<std::int64_t>(wanted * signals.outside_capital_factor);
    raise_capital(thread, DepositTotal::labs, lab.deposit, outside);
    const auto own = static_cast<std::int64_t>(finance.revenue_share * lab.mean_revenue);
    const std::int64_t budget = std::clamp<std::int64_t>(
        parameters.labs[context.self().index()].open_weights ? 0 : outside + own,
        0,
        std::max<std::int64_t>(0, lab.deposit));
    const auto staff = static_cast<std::int64_t>(finance.staff_share * static_cast<double>(budget));
    pay_ai(thread, DepositTotal::labs, lab.deposit, SpendingPot::lab_purchases, staff);
    pay_ai(thread, DepositTotal::labs, lab.deposit, SpendingPot::compute, budget - staff);
    lab.compute_of_month = static_cast<double>(budget - staff) / cents_per_dollar * unit *
                           flop_per_dollar(parameters.intelligence, year);
    lab.run_compute += lab.compute_of_month;
    const auto costs = static_cast<double>(budget - outside + lab.inference_of_month);
    lab.mean_costs += (costs - lab.mean_costs) / memory;
    pay_out(thread,
            DepositTotal::labs,
            lab.deposit,
            static_cast<std::int64_t>(finance.cash_months * lab.mean_costs));
    context.schedule(start_of(context.window() + signals.days), event);
}

void Economy::handle(LabContext& context, const FinishRun& /*event*/) {
    const std::uint32_t id = context.self().index();
    LabState& lab = labs[id];
    const bool open = parameters.labs[id].open_weights;
    RandomStream stream = context.random(purpose::training);
    const ModelDraws draws{stream, parameters.task_domains.size()};
    const double efficiency = technology.signals().log_efficiency;
    const Date today = calendar.date(context.window());
    const auto lag = std::chrono::days{std::llround(parameters.training.open_lag * days_per_year)};
    const double frontier = frontier_at(technology.models(), today - lag);
    if (!open) {
        lab.ready.push_back(trained_model(parameters, lab.run_compute, efficiency, draws));
    } else if (std::isfinite(frontier) && signals.policy.open_weights_ban < 1.0) {
        lab.ready.push_back(copied_model(parameters, frontier, efficiency, draws));
    }
    lab.run_compute = 0.0;
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
    for (LabState& lab : labs) {
        for (AiModel& model : lab.released) {
            technology.add(std::move(model));
        }
        lab.released.clear();
    }
}

} // namespace tenfold
