// SPDX-License-Identifier: Apache-2.0
#include "sim/sweep_run.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/shipped.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;

namespace {

using Changes = std::vector<Override>;

/// Runs of the made-up economy until a day of 2023, and their outputs.
class SmallSweep {
public:
    explicit SmallSweep(const std::string& end = "2023-03-01",
                        const std::string& scenario = "tiny",
                        const Changes& more = {})
        : base_{loaded(end, scenario, more)}, source_{parse_yaml(base_.resolved_yaml,
                                                                 "scenario.yaml")},
          outputs_{outputs_of(base_.scenario)} {}

    [[nodiscard]] SweepSetting setting() const {
        SweepSetting setting{source_, outputs_};
        setting.program_version = "1.2.3";
        setting.git_commit = "0123abcd";
        return setting;
    }
    [[nodiscard]] const LoadedScenario& base() const { return base_; }
    [[nodiscard]] const SweepOutputs& outputs() const { return outputs_; }

private:
    static LoadedScenario
    loaded(const std::string& end, const std::string& scenario, const Changes& more) {
        Changes changes{{"time.end", end, {}}};
        changes.insert(changes.end(), more.begin(), more.end());
        return load_scenario(std::filesystem::path{TENFOLD_SOURCE_DIR} / "scenarios" /
                                 (scenario + ".yaml"),
                             changes);
    }
    static SweepOutputs outputs_of(const Scenario& scenario) {
        ScalarOutput jobs;
        jobs.key = "jobs";
        jobs.measure.series = "employment";
        jobs.measure.category = scenario.sectors.front().key;
        return {{jobs}, std::vector<std::string>{"unemployment_rate", "employment"}, scenario};
    }

    LoadedScenario base_;
    RunSource source_;
    SweepOutputs outputs_;
};

Changes rate(const std::string& value, const std::string& replicate = "0") {
    return {{"labour_market.unemployment_rate", value, {}}, {"replicate", replicate, {}}};
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return x == y || (std::isnan(x) && std::isnan(y));
    });
}

/// Whether two runs are the same, bit for bit, except in time.
bool same(const KeptRun& a, const KeptRun& b) {
    return a.status == b.status && a.message == b.message && a.digest == b.digest &&
           same_bits(a.scalars, b.scalars) &&
           std::equal(
               a.series.begin(), a.series.end(), b.series.begin(), b.series.end(), same_bits);
}

/// Interrupts a run after a share of its period.
class Interruption {
public:
    explicit Interruption(double share) : share_{share} {}

    [[nodiscard]] SweepSetting in(SweepSetting setting) {
        setting.interrupted = &flag_;
        setting.on_progress = [this](const Progress& progress) {
            flag_ = flag_ || progress.fraction > share_;
        };
        return setting;
    }

private:
    double share_;
    std::atomic<bool> flag_{false};
};

/// A run resumed from its checkpoint: its outputs, and the share of the period at which it resumed.
std::pair<KeptRun, double>
gone_on(SweepSetting setting, const Changes& changes, const std::filesystem::path& checkpoint) {
    double first = 2.0;
    setting.on_progress = [&](const Progress& progress) {
        first = std::min(first, progress.fraction);
    };
    const std::optional<KeptRun> kept = run_one(setting, changes, checkpoint);
    REQUIRE(kept.has_value());
    return {*kept, first};
}

} // namespace

TEST_CASE("a run of a sweep equals the single run, bit for bit") {
    const SmallSweep sweep;
    const std::optional<KeptRun> kept = run_one(sweep.setting(), rate("0.05", "3"), {});
    REQUIRE(kept.has_value());
    const Scenario alone = test::shipped("tiny",
                                         {{"time.end", "2023-03-01"},
                                          {"labour_market.unemployment_rate", "0.05"},
                                          {"replicate", "3"}});
    CHECK(same(*kept, sweep.outputs().keep(alone, run(alone, {}))));
    CHECK(kept->seconds > 0.0);
}

TEST_CASE("runs are the same for any number of jobs and threads") {
    const SmallSweep sweep;
    std::vector<Changes> runs;
    for (const char* value : {"0.03", "0.04", "0.05", "0.7"}) { // the last is invalid
        runs.push_back(rate(value));
        runs.push_back(rate(value, "1"));
    }
    std::vector<std::vector<KeptRun>> found;
    for (const auto& [jobs, threads] : {std::pair{1U, 1U}, {2U, 1U}, {4U, 1U}, {1U, 3U}}) {
        std::vector<KeptRun> kept(runs.size());
        SweepSetting setting = sweep.setting();
        setting.threads = threads;
        run_side_by_side(runs.size(), jobs, [&](std::size_t i) {
            kept[i] = run_one(setting, runs[i], {}).value();
            return true;
        });
        found.push_back(std::move(kept));
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        CAPTURE(i);
        CHECK((found[0][i].status == RunStatus::failed) == (i >= 6));
        for (const std::vector<KeptRun>& others : found) {
            CHECK(same(others[i], found[0][i]));
        }
        CHECK((i == 0 || i >= 6 || !same(found[0][i], found[0][i - 1])));
    }
}

TEST_CASE("an interrupted run resumes from its checkpoint, bit for bit, and deletes it") {
    const SmallSweep sweep{"2023-07-01"};
    const test::TemporaryDirectory directory;
    const std::filesystem::path path = directory.path() / "a.checkpoint";
    const Changes changes = rate("0.05");
    const KeptRun whole = run_one(sweep.setting(), changes, {}).value();
    Interruption early{0.3};
    CHECK_FALSE(run_one(early.in(sweep.setting()), changes, path).has_value());
    CHECK(std::filesystem::exists(path));
    Interruption late{0.6};
    CHECK_FALSE(run_one(late.in(sweep.setting()), changes, path).has_value());
    const auto [kept, began] = gone_on(sweep.setting(), changes, path);
    CHECK(same(kept, whole));
    CHECK(began > 0.6);
    CHECK(directory.entries() == 0);
}

