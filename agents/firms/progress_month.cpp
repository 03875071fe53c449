// SPDX-License-Identifier: Apache-2.0
/// Progress at the barriers: research, what coworkers have done to the sectors' work, new tasks,
/// and investment that follows growth.
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/economy/economy.hpp"
#include "agents/firms/progress.hpp"

#include <algorithm>

namespace tenfold {

// Output of research, people and coworkers together, relative to the start. (Eq. 57)
void Economy::publish_research(double years) {
    constexpr double memory = 12.0; // months
    double output = 0.0;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        const auto heads = static_cast<double>(accounts.total(SectorId{s}, SectorCount::heads));
        output += parameters.baskets.research[s] * heads / signals.work[s].human_hours;
    }
    if (history.first_research_output == 0.0) {
        history.first_research_output = output;
    }
    const double relative =
        history.first_research_output > 0.0 ? output / history.first_research_output : 1.0;
    history.research_output += (relative - history.research_output) / memory;
    const double since =
        static_cast<double>((calendar.date(signals.day) - parameters.start).count()) /
        days_per_year;
    const double trend = parameters.accounts.real_growth;
    history.log_productivity += years * science_growth(parameters.science,
                                                       trend,
                                                       history.research_output,
                                                       history.log_productivity - trend * since);
}

// Means of the reviews of the month that is over.
void Economy::publish_work(double years) {
    constexpr auto kinds = static_cast<std::size_t>(WorkSum::kinds);
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        const auto sum = [&](WorkSum what) {
            return static_cast<double>(work_sums.total(s * kinds + static_cast<std::size_t>(what)));
        };
        SectorWork& work = signals.work[s];
        const double normal = sum(WorkSum::normal);
        const double reference = sum(WorkSum::reference_cost);
        if (normal > 0.0 && reference > 0.0) {
            work.human_hours = sum(WorkSum::human) / normal;
            work.supervision = sum(WorkSum::supervision) / normal;
            work.tokens = sum(WorkSum::token_cost) / reference;
            work.labour_cost = sum(WorkSum::people_cost) / reference + work.tokens;
        }
        const double before = work.new_tasks;
        work.new_tasks = new_tasks(parameters.new_tasks, before, work.human_hours, years);
        work.quality = next_quality(parameters.new_tasks,
                                    work.quality,
                                    work.new_tasks - before,
                                    work.human_hours + work.new_tasks);
    }
    work_sums.reset();
}

// After the pots are filled: what a unit of appeal brings, and how fast sectors grow.
void Economy::publish_capital() {
    constexpr double memory = 24.0; // months
    constexpr double weight_unit = 1024.0;
    const std::size_t sectors = parameters.sectors.size();
    const bool first = history.slow_output.empty();
    history.slow_output.resize(sectors, 0.0);
    for (std::size_t s = 0; s < sectors; ++s) {
        const double output = static_cast<double>(money.pot(s)) * signals.fresh_share[s] /
                              (cents_per_dollar * signals.goods.price[s] * signals.days_before);
        const double appeals = money.appeals(s) / weight_unit;
        if (!(output > 0.0) || !(appeals > 0.0)) {
            continue;
        }
        signals.demand_per_appeal[s] = output / appeals;
        const double now = math::log(output);
        const double trend = parameters.accounts.real_growth;
        double& slow = history.slow_output[s];
        if (first) {
            slow = now - trend * memory / 12.0; // as if it had grown on trend
        }
        // A mean that is two years late lags by two years' growth.
        slow += (now - slow) / memory;
        signals.investment_factor[s] =
            accelerator(parameters.production, (now - slow) * 12.0 / memory, trend);
    }
}

} // namespace tenfold
