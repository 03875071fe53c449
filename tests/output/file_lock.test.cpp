// SPDX-License-Identifier: Apache-2.0
#include "output/file_lock.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"

using namespace tenfold;
namespace fs = std::filesystem;

TEST_CASE("a lock keeps others away until it ends, whatever an earlier one left") {
    const test::TemporaryDirectory directory;
    const fs::path shard = directory.path() / "shard-0000.h5";
    std::ofstream{FileLock::path_of(shard)} << "left by a process that was killed";
    {
        const FileLock lock{shard};
        CHECK_THROWS_AS(FileLock{shard}, FileBusy);
        const FileLock other{directory.path() / "shard-0001.h5"};
        CHECK_THROWS_AS(FileLock{shard}, FileBusy);
    }
    CHECK(directory.entries() == 0);
    const FileLock again{shard};
    CHECK_THROWS_AS(FileLock{directory.path() / "nowhere" / "a"}, FileError);
}

TEST_CASE("at most one of several holds a lock at a time") {
    const test::TemporaryDirectory directory;
    const fs::path shard = directory.path() / "shard-0000.h5";
    std::atomic<int> holders{0};
    std::atomic<int> most{0};
    std::atomic<int> times{0};
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            while (times < 500) {
                try {
                    const FileLock lock{shard};
                    most = std::max(most.load(), ++holders);
                    ++times;
                    --holders;
                } catch (const FileBusy&) {
                    std::this_thread::yield();
                }
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(most == 1);
}
