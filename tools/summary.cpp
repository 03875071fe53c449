// SPDX-License-Identifier: Apache-2.0
#include "tools/summary.hpp"

#include "core/time.hpp"

#include "agents/measures.hpp"
#include "agents/national_accounts.hpp"

#include "sim/economy_parameters.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <span>
#include <string_view>

#include "tools/figures.hpp"
#include "tools/summary_header.hpp"
#include "tools/summary_observations.hpp"
#include "tools/summary_policies.hpp"
#include "tools/summary_text.hpp"
#include "tools/text_table.hpp"

namespace tenfold {

namespace {

constexpr std::size_t sector_name_width = 48;

using Months = std::span<const MonthlyMeasures>;

/// A year of the labour market at full scale. Stocks are means over its months, flows are per
/// month.
struct LabourYear {
    double people = 0.0;
    double employed = 0.0;
    double unemployed = 0.0;
    double vacancies = 0.0;
    double hires = 0.0;
    double separations = 0.0;
};

LabourYear labour_year(Months months) {
    LabourYear year;
    double days = 0.0;
    for (const MonthlyMeasures& month : months) {
        const double weight = month.days * month.scale;
        year.people += weight * static_cast<double>(month.people);
        year.employed += weight * static_cast<double>(month.total.employed);
        year.unemployed += weight * static_cast<double>(month.total.unemployed);
        year.vacancies += weight * static_cast<double>(month.total.vacancies);
        // Flows are sums over the month's days already; days_per_month makes months equally long.
        year.hires += days_per_month * month.scale * static_cast<double>(month.total.hires);
        year.separations +=
            days_per_month * month.scale * static_cast<double>(month.total.separations);
        days += month.days;
    }
    for (double* value : {&year.people,
                          &year.employed,
                          &year.unemployed,
                          &year.vacancies,
                          &year.hires,
                          &year.separations}) {
        *value /= std::max(days, 1.0);
    }
    return year;
}

/// "161.02 million (95.9 % of people)", or all figures when there are few.
std::string count_and_share(double count, double whole, std::string_view of) {
    const std::string shown =
        whole < 1e6 ? with_separators(count) : fmt::format("{:.2f} million", count / 1e6);
    return fmt::format("{} ({} of {})", shown, percent_text(ratio(count, whole)), of);
}

/// A row of the table of years (tools/text_table.hpp).
std::string row(std::string_view label, std::string_view first, std::string_view last) {
    return fmt::format("{}\t{}\t{}\n", label, first, last);
}
constexpr std::array<std::size_t, 3> year_widths{26, 34, 38};
constexpr std::array<std::size_t, 5> sector_widths{49, 13, 13, 10, 15};

std::string years_text(Months months) {
    const Date first = months.front().month_end - std::chrono::days{1};
    const Date last = months.back().month_end - std::chrono::days{1};
    const std::string from = to_string(first).substr(0, 7);
    const std::string to = to_string(last).substr(0, 7);
    return from == to ? from : fmt::format("{} to {}", from, to);
}

std::string header(const Scenario& scenario, const RunResult& result) {
    return run_header(scenario,
                      result,
                      fmt::format("{} people in {} firms",
                                  with_separators(static_cast<double>(result.workers)),
                                  with_separators(static_cast<double>(result.firms))),
                      fmt::format("; {:.1f} bytes per worker, {:.1f} per firm",
                                  result.bytes_per_worker,
                                  result.bytes_per_firm));
}

std::string labour_rows(const LabourYear& a, const LabourYear& b) {
    const auto both = [&](std::string_view label,
                          double LabourYear::*part,
                          double LabourYear::*whole,
                          std::string_view of) {
        return row(
            label, count_and_share(a.*part, a.*whole, of), count_and_share(b.*part, b.*whole, of));
    };
    return both("Unemployed", &LabourYear::unemployed, &LabourYear::people, "people") +
           both("Employed", &LabourYear::employed, &LabourYear::people, "people") +
           both("Vacancies", &LabourYear::vacancies, &LabourYear::employed, "jobs") +
           both("Hires a month", &LabourYear::hires, &LabourYear::employed, "jobs") +
           both("Separations a month", &LabourYear::separations, &LabourYear::employed, "jobs");
}

double yearly_mean(Months months, double GoodsMeasures::*measure) {
    double sum = 0.0;
    for (const MonthlyMeasures& month : months) {
        sum += month.goods.*measure * month.scale;
    }
    return sum / static_cast<double>(months.size());
}

double share_mean(Months months, double GoodsMeasures::*measure) {
    double sum = 0.0;
    for (const MonthlyMeasures& month : months) {
        sum += month.goods.*measure;
    }
    return sum / static_cast<double>(months.size());
}

std::string money_rows(Months first, Months last) {
    const auto both = [&](std::string_view label, auto&& text) {
        return row(label, text(first), text(last));
    };
    const auto nominal = [](Months year) {
        return dollars_text(yearly_mean(year, &GoodsMeasures::gdp));
    };
    const auto real = [](Months year) {
        return dollars_text(yearly_mean(year, &GoodsMeasures::real_gdp));
    };
    const auto prices = [](Months year) {
        return fmt::format("{:.3f}", share_mean(year, &GoodsMeasures::price_level));
    };
    const auto wages = [](Months year) {
        return fmt::format("{:.3f}", share_mean(year, &GoodsMeasures::wage_index));
    };
    const auto labour = [](Months year) {
        return fmt::format("{} of GDP",
                           percent_text(share_mean(year, &GoodsMeasures::labour_share)));
    };
    const auto debt = [](Months year) {
        return dollars_text(yearly_mean(year, &GoodsMeasures::government_debt));
    };
    return both("GDP a year", nominal) + both("GDP at the first prices", real) +
           both("Price level", prices) + both("Wage index", wages) +
           both("Wages and contributions", labour) + both("Government debt", debt);
}

/// Coworkers of all sectors, over some months. Hours are sums.
CoworkerCounts teams(Months months) {
    CoworkerCounts sum;
    for (const MonthlyMeasures& month : months) {
        for (const CoworkerCounts& team : month.coworkers_by_sector) {
            sum.human_hours += team.human_hours;
            sum.ai_task_hours += team.ai_task_hours;
            sum.autonomous_hours += team.autonomous_hours;
            sum.supervision_hours += team.supervision_hours;
        }
    }
    return sum;
}

double yearly_token_spend(Months months) {
    double spent = 0.0;
    double days = 0.0;
    for (const MonthlyMeasures& month : months) {
        spent += (month.token_spend + month.people_token_spend) * month.scale;
        days += month.days;
    }
    return ratio(spent * days_per_year, days);
}

double yearly_tokens(Months months) {
    double tokens = 0.0;
    double days = 0.0;
    for (const MonthlyMeasures& month : months) {
        tokens += (month.token_volume + month.people_token_volume) * month.scale;
        days += month.days;
    }
    return ratio(tokens * days_per_year, days);
}

std::string coworker_rows(Months first, Months last) {
    const auto both = [&](std::string_view label, auto&& text) {
        return row(label, text(first), text(last));
    };
    const auto work = [](Months year) {
        const CoworkerCounts all = teams(year);
        return fmt::format(
            "{} of all work",
            percent_text(share_of_work(all.ai_task_hours, all.human_hours, all.supervision_hours)));
    };
    const auto close = [](Months year) {
        const CoworkerCounts all = teams(year);
        const double hours = all.ai_task_hours - all.autonomous_hours;
        return fmt::format("{} of that", percent_text(ratio(hours, all.ai_task_hours)));
    };
    const auto supervision = [](Months year) {
        const CoworkerCounts all = teams(year);
        return fmt::format("{} of people's hours",
                           percent_text(ratio(all.supervision_hours, all.human_hours)));
    };
    const auto tokens = [](Months year) { return tokens_text(yearly_tokens(year)); };
    const auto spend = [](Months year) { return dollars_text(yearly_token_spend(year)); };
    return both("Work done by coworkers", work) + both("  watched at every step", close) +
           both("Supervision by people", supervision) + both("Tokens bought a year", tokens) +
           both("Spent on tokens a year", spend);
}

std::string years_table(Months months, std::size_t columns) {
    const std::size_t year = std::min(months_per_year, months.size());
    const Months first = months.first(year);
    const Months last = months.last(year);
    std::string text = row("Mean over the months", years_text(first), years_text(last));
    text += labour_rows(labour_year(first), labour_year(last));
    text += money_rows(first, last);
    text += coworker_rows(first, last);
    const MonthlyMeasures& start = months.front();
    const MonthlyMeasures& end = months.back();
    text += row("At the end of", years_text(months.first(1)), years_text(months.last(1)));
    text +=
        row("Price of constant tokens", price_text(start.token_price), price_text(end.token_price));
    text += row("Horizon of frontier models",
                horizon_text(start.frontier_horizon_minutes),
                horizon_text(end.frontier_horizon_minutes));
    return table_text(text, year_widths, columns);
}

std::string sector_row(std::string_view name,
                       double people,
                       double coworkers,
                       double firms,
                       double adopters,
                       std::string_view elasticity) {
    return fmt::format("{:.{}}\t{}\t{}\t{}\t{}\n",
                       name,
                       sector_name_width,
                       with_separators(people),
                       with_separators(coworkers),
                       percent_text(ratio(adopters, firms)),
                       elasticity);
}

std::string
sector_table(const Scenario& scenario, const MonthlyMeasures& month, std::size_t columns) {
    std::string text = "Sector, at the end\tpeople\tcoworkers\tfirms\telasticity *\n";
    const std::vector<double> labour = labour_share_of_price(national_accounts(scenario));
    const std::size_t sectors = std::min({scenario.sectors.size(),
                                          month.by_sector.size(),
                                          month.coworkers_by_sector.size(),
                                          month.firms.size(),
                                          month.adopters.size()});
    double people = 0.0;
    double coworkers = 0.0;
    double firms = 0.0;
    double adopters = 0.0;
    for (std::size_t s = 0; s < sectors; ++s) {
        const double sector_people = static_cast<double>(month.by_sector[s].employed) * month.scale;
        const double sector_coworkers = month.coworkers_by_sector[s].coworkers * month.scale;
        const auto sector_firms = static_cast<double>(month.firms[s]);
        const auto sector_adopters = static_cast<double>(month.adopters[s]);
        text += sector_row(
            scenario.sectors[s].name,
            sector_people,
            sector_coworkers,
            sector_firms,
            sector_adopters,
            fmt::format("{:.1f} ({:.1f})", scenario.sectors[s].demand_elasticity, 1.0 / labour[s]));
        people += sector_people;
        coworkers += sector_coworkers;
        firms += sector_firms;
        adopters += sector_adopters;
    }
    text += sector_row("All", people, coworkers, firms, adopters, "");
    return table_text(text, sector_widths, columns) +
           wrapped("firms: with coworkers. * Of demand; in brackets the elasticity above which "
                   "labour-saving progress adds jobs in the sector: one over labour's share of its "
                   "price.",
                   std::min(columns, widest_paragraph),
                   0);
}

} // namespace

std::string summarise(const Scenario& scenario,
                      const RunResult& result,
                      const std::string& output_path,
                      std::size_t columns) {
    std::string text = header(scenario, result);
    if (!result.months.empty()) {
        text += "\n" + years_table(result.months, columns) + policies_text(result.months);
        text += "\n" + sector_table(scenario, result.months.back(), columns);
        text += "\n" + observations_text(result.observations, scenario.observations, result.months);
    }
    text = fitted(text, columns); // but no path and no command is broken
    text += fmt::format("\nResults: {}\n", output_path);
    text += fmt::format(
        "Open:    /usr/bin/python3 -c 'import xarray; print(xarray.open_dataset(\"{}\"))'\n",
        output_path);
    text += fitted(
        "         (needs python3-xarray and python3-h5netcdf; tools/setup --all installs them)\n",
        columns);
    return text;
}

} // namespace tenfold
