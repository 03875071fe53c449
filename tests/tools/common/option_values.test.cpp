// SPDX-License-Identifier: Apache-2.0
#include "tools/common/option_values.hpp"

#include "core/check.hpp"

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

template <class Read>
std::string refusal(Read&& read) {
    try {
        read();
    } catch (const UsageError& error) {
        return error.what();
    }
    return "not refused";
}

std::string interval_refusal(const std::string& text) {
    return refusal([&] { (void)checkpoint_interval("--checkpoint-every", text); });
}

} // namespace

TEST_CASE("intervals of simulated time are days, months and years") {
    const CheckpointInterval days = checkpoint_interval("--checkpoint-every", "90d");
    CHECK(days.days == 90);
    CHECK(days.months == 0);
    CHECK(days.seconds == 0.0);
    CHECK(checkpoint_interval("--checkpoint-every", "6mo").months == 6);
    const CheckpointInterval years = checkpoint_interval("--checkpoint-every", "2y");
    CHECK(years.months == 24);
    CHECK(years.days == 0);
    CHECK(checkpoint_interval("--checkpoint-every", "1000000d").days == 1'000'000);
}

TEST_CASE("intervals of wall-clock time are seconds, minutes and hours") {
    CHECK(checkpoint_interval("--checkpoint-every", "45s").seconds == 45.0);
    CHECK(checkpoint_interval("--checkpoint-every", "30min").seconds == 1800.0);
    const CheckpointInterval hours = checkpoint_interval("--checkpoint-every", "2h");
    CHECK(hours.seconds == 7200.0);
    CHECK(hours.days == 0);
    CHECK(hours.months == 0);
    CHECK_FALSE(hours.never());
}

TEST_CASE("an interval must be a whole number with a unit") {
    for (const char* text : {"",
                             "1",
                             "y",
                             "0d",
                             "-1d",
                             "+1d",
                             "1.5y",
                             "1 y",
                             " 1y",
                             "1y ",
                             "1Y",
                             "1m",
                             "1yr",
                             "1ms",
                             "1dd",
                             "0x1d",
                             "1e3d",
                             "1000001d",
                             "99999999999999999999y",
                             "never"}) {
        CAPTURE(text);
        CHECK(interval_refusal(text) ==
              "--checkpoint-every is '" + std::string{text} +
                  "'; it must be a whole number and a unit: d, mo or y of simulated time, or s, "
                  "min or h of wall-clock time");
    }
}

TEST_CASE("whole numbers must be whole and within their range") {
    CHECK(whole_number("--threads", "1", 1, 4096) == 1);
    CHECK(whole_number("--threads", "4096", 1, 4096) == 4096);
    for (const char* text : {"0", "4097", "-1", "+1", "1.0", "1e2", "", " 1", "1 ", "one"}) {
        CAPTURE(text);
        CHECK(refusal([&] { (void)whole_number("--threads", text, 1, 4096); }) ==
              "--threads is '" + std::string{text} + "'; it must be a whole number from 1 to 4096");
    }
}

TEST_CASE("numbers must be above the lower and at most the upper bound") {
    CHECK(positive_number("--scale", "0.5", 0.0, 1.0) == 0.5);
    CHECK(positive_number("--scale", "1", 0.0, 1.0) == 1.0);
    for (const char* text : {"0", "-0", "1.0001", "-1", "nan", "inf", "1e999", "", "1x"}) {
        CAPTURE(text);
        CHECK(refusal([&] { (void)positive_number("--scale", text, 0.0, 1.0); }) != "not refused");
    }
}

TEST_CASE("a choice is one of the names, and the nearest is suggested") {
    CHECK(choice("--progress", "json", {"auto", "plain", "json"}) == 2);
    const std::string said = refusal([] {
        (void)choice("--progress", "jsn", {"auto", "plain", "json"});
    });
    CHECK(said.find("did you mean json?") != std::string::npos);
    CHECK(refusal([] {
              (void)choice("--progress", "", {"auto", "plain", "json"});
          }) != "not refused");
}
