// SPDX-License-Identifier: Apache-2.0
#include "scenarios/quantity.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

constexpr Range months{0.0, 120.0};
constexpr Range factor{0.0, 20.0};

YamlNode node_of(const std::string& text, bool quoted = false) {
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.text = text;
    node.quoted = quoted;
    return node;
}

double read(const std::string& text, std::string_view unit, const Range& range = range::any) {
    double value = -1.0;
    CHECK(read_quantity(node_of(text), range, unit, value) == "");
    return value;
}

std::string
problem(const std::string& text, std::string_view unit, const Range& range = range::any) {
    double value = -1.0;
    std::string said = read_quantity(node_of(text), range, unit, value);
    CHECK(value == -1.0);
    return said;
}

} // namespace

TEST_CASE("a number without a unit is read as ever") {
    CHECK(read("0.2", "1", range::share) == 0.2);
    CHECK(read("-3e2", "USD") == -300.0);
    CHECK(problem("abc", "1") == "expected a number, found the text \"abc\"");
    CHECK(problem("1,234", "USD") == "1,234 contains a comma (write 1234.5, without separators)");
    CHECK(problem("0x10", "1").starts_with("0x10 is not decimal"));
    CHECK(problem("012 days", "day").starts_with("expected a number"));
}

TEST_CASE("per cent of a share is exactly the hundredth part, quoted or not") {
    CHECK(read("20 %", "1", range::share) == 0.2);
    CHECK(read("7%", "1", range::share) == 0.07); // 7 * 0.01 would be another number
    CHECK(read("5 per cent", "1", Range{0.0, 0.5, true}) == 0.05);
    CHECK(read("-3 percent", "1", Range{-1.0, 1.0, true, true}) == -0.03);
    double value = 0.0;
    CHECK(read_quantity(node_of("20 %", true), range::share, "1", value) == "");
    CHECK(value == 0.2);
}

TEST_CASE("a parameter takes its own unit in symbols and in words") {
    CHECK(read("90 days", "day") == 90.0);
    CHECK(read("90d", "day") == 90.0);
    CHECK(read("5 USD/Mtok", "USD/Mtok") == 5.0);
    CHECK(read("$5/Mtok", "USD/Mtok") == 5.0);
    CHECK(read("$5", "USD") == 5.0);
    CHECK(read("1e5 USD per year", "USD/yr") == 1e5);
    CHECK(read("0.02 / yr", "1/yr") == 0.02);
    CHECK(read("12 firms", "firms") == 12.0);
    CHECK(read("12 gw", "GW") == 12.0);
}

TEST_CASE("units are turned into each other where that is exact") {
    CHECK(read("2 weeks", "day") == 14.0);
    CHECK(read("6 months", "yr") == 0.5);
    CHECK(read("2 years", "month") == 24.0);
    CHECK(read("2 h", "min") == 120.0);
    CHECK(read("45 seconds", "min") == 0.75);
    CHECK(read("30 min", "h") == 0.5);
    CHECK(read("2 % a year", "1/yr") == 0.02);
    CHECK(read("3 % per month", "1/month") == 0.03);
    std::int64_t days = 0;
    CHECK(read_quantity(node_of("3 weeks"), range::any, "day", days) == "");
    CHECK(days == 21);
}

TEST_CASE("ambiguous units are refused, and the parameter's unit is named") {
    CHECK(problem("90 days", "month", months) ==
          "\"90 days\" cannot be read: the unit of this value is month (allowed: [0, 120] month); "
          "months differ in length");
    CHECK(problem("20 %", "1", factor) ==
          "\"20 %\" could mean 0.2 or a change by 20 % (this value is a pure number, allowed: "
          "[0, 20]; write it without a unit)");
    CHECK(problem("2 %", "1/yr", range::share) ==
          "\"2 %\" has no time unit: the unit of this value is 1/yr (allowed: [0, 1] "
          "1/yr); write 0.02 or \"2 %/yr\"");
    CHECK(problem("2 %/yr", "1/month", range::share).starts_with("\"2 %/yr\" cannot be read"));
    CHECK(problem("3 days", "1", factor) ==
          "\"3 days\" cannot be read: this value is a pure number (allowed: [0, 20])");
    CHECK(problem("5 USD", "USD/yr").starts_with("\"5 USD\" cannot be read: the unit"));
    CHECK(problem("3 hours", "day").starts_with("\"3 hours\" cannot be read"));
    CHECK(problem("5 million", "persons").starts_with("\"5 million\" cannot be read"));
    std::int64_t value = -1;
    CHECK(read_quantity(node_of("2.5 days"), range::any, "day", value) ==
          "2.5 is not a whole number");
    CHECK(value == -1);
}

TEST_CASE("a scenario may have units in values, lists and overrides, and echoes plain numbers") {
    const std::string text = base_with("format: 1\n",
                                       "format: 1\n"
                                       "labour_market:\n"
                                       "  unemployment_rate: 5 %\n"
                                       "  retraining_days: {value: 12 weeks, source: test}\n");
    const LoadedScenario loaded =
        load_text(text, {{"labour_market.switching_patience_months", "0.5 years", {}}});
    CHECK(loaded.scenario.labour_market.unemployment_rate == 0.05);
    CHECK(loaded.resolved_yaml.find("unemployment_rate: 0.05\n") != std::string::npos);
    CHECK(loaded.resolved_yaml.find("weeks") == std::string::npos);
    CHECK(load_text(loaded.resolved_yaml).sha256 == loaded.sha256);
}

TEST_CASE("numbers with units are recognised") {
    CHECK(parse_quantity("90d").value().unit == "day");
    CHECK(parse_quantity(" 1.5  hours ").value().number == 1.5);
    CHECK_FALSE(parse_quantity("90"));
    CHECK_FALSE(parse_quantity("days"));
    CHECK_FALSE(parse_quantity("2023-01-01"));
    CHECK_FALSE(parse_quantity("1_000"));
    CHECK_FALSE(parse_quantity("inf %"));
    CHECK_FALSE(parse_quantity(""));
    CHECK(takes_quantity(range::share, "1"));
    CHECK_FALSE(takes_quantity(range::positive, "1"));
    CHECK(takes_quantity(range::positive, "USD"));
    CHECK_FALSE(takes_quantity(range::any, ""));
}
