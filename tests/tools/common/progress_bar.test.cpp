// SPDX-License-Identifier: Apache-2.0
#include "tools/common/progress_bar.hpp"

#include <chrono>
#include <string>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

using namespace std::chrono;

/// Half of a run that began at its first day, in ten seconds.
Progress half_way() {
    return {Date{2029y / July / 1}, 0.5, 50'000'000, 10.0};
}

/// The first report of a run resumed from a checkpoint at half of it.
Progress just_resumed() {
    return {Date{2029y / August / 1}, 0.51, 51'000'000, 0.5, 0.5, 50'000'000};
}

} // namespace

TEST_CASE("the rate and the time left of a resumed run exclude the part before its checkpoint") {
    CHECK(progress_plain_line(half_way()) ==
          " 50 %  2029-07-01  50.0 M events  5.00 M events/s  0:10 left");
    // A million events in half a second; 49 more hundredths at half a second each.
    CHECK(progress_plain_line(just_resumed()) ==
          " 51 %  2029-08-01  51.0 M events  2.00 M events/s  0:25 left");
    CHECK(progress_json_line(just_resumed()).find("\"events_per_second\":2000000.0") !=
          std::string::npos);
    CHECK(progress_json_line(just_resumed()).find("\"events\":51000000") != std::string::npos);
}

TEST_CASE("right after a checkpoint the time left is unknown") {
    Progress progress = just_resumed();
    progress.fraction = progress.fraction_before + 0.0001;
    CHECK(progress_plain_line(progress).ends_with("-:-- left"));
}

TEST_CASE("a narrow bar omits the rate, then the date, and keeps the time left") {
    for (const int columns : {20, 30, 40, 60, 80, 120, 200}) {
        CAPTURE(columns);
        const std::string line = progress_bar_line(half_way(), columns, false);
        CHECK(static_cast<int>(line.size()) < columns);
        CHECK(line.find("50 %") != std::string::npos);
        CHECK(line.ends_with("0:10 left"));
        CHECK((line.find("events/s") != std::string::npos) == (columns >= 60));
        CHECK((line.find("2029-07-01") != std::string::npos) == (columns >= 40));
        const SweepProgress sweep{1000, 400, 3, 100.0};
        const std::string runs = progress_bar_line(sweep, columns, false);
        CHECK(static_cast<int>(runs.size()) < columns);
        CHECK(runs.ends_with(" left"));
        CHECK((runs.find("400 of 1000") != std::string::npos) == (columns >= 60));
    }
}

TEST_CASE("colours do not count as columns of a bar") {
    const std::string plain = progress_bar_line(half_way(), 80, false);
    const std::string coloured = progress_bar_line(half_way(), 80, true);
    CHECK(coloured.size() == plain.size() + std::string{"\033[32m\033[0m"}.size());
}
