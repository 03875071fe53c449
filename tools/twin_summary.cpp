// SPDX-License-Identifier: Apache-2.0
#include "tools/twin_summary.hpp"

#include "agents/observations.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "tools/summary_observations.hpp"

namespace tenfold {

namespace {

using Value = double (*)(const MonthlyMeasures&);

double real_gdp(const MonthlyMeasures& month) {
    return month.goods.real_gdp;
}
double welfare(const MonthlyMeasures& month) {
    return month.people > 0 ? month.goods.real_consumption / static_cast<double>(month.people) *
                                  month.incomes.equal_income_share
                            : 0.0;
}
double price_level(const MonthlyMeasures& month) {
    return month.goods.price_level;
}
double labour_share(const MonthlyMeasures& month) {
    return month.goods.labour_share;
}
double intelligence(const MonthlyMeasures& month) {
    return month.frontier_intelligence;
}
double unemployment(const MonthlyMeasures& month) {
    return month.people > 0
               ? static_cast<double>(month.total.unemployed) / static_cast<double>(month.people)
               : 0.0;
}

std::vector<double> series(const RunResult& result, Value value) {
    std::vector<double> values;
    std::transform(result.months.begin(), result.months.end(), std::back_inserter(values), value);
    return values;
}

/// Mean over the last twelve months.
double at_end(const RunResult& result, Value value) {
    const std::size_t count = std::min<std::size_t>(12, result.months.size());
    double sum = 0.0;
    for (std::size_t i = result.months.size() - count; i < result.months.size(); ++i) {
        sum += value(result.months[i]);
    }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

} // namespace

Scenario without_ai(Scenario scenario) {
    scenario.training.enabled = false;
    scenario.adoption.enabled = false;
    return scenario;
}

std::string twin_text(const RunResult& result, const RunResult& without) {
    const auto relative = [&](Value value) {
        const double base = at_end(without, value);
        return base > 0.0 ? 100.0 * (at_end(result, value) / base - 1.0) : 0.0;
    };
    const auto points = [&](Value value) {
        return 100.0 * (at_end(result, value) - at_end(without, value));
    };
    const auto verdict = [&](Value value) {
        return verdict_text(difference_verdict(
            series(result, value), series(without, value), series(result, intelligence)));
    };
    return fmt::format(
        "\nBeside its twin without artificial intelligence, last twelve months\n"
        "{:<26}{:+.1f} %\n"
        "{:<26}{:+.1f} %\n"
        "{:<26}{:+.2f} points\n"
        "{:<26}{:+.2f} points\n"
        "{:<26}{:+.1f} %\n"
        "O3 verdicts on what intelligence adds, from half-years in which it adds 1 %\n"
        "{:<26}{}\n"
        "{:<26}{}\n",
        "Real GDP",
        relative(real_gdp),
        "Price level",
        relative(price_level),
        "Unemployment",
        points(unemployment),
        "Labour's share of GDP",
        points(labour_share),
        "Welfare in consumption",
        relative(welfare),
        "   to real GDP",
        verdict(real_gdp),
        "   to welfare",
        verdict(welfare));
}

} // namespace tenfold
