// SPDX-License-Identifier: Apache-2.0
#include "sim/extension_checks.hpp"

#include "core/check.hpp"

#include "sim/run.hpp"
#include "sim/world_run.hpp"

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "tests/support/shipped.hpp"
#include "tests/support/small_countries.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;
using namespace std::chrono;

namespace {

class Rate : public AdoptionRule {
public:
    explicit Rate(std::string name) : name_{std::move(name)} {}
    [[nodiscard]] std::string_view name() const override { return name_; }
    [[nodiscard]] double pilot_rate(const PilotConditions& /*conditions*/,
                                    const AdoptionParameters& /*parameters*/,
                                    const PolicyState& /*policy*/) const override {
        return 0.1;
    }

private:
    std::string name_;
};

Scenario two_months() {
    return test::shipped("tiny", {{"time.end", "2023-03-01"}});
}

Observer observer(const std::string& name) {
    return {{name, "1", ObserverDimension::sector, "A sentence."},
            [](const ObserverView&, std::size_t index) { return static_cast<double>(index); }};
}

Extensions with_observers(const std::vector<std::string>& names) {
    Extensions extensions;
    for (const std::string& name : names) {
        extensions.observers.push_back(observer(name));
    }
    return extensions;
}

Extensions with_rule(const std::string& name) {
    Extensions extensions;
    extensions.behaviours.adoption = std::make_shared<const Rate>(name);
    return extensions;
}

Extensions with_lever(const std::string& name) {
    Extensions extensions;
    extensions.levers.add({{name, "1", {0.0, 1.0}, false, false, "A sentence.", "test"},
                           [](PolicyState&, const Intervention&, std::span<const Sector>) {}});
    return extensions;
}

template <class Error, class Do>
std::string error_of(Do&& something) {
    try {
        something();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// A checkpoint of `two_months` with extensions.
class Saved {
public:
    explicit Saved(const Extensions& extensions) {
        RunOptions options;
        options.checkpoints.path = path_;
        options.checkpoints.every.at = Date{2023y / February / 10};
        whole_ = run(two_months(), options, extensions);
    }
    [[nodiscard]] RunResult resumed(const Extensions& extensions) const {
        CheckpointReader checkpoint{path_};
        return resume(two_months(), checkpoint, {}, extensions);
    }
    /// What is said of a run with other extensions, without the path and the remedy.
    [[nodiscard]] std::string refusal_of(const Extensions& extensions) const {
        std::string text = error_of<FileError>([&] { (void)resumed(extensions); });
        const std::string start = "cannot read " + path_.string() + ": it was made ";
        const std::string end = "; resume it with the extensions that made it";
        REQUIRE(text.starts_with(start));
        REQUIRE(text.ends_with(end));
        return text.substr(start.size(), text.size() - start.size() - end.size());
    }
    [[nodiscard]] const RunResult& whole() const { return whole_; }

private:
    test::TemporaryDirectory directory_;
    std::filesystem::path path_ = directory_.path() / "a.checkpoint";
    RunResult whole_;
};

} // namespace

TEST_CASE("an observer that cannot be written is refused before the first day") {
    const auto refusal = [](const Extensions& extensions) {
        return error_of<RunError>([&] {
            RunOptions options;
            options.on_progress = [](const Progress&) { FAIL("the run has started"); };
            (void)run(two_months(), options, extensions);
        });
    };
    for (const char* const name : {"unemployment_rate",
                                   "sector",
                                   "seed",
                                   "run",
                                   "observations",
                                   "scenario",
                                   "quantile",
                                   "panel",
                                   "dollar_bin_bounds"}) {
        CHECK(refusal(with_observers({name})) ==
              "observer \"" + std::string{name} +
                  "\" has a name that results files already use (allowed: any other name)");
    }
    CHECK(refusal(with_observers({"a", "a"})).starts_with("observer \"a\" is there twice"));
    CHECK(error_of<RunError>([] {
              (void)run_world(test::small_countries(2, {}), {}, with_observers({"sector"}));
          }).starts_with("observer \"sector\""));
}

TEST_CASE("a rule needs a name of lower-case words") {
    CHECK(error_of<RunError>([] { (void)run(two_months(), {}, with_rule("My rule")); }) ==
          "the adoption rule has the name \"My rule\" (allowed: lower-case words joined by _)");
}

TEST_CASE("an exception of an observer names observer, category and month") {
    Extensions extensions = with_observers({"mine"});
    const std::string office = two_months().sectors[1].key;
    int calls = 0;
    extensions.observers[0].value = [&](const ObserverView&, std::size_t index) {
        if (++calls > 4 && index == 1) {
            throw std::runtime_error{"division by zero"};
        }
        return 1.0;
    };
    const std::string where = "observer \"mine\", sector " + office + ", month 2023-";
    const std::string said = error_of<RunError>([&] { (void)run(two_months(), {}, extensions); });
    CHECK(said.starts_with(where));
    CHECK(said.ends_with(": division by zero"));
    extensions.observers[0].info.dimension = ObserverDimension::economy;
    extensions.observers[0].value = [](const ObserverView&, std::size_t) -> double { throw 7; };
    CHECK(error_of<RunError>([&] { (void)run(two_months(), {}, extensions); }) ==
          "observer \"mine\", month 2023-01: an exception that is no std::exception");
}

TEST_CASE("a run is resumed with the extensions that made it") {
    Extensions all = with_observers({"first", "second"});
    all.behaviours.adoption = std::make_shared<const Rate>("rate");
    const Saved saved{all};
    const RunResult same = saved.resumed(all);
    CHECK(same.state_digest == saved.whole().state_digest);
    CHECK(same.observed[1].values == saved.whole().observed[1].values);
    CHECK(same.extensions == saved.whole().extensions);
    CHECK(same.extensions == describe_extensions(all));
}

TEST_CASE("a resumed run without an extension of its checkpoint, or with another, is refused") {
    const Saved rule{with_rule("rate")};
    CHECK(rule.refusal_of({}) == "with the adoption rule rate, which this run does not have");
    CHECK(rule.refusal_of(with_rule("other")) ==
          "with the adoption rule rate, which this run does not have");
    const Saved lever{with_lever("placement")};
    CHECK(lever.refusal_of(with_lever("other")) ==
          "with the lever placement [1], which this run does not have");
    const Saved observers{with_observers({"first", "second"})};
    CHECK(observers.refusal_of({}) ==
          "with the observer first [1, sector], which this run does not have");
    CHECK(observers.refusal_of(with_observers({"first", "renamed"})) ==
          "with the observer second [1, sector], which this run does not have");
    CHECK(observers.refusal_of(with_observers({"first", "second", "third"})) ==
          "without the observer third [1, sector] of this run");
    CHECK(observers.refusal_of(with_observers({"second", "first"})) ==
          "with the same observers in another order");
    Extensions other_unit = with_observers({"first", "second"});
    other_unit.observers[0].info.unit = "USD";
    CHECK(observers.refusal_of(other_unit) ==
          "with the observer first [1, sector], which this run does not have");
    const Saved none{{}};
    CHECK(none.refusal_of(with_rule("rate")) == "without the adoption rule rate of this run");
}

TEST_CASE("a resumed run may have a new lever, for policies from the day of the checkpoint on") {
    const Saved none{{}};
    CHECK(none.resumed(with_lever("placement")).state_digest == none.whole().state_digest);
}

TEST_CASE("a world is resumed with the extensions that made it") {
    const test::TemporaryDirectory directory;
    const Scenario scenario = test::small_countries(2, {{"time.end", "2023-02-10"}});
    RunOptions options;
    options.checkpoints.path = directory.path() / "a.checkpoint";
    options.checkpoints.every.at = Date{2023y / January / 20};
    const WorldResult whole = run_world(scenario, options, with_observers({"mine"}));
    CHECK(whole.countries[1].extensions == std::vector<std::string>{"observer mine [1, sector]"});
    CheckpointReader checkpoint{options.checkpoints.path};
    CHECK(
        error_of<FileError>([&] { (void)resume_world(scenario, checkpoint, {}); })
            .ends_with(": it was made with the observer mine [1, sector], which this run does not "
                       "have; resume it with the extensions that made it"));
}
