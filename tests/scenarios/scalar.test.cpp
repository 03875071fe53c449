// SPDX-License-Identifier: Apache-2.0
#include "scenarios/scalar.hpp"

#include <cmath>
#include <locale>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;

namespace {

YamlNode scalar(const std::string& text, bool quoted = false) {
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.text = text;
    node.quoted = quoted;
    return node;
}

double number(const std::string& text) {
    double value = -1.0;
    CHECK(read_scalar(scalar(text), value) == "");
    return value;
}

template <class T>
bool refused(const std::string& text, bool quoted = false) {
    T value{};
    return !read_scalar(scalar(text, quoted), value).empty();
}

struct CommaPoint : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

} // namespace

TEST_CASE("numbers are decimal, finite and exact") {
    CHECK(number("1.5") == 1.5);
    CHECK(number("-0.25") == -0.25);
    CHECK(number("2.1e25") == 2.1e25);
    CHECK(number("1E-3") == 1e-3);
    CHECK(number("0") == 0.0);
    CHECK(number("0.10") == 0.1);
    CHECK_FALSE(std::signbit(number("-0.0")));
    CHECK(number("1.7976931348623157e308") == 1.7976931348623157e308);
}

TEST_CASE("texts that resemble numbers are refused") {
    for (const char* text :
         {"nan",   ".nan", "-nan",   "inf", ".inf",  "-Infinity", "1e999", "1e-999", "010",
          "-07",   "0x10", "0b1",    "0o7", "1_000", "1,5",       "1,000", "5%",     "12abc",
          "1.2.3", "",     "1e",     "--1", "+1",    "one",       "~",     "1 2",    "0x1p3",
          "00",    "1e+",  "nan(1)", "e5",  ".",     "-",         "1d5",   "1f"}) {
        CAPTURE(text);
        CHECK(refused<double>(text));
        CHECK(refused<std::int64_t>(text));
    }
    CHECK(refused<double>("5", true));
}

TEST_CASE("whole numbers may be written with an exponent") {
    std::int64_t value = 0;
    CHECK(read_scalar(scalar("1e6"), value) == "");
    CHECK(value == 1'000'000);
    CHECK(read_scalar(scalar("9007199254740992"), value) == "");
    CHECK(value == 9'007'199'254'740'992);
    CHECK(refused<std::int64_t>("1.5"));
    CHECK(refused<std::int64_t>("9007199254740993"));
    CHECK(refused<std::int64_t>("-9007199254740993"));
    CHECK(refused<std::int64_t>("1e300"));
}

TEST_CASE("the locale changes nothing") {
    const std::locale before =
        std::locale::global(std::locale{std::locale::classic(), new CommaPoint});
    CHECK(number("1.234") == 1.234);
    CHECK(number("1234567.5") == 1234567.5);
    CHECK(refused<double>("0,5"));
    const std::string problem = [] {
        double value = 0.0;
        return read_scalar(scalar("1e999"), value);
    }();
    CHECK(problem == "1e999 is too large");
    std::locale::global(before);
}

TEST_CASE("booleans are true and false only") {
    bool value = false;
    CHECK(read_scalar(scalar("true"), value) == "");
    CHECK(value);
    for (const char* text : {"yes", "on", "True", "TRUE", "1", "y", ""}) {
        CHECK(refused<bool>(text));
    }
    CHECK(refused<bool>("true", true));
}

TEST_CASE("dates exist") {
    Date date{};
    CHECK(read_scalar(scalar("2024-02-29"), date) == "");
    CHECK(to_string(date) == "2024-02-29");
    for (const char* text :
         {"2023-02-29", "2023-13-01", "2023-1-1", "01-01-2023", "2023-01-01T00:00", "20230101"}) {
        CAPTURE(text);
        CHECK(refused<Date>(text));
    }
}
