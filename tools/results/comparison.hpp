// SPDX-License-Identifier: Apache-2.0
/// How runs differ: runs of one scenario are a group, and each group is held against the first.
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

/// Runs of one scenario with other random numbers; indices of the files in the order given.
struct RunGroup {
    std::string name; // of the scenario
    std::vector<std::size_t> runs;
    /// Of these, the first with each seed and replicate: a run that is given twice, from whatever
    /// file, tells nothing more.
    std::vector<std::size_t> distinct;
};

/// The months that all files have.
struct CommonPeriod {
    Date first{}; // last day of the first month
    Date last{};
    std::size_t months = 0;
    bool cut = false; // some file has more
};

/// One headline of one group against the reference.
struct HeadlineDifference {
    Headline headline;
    double reference = 0.0; // means over the runs
    double value = 0.0;
    bool relative = false; // of the estimate: a share of the reference
    Estimate difference;
};

/// The same for a category of the largest change.
struct CategoryDifference {
    std::string key;
    std::string name;
    HeadlineDifference difference;
};

struct CategoryTable {
    std::string series;
    std::string dimension;
    std::vector<CategoryDifference> rows; // largest relative differences first
};

/// One group against the reference.
struct GroupComparison {
    std::size_t group = 0; // index of the group
    Pairing pairing = Pairing::single;
    std::size_t pairs = 0;
    std::vector<ValueChange> changes; // of the scenario
    std::vector<HeadlineDifference> headlines;
    bool same_axes = true;
    std::vector<CategoryTable> categories;
};

/// Two runs of the same scenario with the same random numbers.
struct EqualRuns {
    std::size_t a = 0;
    std::size_t b = 0;
    std::string first_difference; // empty: identical bit for bit outside /run
};

/// A headline of the reference, over its runs.
struct HeadlineMean {
    Headline headline;
    Estimate mean;
};

struct Comparison {
    CommonPeriod period;
    std::size_t averaged_months = 0; // at the end of the period
    std::vector<RunGroup> groups;
    std::vector<HeadlineMean> reference; // with intervals where its runs have different seeds
    std::vector<GroupComparison> against_first;
    std::vector<EqualRuns> equal_runs;
};

/// Files of the same scenario (values, whatever their sources; seed and replicate apart) and
/// country together, in the order in which each scenario comes first.
[[nodiscard]] std::vector<RunGroup> group_runs(std::span<const ResultsFile> files);

/// Days that all files have, each the last of its month.
[[nodiscard]] std::vector<Date> common_months(std::span<const ResultsFile> files);

/// The files without those that say the same, bit for bit, as one before them; `left_out` gets the
/// pairs.
[[nodiscard]] std::vector<ResultsFile> without_repeats(std::vector<ResultsFile> files,
                                                       std::vector<EqualRuns>& left_out);

/// Throws UsageError when the files have no month in common.
[[nodiscard]] Comparison compare_results(std::span<const ResultsFile> files);

/// What differs first between two files outside `/run`: name, place and both values; empty when
/// all their numbers are the same bit for bit (every NaN is like any other) and all texts too.
[[nodiscard]] std::string first_difference(const ResultsFile& a, const ResultsFile& b);

} // namespace tenfold
