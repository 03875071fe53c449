// SPDX-License-Identifier: Apache-2.0
/// Times at which a run writes checkpoints, and the writing.
#pragma once

#include "core/archive.hpp"
#include "core/time.hpp"

#include "output/checkpoint_file.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace tenfold {

/// Intervals between checkpoints: simulated months, days or wall-clock seconds; and a single date.
struct CheckpointInterval {
    int months = 0;
    int days = 0;
    double seconds = 0.0;
    Date at = Date::max(); // first day that is not yet simulated

    [[nodiscard]] bool never() const {
        return months == 0 && days == 0 && seconds == 0.0 && at == Date::max();
    }
};

/// Checkpoints of a run; they change no result.
struct CheckpointPlan {
    std::filesystem::path path; // empty: no checkpoints
    CheckpointInterval every;   // an interrupted run writes one more
    CheckpointHeader header;    // complete except for the date
    /// Called when a periodic checkpoint cannot be written; the run continues.
    std::function<void(const std::string&)> on_problem;
};

/// Writes the checkpoints of one run.
class Checkpoints {
public:
    using Save = std::function<void(StateWriter&)>;

    /// `today` is the first day that is not yet simulated, `bytes` the approximate size of a
    /// checkpoint. Throws FileError if a checkpoint is planned and there is no space for one.
    Checkpoints(const CheckpointPlan& plan, Date today, std::uint64_t bytes);

    /// Whether a checkpoint is due at the end of a day, `seconds` after the start of the run.
    [[nodiscard]] bool due(Date tomorrow, double seconds);
    /// Writes a periodic checkpoint; a failure is reported through `on_problem`, and the run
    /// continues.
    void write(Date tomorrow, const Save& save) const;
    /// Writes the last checkpoint of an interrupted run. Returns the reason for a failure, or an
    /// empty text: the run keeps its results in either case.
    [[nodiscard]] std::string write_last(Date tomorrow, const Save& save) const;
    /// Whether an interrupted run writes a checkpoint.
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
