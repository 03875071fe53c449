// SPDX-License-Identifier: Apache-2.0
#include "sim/sweep_outputs.hpp"

#include "core/check.hpp"

#include "output/observation_table.hpp"

#include <chrono>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;
using namespace std::chrono;

namespace {

constexpr std::int64_t whole_run = 0;

/// Half a year of the made-up economy.
Scenario half_year() {
    return test::shipped("tiny", {{"time.end", "2023-07-01"}});
}

/// Made-up results of a run of half a year: `levels` is the monthly price level; jobs in the three
/// sectors are 100, 200 and 300 in the first month, and 10 more in each later month.
RunResult made_up(const std::vector<double>& levels) {
    RunResult result;
    year_month month{2023y / January};
    for (const double level : levels) {
        month += months{1};
        MonthlyMeasures& measures = result.months.emplace_back();
        measures.month_end = Date{month / 1};
        measures.days = 30;
        measures.scale = 1.0;
        measures.goods.price_level = level;
        for (const std::int64_t jobs : {100, 200, 300}) {
            LabourCounts counts;
            counts.employed = jobs + 10 * static_cast<std::int64_t>(result.months.size() - 1);
            measures.by_sector.push_back(counts);
        }
    }
    return result;
}

Measure of(const std::string& series, const std::string& statistic = "mean") {
    Measure measure;
    measure.series = series;
    measure.statistic = statistic;
    return measure;
}

Measure jobs_in(const std::string& sector, const std::string& statistic = "mean") {
    Measure measure = of("employment", statistic);
    measure.category = sector;
    return measure;
}

const std::vector<double> levels{1.0, 4.0, 2.0, 8.0, 3.0, 6.0};

double value_of(const Measure& measure, const std::vector<double>& price_levels = levels) {
    return measured(measure, half_year(), made_up(price_levels));
}

SweepOutputs outputs_of(const std::vector<ScalarOutput>& scalars,
                        const std::vector<std::string>& series,
                        const Scenario& base = half_year()) {
    return {scalars, series, base};
}

} // namespace

TEST_CASE("every statistic covers the months of its period") {
    const std::map<std::string, double> expected{{"mean", 4.0},
                                                 {"first", 1.0},
                                                 {"last", 6.0},
                                                 {"minimum", 1.0},
                                                 {"maximum", 8.0},
                                                 {"sum", 24.0},
                                                 {"change", 5.0},
                                                 {"growth", 5.0}};
    // no structured binding, because clang cannot capture its parts
    for (const auto& pair : expected) {
        const std::string& statistic = pair.first;
        CAPTURE(statistic);
        CHECK(measure_problem(of("price_level", statistic), half_year()).empty());
        CHECK(value_of(of("price_level", statistic)) == pair.second);
    }
}

TEST_CASE("a period is the given number of months before its end, or all if fewer") {
    Measure measure = of("price_level");
    measure.months = 2;
    CHECK(value_of(measure) == 4.5);
    measure.until = Date{2023y / April / 1};
    CHECK(value_of(measure) == 3.0);
    measure.until = Date{2023y / April / 30}; // April has not ended
    CHECK(value_of(measure) == 3.0);
    measure.months = whole_run;
    CHECK(value_of(measure) == test::approximately(7.0 / 3.0));
    measure.months = 12;
    CHECK(value_of(measure) == test::approximately(7.0 / 3.0));
    measure.until = Date{2030y / January / 1};
    CHECK(value_of(measure) == 4.0);
    measure.until = Date{2023y / January / 20}; // before the end of the first month
    CHECK(std::isnan(value_of(measure)));
}

TEST_CASE("a category selects values of a series, and a deflator divides month by month") {
    CHECK(value_of(jobs_in("GOODS", "last")) == 150.0);
    CHECK(value_of(jobs_in("CARE", "first")) == 300.0);
    Measure deflated = jobs_in("OFFICE", "sum");
    deflated.deflator = "price_level";
    CHECK(value_of(deflated) == test::approximately(200.0 / 1.0 + 210.0 / 4.0 + 220.0 / 2.0 +
                                                    230.0 / 8.0 + 240.0 / 3.0 + 250.0 / 6.0));
}

