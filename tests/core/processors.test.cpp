// SPDX-License-Identifier: Apache-2.0
#include "core/processors.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"

using namespace tenfold;

namespace {

/// A made-up tree of control groups.
class ControlGroups {
public:
    void write(const std::string& file, const std::string& text) const {
        const std::filesystem::path path = directory_.path() / file;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path} << text << '\n';
    }
    /// Of a process whose /proc/self/cgroup reads `membership`, on a machine of 64 processors.
    [[nodiscard]] unsigned processors(const std::string& membership) const {
        write("membership", membership);
        return control_group_processors(directory_.path() / "membership", directory_.path(), 64);
    }

private:
    test::TemporaryDirectory directory_;
};

} // namespace

TEST_CASE("there is a processor to run on") {
    CHECK(available_threads() >= 1);
    CHECK(available_threads() <= std::max(1U, std::thread::hardware_concurrency()));
}

TEST_CASE("the least quota of a control group and those around it counts (version 2)") {
    const ControlGroups groups;
    groups.write("job.slice/cpu.max", "400000 100000");
    groups.write("job.slice/step/cpu.max", "max 100000");
    groups.write("job.slice/step/task/cpu.max", "650000 100000");
    CHECK(groups.processors("0::/job.slice/step/task") == 4);
    CHECK(groups.processors("0::/job.slice/step") == 4);
    CHECK(groups.processors("0::/") == 64);
    SUBCASE("the inner quota may be the smaller one; parts of a processor count as one") {
        groups.write("job.slice/step/task/cpu.max", "150000 100000");
        CHECK(groups.processors("0::/job.slice/step/task") == 2);
        groups.write("job.slice/step/task/cpu.max", "1000 100000");
        CHECK(groups.processors("0::/job.slice/step/task") == 1);
    }
    SUBCASE("a quota of more than there is changes nothing") {
        groups.write("wide/cpu.max", "10000000 100000");
        CHECK(groups.processors("0::/wide") == 64);
    }
}

TEST_CASE("quotas of version 1 and of mixed hierarchies are read too") {
    const ControlGroups groups;
    groups.write("cpu/batch/cpu.cfs_quota_us", "300000");
    groups.write("cpu/batch/cpu.cfs_period_us", "100000");
    groups.write("cpu/batch/free/cpu.cfs_quota_us", "-1");
    groups.write("cpu/batch/free/cpu.cfs_period_us", "100000");
    CHECK(groups.processors("9:name=systemd:/\n4:cpu,cpuacct:/batch/free\n0::/") == 3);
    CHECK(groups.processors("2:cpuacct:/batch/free\n3:cpuset:/batch\n0::/") == 64);
}

TEST_CASE("a container's group is the mount itself, whatever its path outside") {
    const ControlGroups groups;
    groups.write("cpu.max", "200000 100000");
    CHECK(groups.processors("0::/machine/0123abcd") == 2);
}

TEST_CASE("an invalid quota counts as none") {
    const ControlGroups groups;
    CHECK(groups.processors("") == 64);
    CHECK(groups.processors("nonsense\n0:\n::") == 64);
    for (const char* text : {"", "max", "100000", "-5 100000", "100000 0", "nan nan", "x 1"}) {
        CAPTURE(text);
        groups.write("group/cpu.max", text);
        CHECK(groups.processors("0::/group") == 64);
    }
    CHECK(control_group_processors("/nonexistent", "/nonexistent", 3) == 3);
}
