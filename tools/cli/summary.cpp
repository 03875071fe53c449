// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/summary.hpp"

#include "core/time.hpp"

#include "agents/money/national_accounts.hpp"
#include "agents/observe/measures.hpp"

#include "sim/calibrate.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <iterator>
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

constexpr std::size_t sector_name_width = 48;

constexpr std::array<std::size_t, 5> sector_widths{49, 13, 13, 10, 15};

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
           wrapped("firms: share with coworkers. * Price elasticity of demand; in brackets the "
                   "threshold above which labour-saving progress adds jobs: the inverse of the "
                   "labour share of the price.",
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
        std::vector<Date> ends; // last days of months
        std::ranges::transform(
            result.months, std::back_inserter(ends), [](const MonthlyMeasures& month) {
                return month.month_end - std::chrono::days{1};
            });
        text += "\n" + headline_table(reader_of(result.months), ends, columns) +
                policies_text(result.months);
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
