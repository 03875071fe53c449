// SPDX-License-Identifier: Apache-2.0
/// Progress reports on stderr: a bar on a terminal, lines elsewhere, or JSON lines for programs.
#pragma once

#include "sim/run.hpp"

#include <cstddef>
#include <cstdio>
#include <string>

#include "tools/common/terminal.hpp"

namespace tenfold {

enum class ProgressStyle { automatic, plain, json, none };

/// Progress of a sweep: the runs that this process makes.
struct SweepProgress {
    std::size_t runs = 0;
    std::size_t done = 0; // including failed runs
    std::size_t failed = 0;
    double seconds = 0.0; // wall-clock since the start

    [[nodiscard]] double fraction() const;
};

/// One report as a line of text without line end, at most `columns` wide.
[[nodiscard]] std::string progress_bar_line(const Progress& progress, int columns, bool colour);
[[nodiscard]] std::string progress_plain_line(const Progress& progress);
[[nodiscard]] std::string progress_json_line(const Progress& progress);
[[nodiscard]] std::string
progress_bar_line(const SweepProgress& progress, int columns, bool colour);
[[nodiscard]] std::string progress_plain_line(const SweepProgress& progress);
[[nodiscard]] std::string progress_json_line(const SweepProgress& progress);

/// "0:07", "12:40", "3:02:11"; "-:--" when negative.
[[nodiscard]] std::string clock_text(double seconds);

/// "9876", "12.3 k", "4.50 M": at least three digits, for counts that change quickly.
[[nodiscard]] std::string short_count(double count);

/// Writes progress reports to `stream` in a given style.
class ProgressReporter {
public:
    /// `automatic` is a bar on a terminal, otherwise plain lines.
    ProgressReporter(ProgressStyle style, const Terminal& terminal, std::FILE* stream);

    /// Names the phase before the first simulated day; shown by the bar and plain lines only.
    void announce(const std::string& phase);

    /// The bar and JSON report every call, plain lines every tenth of the run.
    void report(const Progress& progress);
    void report(const SweepProgress& progress);

    /// Clears the bar, so that the next message has a line of its own.
    void finish();

private:
    template <class T>
    void tell(const T& progress, double fraction);

    enum class Style { bar, plain, json, none };

    Style style_;
    Terminal terminal_;
    std::FILE* stream_;
    int tenths_ = 0; // of the run, already reported in plain lines
    bool drawn_ = false;
};

} // namespace tenfold
