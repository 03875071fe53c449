// SPDX-License-Identifier: Apache-2.0
/// A small, made-up run for the tests of the file.
#pragma once

#include "core/check.hpp"

#include "output/results_file.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"

namespace tenfold::test {

/// Owns the months that `results` looks at.
struct Sample {
    std::vector<MonthlyMeasures> months;
    Results results;

    Sample() = default;
    Sample(const Sample&) = delete;
    Sample& operator=(const Sample&) = delete;
};

/// Fills `sample` with `months` calendar months from January 2023 (the last of them 10 days long
/// when `partial`), 3 sectors and 2 occupations; every number differs from its neighbours.
void fill(Sample& sample, int months, bool partial = false);

/// The whole of a file.
[[nodiscard]] std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);

/// Message of the FileError that `action` throws; fails the test when there is none.
template <class Action>
std::string file_error_of(Action&& action) {
    try {
        action();
    } catch (const FileError& error) {
        return error.what();
    }
    FAIL("no FileError");
    return {};
}

} // namespace tenfold::test
