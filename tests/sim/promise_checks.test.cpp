// SPDX-License-Identifier: Apache-2.0
#include "sim/promise_checks.hpp"

#include "core/check.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <functional>
#include <memory>
#include <stdexcept>

#include <doctest/doctest.h>

#include "tests/support/problems.hpp"
#include "tests/support/shipped.hpp"
#include "tests/support/small_countries.hpp"

using namespace tenfold;

namespace {

Scenario quarter_of_tiny() {
    return test::shipped("tiny", {{"time.end", "2023-04-10"}});
}

/// An observer of one's own.
Extensions observing(std::function<double(const ObserverView&, std::size_t)> value) {
    Extensions extensions;
    extensions.observers = {
        {{"mine", "1", ObserverDimension::economy, "A sentence."}, std::move(value)}};
    return extensions;
}

double unemployed(const ObserverView& see) {
    return static_cast<double>(see.books.accounts.total(MarketId{0}, MarketCount::unemployed));
}

} // namespace

TEST_CASE("a small economy keeps all promises") {
    test::check_none(check_promises(quarter_of_tiny()));
}

TEST_CASE("countries that share one technology keep all promises") {
    test::check_none(check_promises(test::small_countries(2, {{"time.end", "2023-03-10"}})));
}

TEST_CASE("every difference between two results is named") {
    const RunResult expected = run(test::shipped("tiny",
                                                 {{"time.end", "2023-04-10"},
                                                  {"output.panel.firms", "5"},
                                                  {"output.events.kinds", "all"},
                                                  {"output.events.agents", "all"}}),
                                   {});
    CHECK(differences(expected, expected).empty());
    const auto difference_of = [&](auto&& change) {
        RunResult found = expected;
        change(found);
        const std::vector<std::string> all = differences(found, expected);
        REQUIRE(all.size() == 1);
        return all.front();
    };
    CHECK(difference_of([](RunResult& found) {
              ++found.state_digest;
          }).starts_with("digest of the state: "));
    CHECK(difference_of([&](RunResult& found) { found.events = 7; }) ==
          "events: 7 instead of " + std::to_string(expected.events));
    CHECK(difference_of([](RunResult& found) { ++found.end; }) ==
          "first day not simulated: 2023-04-11 instead of 2023-04-10");
    CHECK(difference_of([](RunResult& found) { ++found.workers; }).starts_with("people: "));
    CHECK(difference_of([](RunResult& found) { ++found.firms; }).starts_with("firms: "));
    CHECK(difference_of([](RunResult& found) { found.months.pop_back(); }) ==
          "months: 3 instead of 4");
    CHECK(difference_of([](RunResult& found) {
              ++found.months[1].total.hires;
              ++found.months[3].total.hires;
          }) == "measures of 2 months differ, first those of the month before 2023-03-01");
    CHECK(difference_of([](RunResult& found) {
              found.panel.records[static_cast<std::size_t>(PanelKind::firm)].values[0][0] += 1.0;
          }) == "the panels differ");
    CHECK(difference_of([](RunResult& found) { found.event_records.events.pop_back(); }) ==
          "the recorded events differ");
}

TEST_CASE("a run without events passes no check") {
    const std::vector<std::string> problems =
        check_identities(test::shipped("tiny", {{"time.end", "2023-01-02"}}));
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().starts_with("a run of "));
}

TEST_CASE("a failed run is reported as a problem") {
    Scenario scenario = quarter_of_tiny();
    const std::array dates{Date{std::chrono::year{2023} / 2 / 1}};
    scenario.output.events.kinds = "nonsense";
    scenario.output.events.agents = "all";
    CHECK(check_identities(scenario).size() == 1);
    CHECK(check_processors(scenario).size() == 1);
    CHECK(check_resume(scenario, dates).size() == 1);
    CHECK(check_promises(scenario).size() == 1);
}

TEST_CASE("an observer without state keeps all promises") {
    test::check_none(check_promises(
        quarter_of_tiny(),
        observing([](const ObserverView& see, std::size_t) { return unemployed(see); })));
}

TEST_CASE("a value that is stored once in the process is found by a run resumed in its own") {
    const Extensions extensions = observing([](const ObserverView& see, std::size_t) {
        static const double first = unemployed(see);
        return first;
    });
    const std::vector<std::string> problems = check_promises(quarter_of_tiny(), extensions);
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.front() ==
          "resumed at 2023-03-08 in a process of its own: the series mine differs");
}

TEST_CASE("a value that only later runs of a process see is found by repeating the first run") {
    const auto runs = std::make_shared<int>(0);
    const Extensions extensions = observing([runs](const ObserverView& see, std::size_t) {
        constexpr Day february = 31;
        if (see.today.day < february) {
            *runs = std::min(*runs + 1, 2);
        }
        return see.today.day < february ? *runs : unemployed(see);
    });
    CHECK(check_promises(quarter_of_tiny(), extensions) ==
          std::vector<std::string>{"again in this process: the series mine differs"});
}

TEST_CASE("exceptions of extensions become problems of every check") {
    const Scenario scenario = quarter_of_tiny();
    const std::array dates{Date{std::chrono::year{2023} / 2 / 1}};
    const Extensions failing = observing([](const ObserverView&, std::size_t) -> double {
        throw std::out_of_range{"no such place"};
    });
    const std::string problem = "observer \"mine\", month 2023-01: no such place";
    CHECK(check_identities(scenario, failing) == std::vector{problem});
    CHECK(check_processors(scenario, failing) == std::vector{problem});
    CHECK(check_resume(scenario, dates, failing) == std::vector{problem});
    CHECK(check_promises(scenario, failing) ==
          std::vector{"a run in a process of its own: " + problem});
}

TEST_CASE("a crash of an extension becomes a problem") {
    const Extensions crashing = observing([](const ObserverView&, std::size_t) -> double {
        std::raise(SIGSEGV);
        return 0.0;
    });
    const std::vector<std::string> problems = check_promises(quarter_of_tiny(), crashing);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().starts_with("a run in a process of its own: the run crashed ("));
}
