// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/world_summary.hpp"

#include "core/time.hpp"
#include "core/units.hpp"

#include "agents/observe/measures.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <span>
#include <string_view>

#include "tools/cli/summary_header.hpp"
#include "tools/cli/summary_observations.hpp"
#include "tools/cli/summary_policies.hpp"
#include "tools/common/figures.hpp"
#include "tools/common/headlines.hpp"
#include "tools/common/summary_text.hpp"
#include "tools/common/text_table.hpp"

namespace tenfold {

namespace {

using Months = std::span<const MonthlyMeasures>;

/// A country's row of the table; money in dollars, people and firms at full scale.
struct CountryRow {
    double people = 0.0;     // labour force at the end
    double unemployed = 0.0; // of the labour force
    double growth = 0.0;     // real GDP, last year over first year
    double coworkers = 0.0;  // at the end
    double adoption = 0.0;   // share of firms at the end
    double tokens = 0.0;     // spending in the last year, annual rate
    double remittance = 0.0; // net, to labs abroad, since the start
    double dividends = 0.0;  // net, from abroad, since the start
    double gdp = 0.0;        // of the last year
};

template <class Value>
double mean(Months months, Value&& value) {
    double sum = 0.0;
    for (const MonthlyMeasures& month : months) {
        sum += value(month);
    }
    return ratio(sum, static_cast<double>(months.size()));
}

CountryRow row_of(Months months) {
    const std::size_t year = averaged_months(months.size());
    const auto real_gdp = [](const MonthlyMeasures& month) { return month.goods.real_gdp; };
    const MonthlyMeasures& end = months.back();
    CountryRow row;
    row.people = static_cast<double>(end.people) * end.scale;
    row.unemployed = static_cast<double>(end.total.unemployed) * end.scale;
    row.growth = ratio(mean(months.last(year), real_gdp), mean(months.first(year), real_gdp));
    double firms = 0.0;
    for (std::size_t s = 0; s < end.firms.size(); ++s) {
        row.coworkers += end.coworkers_by_sector[s].coworkers * end.scale;
        row.adoption += static_cast<double>(end.adopters[s]);
        firms += static_cast<double>(end.firms[s]);
    }
    row.adoption = ratio(row.adoption, firms);
    for (const double spent : reader_of(months.last(year))("spent_on_tokens")) {
        row.tokens += spent / static_cast<double>(year);
    }
    row.gdp =
        mean(months.last(year), [](const MonthlyMeasures& month) { return month.goods.gdp; }) *
        end.scale;
    const double unit = end.scale / cents_per_dollar;
    row.remittance =
        static_cast<double>(end.abroad.tokens_paid - end.abroad.tokens_received) * unit;
    row.dividends =
        static_cast<double>(end.abroad.dividends_received - end.abroad.dividends_paid) * unit;
    return row;
}

std::string millions(double count) {
    return fmt::format("{:.1f}", count / 1e6);
}

std::string billions(double dollars) {
    const double amount = dollars / 1e9;
    return std::abs(amount) < 100.0 ? fmt::format("{:.1f}", amount) : with_separators(amount);
}

std::string header(const Scenario& scenario, const WorldResult& result) {
    double people = 0.0;
    double firms = 0.0;
    for (const RunResult& country : result.countries) {
        people += static_cast<double>(country.workers);
        firms += static_cast<double>(country.firms);
    }
    return run_header(scenario,
                      result,
                      fmt::format("{} people in {} firms of {} countries",
                                  with_separators(people),
                                  with_separators(firms),
                                  result.countries.size()));
}

std::string line(std::string_view name, const CountryRow& row) {
    return fmt::format("{:<25.25}{:>9}{:>7}{:>7}{:>10}{:>8}{:>9}{:>10}{:>7}{:>8}\n",
                       name,
                       millions(row.people),
                       fmt::format("{:.1f}", 100.0 * ratio(row.unemployed, row.people)),
                       fmt::format("{:.2f}", row.growth),
                       millions(row.coworkers),
                       fmt::format("{:.1f}", 100.0 * row.adoption),
                       billions(row.tokens),
                       billions(row.remittance),
                       fmt::format("{:.2f}", 100.0 * ratio(row.remittance, row.gdp)),
                       billions(row.dividends));
}

constexpr std::size_t table_columns = 100;
constexpr std::string_view notes =
    "* Last year over first year. ** Net since the start: payments to labs abroad less receipts of "
    "own labs, without tax and serving costs; dividends from labs and compute operators abroad "
    "less "
    "those to owners abroad. There is neither trade in goods nor migration.";

std::string table(const Scenario& scenario, const WorldResult& result) {
    const auto heading = [](auto... words) {
        return fmt::format("{:<25}{:>9}{:>7}{:>7}{:>10}{:>8}{:>9}{:>10}{:>7}{:>8}\n", words...);
    };
    std::string text = heading("Country, at the end",
                               "labour",
                               "unem-",
                               "real",
                               "co-",
                               "firms",
                               "tokens",
                               "paid for",
                               "of",
                               "divi-");
    text += heading(
        "", "force", "ployed", "GDP *", "workers", "with", "a year", "tokens **", "GDP", "dends**");
    text += heading("", "million", "%", "", "million", "%", "$ bn", "$ bn", "%", "$ bn");
    for (std::size_t place = 0; place < result.countries.size(); ++place) {
        const bool home = place == result.home;
        const std::string name =
            scenario.countries[place].name.substr(0, home ? 18 : 25) + (home ? " (labs)" : "");
        text += line(name, row_of(result.countries[place].months));
    }
    return text;
}

/// The same as a list, if the table does not fit.
std::string paragraphs(const Scenario& scenario, const WorldResult& result) {
    std::string text = "At the end\n";
    for (std::size_t place = 0; place < result.countries.size(); ++place) {
        const CountryRow row = row_of(result.countries[place].months);
        text += fmt::format(
            "{}{}:  labour force {} million, unemployed {:.1f} %, real GDP * {:.2f}, coworkers "
            "{} million, firms with coworkers {:.1f} %, tokens a year $ {} bn, paid for tokens ** "
            "$ {} bn ({:.2f} % of GDP), dividends ** $ {} bn\n",
            scenario.countries[place].name,
            place == result.home ? " (labs)" : "",
            millions(row.people),
            100.0 * ratio(row.unemployed, row.people),
            row.growth,
            millions(row.coworkers),
            100.0 * row.adoption,
            billions(row.tokens),
            billions(row.remittance),
            100.0 * ratio(row.remittance, row.gdp),
            billions(row.dividends));
    }
    return text;
}

// Only countries in which policies have cost anything.
std::string policies(const Scenario& scenario, const WorldResult& result) {
    std::string text;
    for (std::size_t place = 0; place < result.countries.size(); ++place) {
        const std::string said = policies_text(result.countries[place].months);
        if (!said.empty()) {
            text += fmt::format("\n{}\n{}", scenario.countries[place].name, said);
        }
    }
    return text;
}

} // namespace

std::string summarise_world(const Scenario& scenario,
                            const WorldResult& result,
                            const std::vector<std::string>& files,
                            std::size_t columns) {
    std::string text = header(scenario, result);
    const RunResult& home = result.countries[result.home];
    if (!home.months.empty()) {
        text += "\n" +
                (columns < table_columns ? paragraphs(scenario, result) : table(scenario, result));
        text += wrapped(notes, std::min(columns, widest_paragraph), 0);
        text += policies(scenario, result);
        text += fmt::format("\n{}, where the labs are\n", scenario.countries[result.home].name);
        text += observations_text(home.observations, scenario.observations, home.months);
    }
    text += "\n";
    for (std::size_t place = 0; place < files.size(); ++place) {
        text += fmt::format("{:<9}{}\n", place == 0 ? "Results:" : "", files[place]);
    }
    return fitted(text, columns);
}

} // namespace tenfold
