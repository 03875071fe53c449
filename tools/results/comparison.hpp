// SPDX-License-Identifier: Apache-2.0
/// Comparison of runs: the runs of a scenario form a group, and each group is compared with the first,
/// the reference.
#pragma once

#include "output/read_results.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tools/analysis/difference.hpp"
#include "tools/common/headlines.hpp"
#include "tools/results/scenario_changes.hpp"

namespace tenfold {

/// Runs of one scenario with different random numbers, as indices of the files.
struct RunGroup {
    std::string name; // of the scenario
    std::vector<std::size_t> runs;
    /// The first run with each seed and replicate, because a repeated run adds no information.
    std::vector<std::size_t> distinct;
};

/// The months that all files contain.
struct CommonPeriod {
    Date first{}; // last day of the first month
    Date last{};
    std::size_t months = 0;
    bool cut = false; // some file has more months
};

/// One headline of one group compared with the reference.
struct HeadlineDifference {
    Headline headline;
    double reference = 0.0; // means over the runs
    double value = 0.0;
    bool relative = false; // whether the difference is a share of the reference
    Estimate difference;
};

/// The same for one category of a series.
struct CategoryDifference {
    std::string key;
    std::string name;
    HeadlineDifference difference;
};

struct CategoryTable {
    std::string series;
    std::string dimension;
    std::vector<CategoryDifference> rows; // in descending order of the relative difference
};

/// One group compared with the reference.
struct GroupComparison {
    std::size_t group = 0; // index of the group
    Pairing pairing = Pairing::single;
    std::size_t pairs = 0;
    std::vector<ValueChange> changes; // of parameters
    std::vector<HeadlineDifference> headlines;
    bool same_axes = true;
    std::vector<CategoryTable> categories;
};

/// Two runs of the same scenario with the same random numbers.
struct EqualRuns {
    std::size_t a = 0;
    std::size_t b = 0;
    std::string first_difference; // empty: identical outside /run
};

/// Mean of a headline over the runs of the reference.
struct HeadlineMean {
    Headline headline;
    Estimate mean;
};

struct Comparison {
    CommonPeriod period;
    std::size_t averaged_months = 0; // at the end of the period
    std::vector<RunGroup> groups;
    std::vector<HeadlineMean> reference; // with intervals if its runs have different seeds
    std::vector<GroupComparison> against_first;
    std::vector<EqualRuns> equal_runs;
};

/// Groups files by scenario (parameter values without seed, replicate and sources), country and
/// extensions, in the order of first occurrence.
[[nodiscard]] std::vector<RunGroup> group_runs(std::span<const ResultsFile> files);

/// The months that all files contain, as their last days.
[[nodiscard]] std::vector<Date> common_months(std::span<const ResultsFile> files);

/// Drops files that are bit-for-bit identical to an earlier one; `left_out` receives the pairs.
[[nodiscard]] std::vector<ResultsFile> without_repeats(std::vector<ResultsFile> files,
                                                       std::vector<EqualRuns>& left_out);

/// Throws UsageError if the files have no month in common.
[[nodiscard]] Comparison compare_results(std::span<const ResultsFile> files);

/// The first difference between two files outside `/run`: name, position and both values; empty if
/// all numbers (any NaN equals any other) and texts are equal.
[[nodiscard]] std::string first_difference(const ResultsFile& a, const ResultsFile& b);

} // namespace tenfold
