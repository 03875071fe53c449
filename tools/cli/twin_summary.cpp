// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/twin_summary.hpp"

#include "agents/observe/observations.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "tools/analysis/difference.hpp"
#include "tools/cli/summary_observations.hpp"

namespace tenfold {

namespace {

using Months = std::vector<double> TwinMonths::*;

TwinMonths months_of(const RunResult& result) {
    TwinMonths months;
    for (const MonthlyMeasures& month : result.months) {
        const double people = std::max(static_cast<double>(month.people), 1.0);
        months.real_gdp.push_back(month.goods.real_gdp);
        months.welfare.push_back(month.goods.real_consumption / people *
                                 month.incomes.equal_income_share);
        months.price_level.push_back(month.goods.price_level);
        months.unemployment.push_back(static_cast<double>(month.total.unemployed) / people);
        months.labour_share.push_back(month.goods.labour_share);
        months.intelligence.push_back(month.frontier_intelligence);
    }
    return months;
}

/// Mean over the last twelve months.
double at_end(const std::vector<double>& months) {
    const std::size_t count = std::min<std::size_t>(12, months.size());
    double sum = 0.0;
    for (std::size_t i = months.size() - count; i < months.size(); ++i) {
        sum += months[i];
    }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

/// Means over the seeds, month by month, over the months that all have.
std::vector<double>
mean_months(std::span<const TwinSeries> seeds, TwinMonths TwinSeries::*side, Months months) {
    std::vector<double> mean = seeds.front().*side.*months;
    for (const TwinSeries& seed : seeds.subspan(1)) {
        const std::vector<double>& more = seed.*side.*months;
        mean.resize(std::min(mean.size(), more.size()));
        for (std::size_t i = 0; i < mean.size(); ++i) {
            mean[i] += more[i];
        }
    }
    for (double& value : mean) {
        value /= static_cast<double>(seeds.size());
    }
    return mean;
}

std::string estimate_text(const Estimate& estimate, int decimals, const char* unit) {
    const std::string value = fmt::format("{:+.{}f} {}", estimate.value, decimals, unit);
    return estimate.interval ? fmt::format("{:<14} [{:+.{}f}, {:+.{}f}]",
                                           value,
                                           estimate.interval->low,
                                           decimals,
                                           estimate.interval->high,
                                           decimals)
                             : value;
}

/// Estimated in logarithms, as in `compare`.
std::string relative_text(std::span<const TwinSeries> seeds, Months months) {
    std::vector<double> differences;
    for (const TwinSeries& seed : seeds) {
        const double with = at_end(seed.with.*months);
        const double without = at_end(seed.without.*months);
        differences.push_back(with > 0.0 && without > 0.0 ? std::log(with / without) : 0.0);
    }
    Estimate estimate = relative_change(mean_estimate(differences));
    estimate.value *= 100.0;
    if (auto& interval = estimate.interval) {
        *interval = {100.0 * interval->low, 100.0 * interval->high};
    }
    return estimate_text(estimate, 1, "%");
}

std::string points_text(std::span<const TwinSeries> seeds, Months months) {
    std::vector<double> differences;
    for (const TwinSeries& seed : seeds) {
        differences.push_back(100.0 * (at_end(seed.with.*months) - at_end(seed.without.*months)));
    }
    return estimate_text(mean_estimate(differences), 2, "points");
}

std::string verdict_of(std::span<const TwinSeries> seeds, Months months) {
    return verdict_text(
        difference_verdict(mean_months(seeds, &TwinSeries::with, months),
                           mean_months(seeds, &TwinSeries::without, months),
                           mean_months(seeds, &TwinSeries::with, &TwinMonths::intelligence)));
}

} // namespace

std::vector<Override> without_ai(const std::string& name) {
    return {{"name", name + "-twin"},
            {"description", name + " without artificial intelligence: no labs, no coworkers."},
            {"training.enabled", "false"},
            {"adoption.enabled", "false"}};
}

TwinSeries twin_series(const RunResult& with, const RunResult& without) {
    return {months_of(with), months_of(without)};
}

std::string twin_text(std::span<const TwinSeries> seeds) {
    const std::string several =
        seeds.size() > 1 ? fmt::format("; {} seeds, 95 % intervals", seeds.size()) : "";
    return fmt::format(
        "\nCompared with {} without AI, last twelve months{}\n"
        "{:<26}{}\n"
        "{:<26}{}\n"
        "{:<26}{}\n"
        "{:<26}{}\n"
        "{:<26}{}\n"
        "O3 verdicts on what intelligence adds, over half-years in which it adds at least 1 %\n"
        "{:<26}{}\n"
        "{:<26}{}\n",
        seeds.size() > 1 ? "the twins" : "the twin",
        several,
        "Real GDP",
        relative_text(seeds, &TwinMonths::real_gdp),
        "Price level",
        relative_text(seeds, &TwinMonths::price_level),
        "Unemployment",
        points_text(seeds, &TwinMonths::unemployment),
        "Labour share of GDP",
        points_text(seeds, &TwinMonths::labour_share),
        "Welfare in consumption",
        relative_text(seeds, &TwinMonths::welfare),
        "   to real GDP",
        verdict_of(seeds, &TwinMonths::real_gdp),
        "   to welfare",
        verdict_of(seeds, &TwinMonths::welfare));
}

} // namespace tenfold