TEST_CASE("months without a value do not count") {
    const double none = std::nan("");
    const std::vector<double> holes{none, 4.0, none, HUGE_VAL, 3.0, none};
    CHECK(value_of(of("price_level"), holes) == 3.5);
    CHECK(value_of(of("price_level", "first"), holes) == 4.0);
    CHECK(value_of(of("price_level", "last"), holes) == 3.0);
    CHECK(std::isnan(value_of(of("price_level"), {none, none})));
    CHECK(std::isnan(value_of(of("price_level"), {})));
    Measure deflated = jobs_in("GOODS", "last");
    deflated.deflator = "price_level";
    CHECK(value_of(deflated, {1.0, 0.0}) == 100.0); // a division by 0 gives no value
}

TEST_CASE("an observation on the whole run is a measure too") {
    RunResult result;
    for (const ObservedNumber& number : observed_numbers()) {
        Measure measure;
        measure.observation = number.name;
        CAPTURE(measure.observation);
        CHECK(measure_problem(measure, half_year()).empty());
        CHECK(measure_unit(measure) == number.unit);
        const double expected = number.value(result.observations);
        const double found = measured(measure, half_year(), result);
        CHECK((found == expected || (std::isnan(found) && std::isnan(expected))));
    }
}

TEST_CASE("invalid measures are rejected with the nearest valid name") {
    const auto problem = [](const Measure& measure) {
        return measure_problem(measure, half_year());
    };
    CHECK(problem({}) == "needs `series` or `observation`");
    Measure both = of("gdp");
    both.observation = "frontier_slope";
    CHECK(problem(both) == "takes a series or an observation, not both");
    CHECK(problem(of("price_levle")) ==
          "there is no series price_levle; did you mean price_level?");
    CHECK(problem(of("price_level", "means")).ends_with("did you mean mean?"));
    CHECK(problem(of("employment")) == "employment is by sector: it needs `category`");
    CHECK(problem(jobs_in("OFICE")) == "there is no sector OFICE; did you mean OFFICE?");
    Measure measure = of("price_level");
    measure.category = "OFFICE";
    CHECK(problem(measure) == "price_level has no categories; leave out `category`");
    measure = of("gdp");
    measure.deflator = "price_levle";
    CHECK(problem(measure) == "there is no series price_levle; did you mean price_level?");
    measure.deflator = "employment";
    CHECK(problem(measure) == "employment has categories and cannot be a deflator");
    measure = of("gdp");
    measure.until = Date{2023y / January / 1};
    CHECK(problem(measure) == "its period ends on 2023-01-01, and runs begin on 2023-01-01");
    for (const Series& series : output_series()) {
        if (series.dimension == SeriesDimension::move) {
            CHECK(problem(of(std::string{series.name})).ends_with("keep it as a series"));
        }
    }
    measure = {};
    measure.observation = "nothing_like_it";
    CHECK(problem(measure).starts_with("there is no observation nothing_like_it"));
    CHECK(series_problem("headlines").empty());
    CHECK(series_problem("gdp").empty());
    CHECK(series_problem("gpd") == "there is no series gpd; did you mean gdp?");
}

TEST_CASE("the unit of a measure is that of its series, except for growth") {
    CHECK(measure_unit(of("gdp")) == "USD/yr");
    CHECK(measure_unit(of("gdp", "growth")) == "1");
    CHECK(measure_unit(of("gdp", "change")) == "USD/yr");
}

