// SPDX-License-Identifier: Apache-2.0
#include "tools/results/sweep_csv.hpp"

#include <algorithm>
#include <fmt/format.h>

#include <doctest/doctest.h>

#include "tests/tools/sample_sweep.hpp"

using namespace tenfold;

namespace {

std::string content_of(const std::vector<TextFile>& files, const std::string& name) {
    const auto found = std::ranges::find(files, name, &TextFile::name);
    REQUIRE(found != files.end());
    return found->content;
}

std::string line_of(const std::string& text, std::size_t number) {
    std::size_t begin = 0;
    for (; number > 0; --number) {
        begin = text.find('\n', begin) + 1;
    }
    return text.substr(begin, text.find('\n', begin) - begin);
}

} // namespace

TEST_CASE("a sweep has a row for each run, and its series a row for each run, month and category") {
    Study study = test::sample_study("grid", true);
    study.replicates = 2;
    const SweepTable sweep = test::sample_sweep(study);
    const std::vector<TextFile> files = csv_tables(sweep);
    const auto lines = [&](const std::string& name) {
        return static_cast<std::size_t>(std::ranges::count(content_of(files, name), '\n'));
    };
    CHECK(lines("runs.csv") == 1 + sweep.runs());
    CHECK(lines("run_time.csv") == 1 + sweep.runs() * 3);
    CHECK(lines("run_time_sector.csv") == 1 + sweep.runs() * 3 * 2);
    const std::string runs = content_of(files, "runs.csv");
    CHECK(line_of(runs, 0) == "run,point,replicate,role,moved,design_group,status,message,digest,"
                              "wage,tax,policy,unemployment_rate,effort");
    CHECK(line_of(runs, 2).starts_with("1,0,1,sample,-1,0,complete,,"));
    CHECK(line_of(runs, 2).ends_with(fmt::format(
        ",0,0,{},{},0", sweep.factors[2].texts[1], csv_number(sweep.scalars[0].values[1]))));
    const std::string series = content_of(files, "run_time_sector.csv");
    CHECK(line_of(series, 0) == "run,date,sector,employment");
    CHECK(line_of(series, 2) == "0,2023-01-31,B,7");
    CHECK(line_of(series, 3).starts_with("0,2023-02-28,A,"));
    CHECK(content_of(files, "columns.csv").find("employment,series,persons,run_time_sector.csv") !=
          std::string::npos);
    CHECK(content_of(files, "axes.csv").find("sector,A,\"Farms, and fishing\"") !=
          std::string::npos);
    CHECK(content_of(files, "study.yaml") == sweep.identity.study);
    CHECK(content_of(files, "scenario.yaml") == sweep.identity.scenario);
}

TEST_CASE("a failed run has its reason and no numbers") {
    SweepTable sweep = test::sample_sweep(test::sample_study("grid"));
    sweep.records.status[0] = RunStatus::failed;
    sweep.records.message[0] = "out of memory, it says";
    sweep.scalars[0].values[0] = no_value;
    sweep.scalars[1].values[0] = no_value;
    const std::string row = line_of(content_of(csv_tables(sweep), "runs.csv"), 1);
    CHECK(row.find(",failed,\"out of memory, it says\",") != std::string::npos);
    CHECK(row.ends_with(",,"));
}
