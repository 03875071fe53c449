// SPDX-License-Identifier: Apache-2.0
/// A saved and restored run continues bit for bit on any number of threads and shards, and the
/// saved state depends on neither.
#include "sim/economy_run.hpp"
#include "sim/run.hpp"
#include "sim/world_run.hpp"

#include <doctest/doctest.h>

#include "tests/support/labs.hpp"
#include "tests/support/shipped.hpp"
#include "tests/support/small_countries.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;

namespace {

using Bytes = std::vector<std::byte>;

template <class Run>
Bytes saved(const Run& run) {
    Bytes bytes;
    StateWriter writer{[&](std::span<const std::byte> piece) {
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    }};
    run.save(writer);
    writer.flush();
    return bytes;
}

StateReader reader_of(const Bytes& bytes) {
    return StateReader{[&bytes, given = false]() mutable {
                           return std::exchange(given, true) ? std::span<const std::byte>{}
                                                             : std::span{bytes};
                       },
                       bytes.size(),
                       "memory"};
}

RunOptions with(unsigned threads, unsigned shards) {
    RunOptions options;
    options.threads = threads;
    options.shards = shards;
    return options;
}

/// One economy with its thread pool.
struct Country {
    Country(const Scenario& scenario, const RunOptions& options)
        : pool{options.threads}, run{std::make_unique<EconomyRun>(
                                     build_world(scenario, pool), random_key(scenario), options)} {}
    Country(const Scenario& scenario, const RunOptions& options, const Bytes& bytes)
        : pool{options.threads} {
        StateReader in = reader_of(bytes);
        run = EconomyRun::restore(scenario, {random_key(scenario), {}, nullptr}, options, pool, in);
        CHECK(in.at_end());
    }

    ThreadPool pool;
    std::unique_ptr<EconomyRun> run;
};

/// States and results of an uninterrupted run.
struct Reference {
    RunResult result;
    std::vector<Bytes> states; // on the given days
};

Reference run_whole(const Scenario& scenario, const std::vector<Day>& days) {
    Country whole{scenario, with(1, 1)};
    Reference reference;
    for (const Day day : days) {
        whole.run->engine().run_until(start_of(day));
        reference.states.push_back(saved(*whole.run));
    }
    REQUIRE(whole.run->economy().last_day > days.back());
    whole.run->engine().run_until(start_of(whole.run->economy().last_day));
    reference.result = whole.run->finish();
    REQUIRE(reference.result.events > 1000);
    return reference;
}

/// A run resumed on each day must reach the state of the uninterrupted run on the next of the days,
/// and the same end.
void check_resumes(const Scenario& scenario, const std::vector<Day>& days) {
    const Reference reference = run_whole(scenario, days);
    const std::vector<Bytes>& states = reference.states;
    for (std::size_t i = 0; i < days.size(); ++i) {
        CAPTURE(days[i]);
        const auto number = static_cast<unsigned>(i);
        Country resumed{scenario, with(1 + number % 3, 2 + 3 * number), states[i]};
        CHECK(resumed.run->engine().window() == days[i]);
        CHECK(saved(*resumed.run) == states[i]);
        if (i + 1 < days.size()) {
            resumed.run->engine().run_until(start_of(days[i + 1]));
            CHECK(saved(*resumed.run) == states[i + 1]);
        }
        resumed.run->engine().run_until(start_of(resumed.run->economy().last_day));
        const RunResult result = resumed.run->finish();
        CHECK(result.events == reference.result.events);
        CHECK(result.state_digest == reference.result.state_digest);
        CHECK(result.months == reference.result.months);
    }
}

} // namespace

TEST_CASE("the US economy resumes bit for bit") {
    // Before the first day, in the middle, at the end and at the start of a month, after the
    // calendar of events has wrapped around, and on the last day but one.
    check_resumes(test::shipped("us-2023", {{"scale", "20000"}, {"time.end", "2024-03-15"}}),
                  {0, 1, 17, 30, 31, 32, 58, 256, 365, 438});
}

TEST_CASE("an economy with exits and entry of firms resumes bit for bit") {
    check_resumes(
        test::shipped("tiny", {{"firm_dynamics.exit_rate", "0.5"}, {"time.end", "2024-03-01"}}),
        {3, 100, 255, 256, 257, 400});
}

TEST_CASE("an economy in which every task is an event resumes bit for bit") {
    Scenario scenario = test::shipped("tiny",
                                      {{"time.start", "2028-01-01"},
                                       {"time.end", "2028-05-10"},
                                       {"coworkers.resolution", "individual"},
                                       {"coworkers.integration_speed", "2"},
                                       {"coworkers.payback_years", "10"},
                                       {"adoption.abandonment_rate", "0.1"},
                                       {"firm_dynamics.exit_rate", "0.5"}});
    scenario.labs = test::shipped("us-2023").labs;
    check_resumes(scenario, {1, 40, 91, 128});
}

TEST_CASE("a world of three countries resumes bit for bit") {
    Scenario scenario = test::small_countries(3, {{"time.end", "2024-02-15"}});
    scenario.world.home = scenario.countries[1].key;
    WorldRun whole{scenario, with(2, 1)};
    while (whole.day() < 200) {
        whole.run_day();
    }
    const Bytes state = saved(whole);
    StateReader in = reader_of(state);
    WorldRun resumed{scenario, in, with(2, 7)};
    CHECK(in.at_end());
    CHECK(saved(resumed) == state);
    while (whole.day() < whole.last_day()) {
        whole.run_day();
        resumed.run_day();
    }
    const WorldResult reference = whole.finish();
    const WorldResult result = resumed.finish();
    CHECK(result.state_digest == reference.state_digest);
    for (std::size_t place = 0; place < scenario.countries.size(); ++place) {
        CHECK(result.countries[place].months == reference.countries[place].months);
    }
}

TEST_CASE("a later policy and a later end may be chosen at a checkpoint") {
    const auto scenario = [](const std::string& end, std::vector<Override> more = {}) {
        std::vector<Override> changes{{"scale", "20000"}, {"time.end", end}};
        changes.insert(changes.end(), more.begin(), more.end());
        return load_scenario(std::string{TENFOLD_SOURCE_DIR} + "/scenarios/us-2023.yaml", changes);
    };
    const std::vector<Override> taxed{
        {"policies.tax", "{lever: token_tax, from: 2024-02-10, strength: 2}"},
        {"policies.income",
         "{lever: basic_income, from: 2024-03-01, strength: 0.2, financing: token_tax}"}};
    const Scenario before = scenario("2024-01-20").scenario;
    const Scenario after = scenario("2024-06-01", taxed).scenario;
    const RunResult reference = run(after, with(2, 0));
    REQUIRE(run(scenario("2024-06-01").scenario, with(2, 0)).state_digest !=
            reference.state_digest);

    const test::TemporaryDirectory directory;
    std::atomic<bool> interrupted{false};
    RunOptions options = with(1, 3);
    options.interrupted = &interrupted;
    options.on_progress = [&](const Progress& progress) {
        interrupted = progress.date >= Date{std::chrono::year{2024} / 1 / 1};
    };
    options.checkpoints.path = directory.path() / "branch.checkpoint";
    REQUIRE(run(before, options).interrupted);
    CheckpointReader checkpoint{options.checkpoints.path};
    const RunResult result = resume(after, checkpoint, with(2, 5));
    CHECK(result.state_digest == reference.state_digest);
    CHECK(result.months == reference.months);
    CHECK(directory.entries() == 1);
}