TEST_CASE("a table has the columns, months and axes of the kept outputs") {
    SweepTable table;
    ScalarOutput named{"jobs", "Jobs", jobs_in("CARE", "last")};
    named.measure.until = Date{2023y / May / 1};
    const SweepOutputs outputs =
        outputs_of({named, {"level", "", of("price_level")}}, {"gdp", "employment"});
    outputs.prepare(table);
    table.resize(2);
    REQUIRE(table.scalars.size() == 2);
    CHECK(table.scalars[0].long_name.starts_with(
        "Jobs (last of employment of CARE over the last 12 months before 2023-05-01: "));
    CHECK(table.scalars[1].long_name.starts_with("mean of price_level over the last 12 months: "));
    REQUIRE(table.series.size() == 2);
    CHECK(table.series[1].values.size() == 2 * 6 * 3);
    CHECK(table.axis("sector").keys == std::vector<std::string>{"GOODS", "OFFICE", "CARE"});
    CHECK(table.start == Date{2023y / January / 1});
    CHECK(table.month_days == std::vector{31, 28, 31, 30, 31, 30});
    CHECK(table.month_ends.back() == Date{2023y / July / 1});
    CHECK(outputs.bytes_per_run() == 8 * (2 + 6 + 6 * 3));
}

TEST_CASE("the outputs of a run are written to its row only") {
    const Scenario scenario = half_year();
    const SweepOutputs outputs =
        outputs_of({{"level", "", of("price_level", "last")}}, {"price_level", "employment"});
    RunResult result = made_up(levels);
    result.state_digest = 0xabc;
    KeptRun kept = outputs.keep(scenario, result);
    kept.seconds = 1.5;
    CHECK(kept.status == RunStatus::complete);
    CHECK(kept.digest == "0000000000000abc");
    SweepTable table;
    outputs.prepare(table);
    table.resize(3);
    put(table, 1, kept);
    CHECK(table.count(RunStatus::complete) == 1);
    CHECK(table.records.digest[1] == kept.digest);
    CHECK(table.records.seconds[1] == 1.5);
    CHECK(table.scalars[0].values[1] == 6.0);
    CHECK(std::isnan(table.scalars[0].values[0]));
    CHECK(std::vector<double>(table.series[0].values.begin() + 6,
                              table.series[0].values.begin() + 12) == levels);
    CHECK(std::isnan(table.series[0].values[5]));
    CHECK(std::isnan(table.series[0].values[12]));
    CHECK(table.series[1].values[18 + 3 * 5 + 2] == 350.0); // last month, last sector
    KeptRun failed;
    failed.status = RunStatus::failed;
    failed.message = "why";
    put(table, 2, failed);
    CHECK(table.records.status[2] == RunStatus::failed);
    CHECK(table.records.message[2] == "why");
    CHECK(std::isnan(table.scalars[0].values[2]));
}

TEST_CASE("runs with different months or categories are rejected") {
    const SweepOutputs outputs = outputs_of({}, {"employment"});
    CHECK_THROWS_AS((void)outputs.keep(half_year(), made_up({1.0, 2.0})), RunError);
    Scenario other = half_year();
    other.sectors[1].key = "BUREAU";
    CHECK_THROWS_AS((void)outputs.keep(other, made_up(levels)), RunError);
    CHECK_NOTHROW((void)outputs.keep(half_year(), made_up(levels)));
    CHECK_NOTHROW((void)outputs_of({}, {}).keep(half_year(), made_up({1.0, 2.0})));
    CHECK_THROWS_AS((void)outputs_of({}, {"gpd"}), RunError);
}

TEST_CASE("every series can be kept of a run") {
    const Scenario scenario = test::shipped("tiny", {{"time.end", "2023-02-10"}});
    std::vector<std::string> names;
    for (const Series& series : output_series()) {
        names.emplace_back(series.name);
    }
    const RunResult result = run(scenario, {});
    const SweepOutputs outputs = outputs_of({}, names, scenario);
    const KeptRun kept = outputs.keep(scenario, result);
    SweepTable table;
    outputs.prepare(table);
    REQUIRE(kept.series.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        CAPTURE(names[i]);
        REQUIRE(kept.series[i].size() == table.places(table.series[i]));
        const std::size_t places = kept.series[i].size() / 2;
        for (std::size_t place = 0; place < kept.series[i].size(); ++place) {
            const double expected =
                output_series()[i].measure(result.months[place / places], place % places);
            const double found = kept.series[i][place];
            CHECK((found == expected || (std::isnan(found) && std::isnan(expected))));
        }
    }
    CHECK(table.month_days == std::vector{31, 9});
}
