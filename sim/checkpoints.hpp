// SPDX-License-Identifier: Apache-2.0
/// When a run writes checkpoints, and writing them.
#pragma once

#include "core/archive.hpp"
#include "core/time.hpp"

#include "output/checkpoint_file.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace tenfold {

/// When: every so many simulated months and days or seconds of wall-clock time, and once at a date.
struct CheckpointInterval {
    int months = 0;
    int days = 0;
    double seconds = 0.0;
    Date at = Date::max(); // first day that is not simulated yet

    [[nodiscard]] bool never() const {
        return months == 0 && days == 0 && seconds == 0.0 && at == Date::max();
    }
};

/// What a run is to do about checkpoints; it changes no result.
struct CheckpointPlan {
    std::filesystem::path path; // empty: never one
    CheckpointInterval every;   // and one when the run is interrupted
    CheckpointHeader header;    // all but the date
    /// Told when one of those in between could not be written; the run goes on.
    std::function<void(const std::string&)> on_problem;
};

/// Writes the checkpoints of one run.
class Checkpoints {
public:
    using Save = std::function<void(StateWriter&)>;

    /// `today` is the first day that is not simulated yet, `bytes` about what a checkpoint takes.
    /// With a plan to write some: throws FileError when there is no room for one.
    Checkpoints(const CheckpointPlan& plan, Date today, std::uint64_t bytes);

    /// A day is over, and so many seconds: true when a checkpoint is due.
    [[nodiscard]] bool due(Date tomorrow, double seconds);
    /// Writes one in between; a failure is told and the run goes on.
    void write(Date tomorrow, const Save& save) const;
    /// Writes the last one of a run that was interrupted. Says why it could not, or nothing: the
    /// results so far are worth keeping without it.
    [[nodiscard]] std::string write_last(Date tomorrow, const Save& save) const;
    /// Whether an interrupted run writes one.
    [[nodiscard]] bool wanted() const { return !plan_.path.empty(); }

private:
    [[nodiscard]] Date after(Date date) const;

    const CheckpointPlan& plan_;
    std::uint64_t bytes_;
    Date start_;
    Date next_date_;
    double next_seconds_;
};

} // namespace tenfold
