// SPDX-License-Identifier: Apache-2.0
#include "core/exit_codes.hpp"

#include "core/check.hpp"

#include <array>
#include <new>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

struct Outcome {
    int code = 0;
    std::string text;
    bool operator==(const Outcome&) const = default;
};

Outcome outcome_of(const std::function<int()>& program) {
    std::FILE* stream = std::tmpfile();
    REQUIRE(stream != nullptr);
    Outcome outcome{report_errors(stream, "mine", program), {}};
    std::rewind(stream);
    std::array<char, 200> text{};
    outcome.text.assign(text.data(), std::fread(text.data(), 1, text.size(), stream));
    std::fclose(stream);
    return outcome;
}

template <class Error>
Outcome outcome_of_error(const Error& error) {
    return outcome_of([&]() -> int { throw error; });
}

} // namespace

TEST_CASE("a program that throws nothing returns its own exit code and reports nothing") {
    CHECK(outcome_of([] { return 0; }) == Outcome{0, ""});
    CHECK(outcome_of([] { return 5; }) == Outcome{5, ""});
}

TEST_CASE("each kind of error has its exit code and its message") {
    CHECK(outcome_of_error(RunError{"a"}) == Outcome{1, "mine: a\n"});
    CHECK(outcome_of_error(IdentityError{"b"}) == Outcome{1, "mine: b\n"});
    CHECK(outcome_of_error(std::logic_error{"c"}) == Outcome{1, "mine: c\n"});
    CHECK(outcome_of_error(UsageError{"d"}) == Outcome{2, "mine: d\n"});
    CHECK(outcome_of_error(FileError{"e"}) == Outcome{4, "mine: e\n"});
    CHECK(outcome_of_error(std::bad_alloc{}) ==
          Outcome{1, "mine: out of memory; a larger `scale` needs less\n"});
}

TEST_CASE("the problems of a scenario are reported as they are, one on each line") {
    CHECK(outcome_of_error(ScenarioError{"x.yaml:1:2: f\nx.yaml:3:4: g"}) ==
          Outcome{3, "x.yaml:1:2: f\nx.yaml:3:4: g\n"});
}

TEST_CASE("a stream that cannot be written changes no exit code") {
    std::FILE* full = std::fopen("/dev/full", "w");
    REQUIRE(full != nullptr);
    CHECK(report_errors(full, "mine", []() -> int { throw FileError{"a"}; }) == 4);
    std::fclose(full);
}
