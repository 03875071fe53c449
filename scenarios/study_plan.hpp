// SPDX-License-Identifier: Apache-2.0
/// The runs of a study: points, replicates, and the changes of each in the scenario.
#pragma once

#include "scenarios/design.hpp"
#include "scenarios/factor.hpp"
#include "scenarios/load.hpp"
#include "scenarios/study.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tenfold {

/// Most runs of one study.
inline constexpr std::uint64_t most_runs = 10'000'000;

/// Whether a study defines a design. A study for calibration only need not: its factors have
/// ranges, and the default design, a grid, needs levels.
[[nodiscard]] bool has_design(const Study& study);

/// The design of a study. Throws RunError for an unknown kind.
[[nodiscard]] DesignRequest design_request(const Study& study);

/// The names of the kinds of designs.
[[nodiscard]] const std::vector<std::string>& design_kinds();
[[nodiscard]] DesignKind design_kind(const std::string& text);

/// The name of a row's role: "sample", "a", "b", "ab", ...
[[nodiscard]] std::string_view to_string(RowRole role);

/// All runs of a study in order: point after point, the replicates of a point together.
class StudyPlan {
public:
    /// `base_replicate` is that of the scenario: replicate r of a point has number base + r, or,
    /// without common random numbers, base + point * replicates + r.
    StudyPlan(const Study& study, std::int64_t base_replicate);

    [[nodiscard]] std::size_t points() const { return rows_.size(); }
    [[nodiscard]] std::size_t replicates() const { return replicates_; }
    [[nodiscard]] std::size_t runs() const { return rows_.size() * replicates_; }
    [[nodiscard]] std::size_t factors() const { return factors_.size(); }

    [[nodiscard]] std::size_t point_of(std::size_t run) const { return run / replicates_; }
    [[nodiscard]] const DesignRow& row(std::size_t point) const { return rows_[point]; }
    [[nodiscard]] const Factor& factor(std::size_t index) const { return factors_[index]; }
    /// The scenario's `replicate` of a run.
    [[nodiscard]] std::int64_t replicate(std::size_t run) const;

    [[nodiscard]] FactorValue value(std::size_t point, std::size_t factor) const;
    /// All changes of a run in the scenario.
    [[nodiscard]] std::vector<Override> changes(std::size_t run) const;

    /// SHA-256 of the changes of all runs: two plans with the same digest make the same runs.
    [[nodiscard]] std::string digest() const;

private:
    std::vector<Factor> factors_;
    std::vector<bool> whole_; // parameters that are whole numbers
    std::vector<DesignRow> rows_;
    std::size_t replicates_;
    std::int64_t base_replicate_;
    bool common_;
    bool evenly_; // a grid
};

} // namespace tenfold