TEST_CASE("a checkpoint of another run or program, or a damaged one, is not resumed") {
    const SmallSweep sweep{"2023-07-01"};
    const test::TemporaryDirectory directory;
    const std::filesystem::path path = directory.path() / "a.checkpoint";
    const KeptRun whole = run_one(sweep.setting(), rate("0.05"), {}).value();
    const auto interrupt = [&](const Changes& changes) {
        Interruption interruption{0.5};
        REQUIRE_FALSE(run_one(interruption.in(sweep.setting()), changes, path).has_value());
    };
    const auto check_starts_again = [&](const SweepSetting& setting) {
        const auto [kept, began] = gone_on(setting, rate("0.05"), path);
        CHECK(same(kept, whole));
        CHECK(began < 0.4);
        CHECK(directory.entries() == 0);
    };
    interrupt(rate("0.06"));
    check_starts_again(sweep.setting());
    interrupt(rate("0.05"));
    SweepSetting other = sweep.setting();
    other.git_commit = "9876fedc";
    check_starts_again(other);
    interrupt(rate("0.05"));
    const auto size = std::filesystem::file_size(path);
    std::filesystem::resize_file(path, size / 2);
    check_starts_again(sweep.setting());
    std::ofstream{path} << "no checkpoint";
    check_starts_again(sweep.setting());
}

TEST_CASE("a failed run is kept as failed, with the first line of the reason") {
    const SmallSweep sweep;
    const test::TemporaryDirectory directory;
    const std::filesystem::path path = directory.path() / "a.checkpoint";
    for (const Changes& changes : {rate("0.7"), // out of range
                                   // conflicts with other parameters
                                   Changes{{"adoption.peers", "3", {}}},
                                   Changes{{"nothing", "3", {}}}}) {
        const std::optional<KeptRun> kept = run_one(sweep.setting(), changes, path);
        REQUIRE(kept.has_value());
        CHECK(kept->status == RunStatus::failed);
        CHECK_FALSE(kept->message.empty());
        CHECK(kept->message.find('\n') == std::string::npos);
        CHECK(kept->digest.empty());
        CHECK(kept->scalars.empty());
        CHECK(directory.entries() == 0);
    }
    const KeptRun other_months =
        run_one(sweep.setting(), Changes{{"time.end", "2023-02-01", {}}}, path).value();
    CHECK(other_months.status == RunStatus::failed);
    CHECK(other_months.message == "the run and the base scenario have different months");
}

TEST_CASE("outputs of a world are those of the chosen country, by default the home of the labs") {
    const SmallSweep sweep{"2023-02-01", "world-8", {{"scale", "200000", {}}}};
    std::set<double> jobs;
    std::set<std::string> digests;
    for (const char* country : {"USA", "CHN", ""}) {
        SweepSetting setting = sweep.setting();
        setting.country = country;
        const KeptRun kept = run_one(setting, {}, {}).value();
        REQUIRE(kept.status == RunStatus::complete);
        jobs.insert(kept.scalars.at(0));
        digests.insert(kept.digest); // of the whole world
    }
    CHECK(jobs.size() == 2);
    CHECK(digests.size() == 1);
}

TEST_CASE("runs start in order, each once, and none starts after a stop") {
    for (const unsigned jobs : {1U, 2U, 4U}) {
        std::mutex guard;
        std::vector<std::size_t> begun;
        const auto note = [&](std::size_t i) {
            const std::scoped_lock lock{guard};
            begun.push_back(i);
        };
        run_side_by_side(50, jobs, [&](std::size_t i) {
            note(i);
            return true;
        });
        CHECK(begun.size() == 50);
        CHECK(std::set<std::size_t>(begun.begin(), begun.end()).size() == 50);
        CHECK((jobs > 1 || std::is_sorted(begun.begin(), begun.end())));
        begun.clear();
        run_side_by_side(1000, jobs, [&](std::size_t i) {
            note(i);
            return i != 10;
        });
        CHECK(begun.size() < 1000);
        CHECK(std::find(begun.begin(), begun.end(), 10U) != begun.end());
        CHECK((jobs > 1 || begun.size() == 11));
        CHECK_THROWS_AS(run_side_by_side(1000,
                                         jobs,
                                         [&](std::size_t i) {
                                             if (i == 10) {
                                                 throw FileError{"no"};
                                             }
                                             return true;
                                         }),
                        FileError);
    }
    run_side_by_side(0, 2, [](std::size_t) -> bool { throw RunError{"there is none"}; });
}

TEST_CASE("small runs are made in parallel, large or few runs one after the other") {
    Scenario scenario = test::shipped("tiny");
    const auto is = [](const RunLayout& layout, unsigned jobs, unsigned threads) {
        return layout.jobs == jobs && layout.threads == threads;
    };
    CHECK(is(choose_layout(2, 100, scenario), 2, 1));
    CHECK(is(choose_layout(2, 1, scenario), 1, 2));
    CHECK(is(choose_layout(1, 100, scenario), 1, 1));
    scenario.scale = 1e-6; // 6 billion simulated people exceed any memory
    CHECK(is(choose_layout(2, 100, scenario), 1, 2));
}
