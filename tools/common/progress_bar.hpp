// SPDX-License-Identifier: Apache-2.0
/// Progress of a run on stderr: a bar on a terminal, lines elsewhere, JSON lines for programs.
#pragma once

#include "sim/run.hpp"

#include <cstddef>
#include <cstdio>
#include <string>

#include "tools/common/terminal.hpp"

namespace tenfold {

/// How progress is reported on stderr.
enum class ProgressStyle { automatic, plain, json, none };

/// Where a sweep stands, of the runs that this process has to make.
struct SweepProgress {
    std::size_t runs = 0;
    std::size_t done = 0; // failed ones too
    std::size_t failed = 0;
    double seconds = 0.0; // wall-clock since the start

    [[nodiscard]] double fraction() const;
};

/// One report as text, without line ends. `columns` is the width to stay within.
[[nodiscard]] std::string progress_bar_line(const Progress& progress, int columns, bool colour);
[[nodiscard]] std::string progress_plain_line(const Progress& progress);
[[nodiscard]] std::string progress_json_line(const Progress& progress);
[[nodiscard]] std::string
progress_bar_line(const SweepProgress& progress, int columns, bool colour);
[[nodiscard]] std::string progress_plain_line(const SweepProgress& progress);
[[nodiscard]] std::string progress_json_line(const SweepProgress& progress);

/// "0:07", "12:40", "3:02:11"; "-:--" when negative.
[[nodiscard]] std::string clock_text(double seconds);

/// "1,234", "12.3 k", "4.5 M": three figures or so, for counts that change quickly.
[[nodiscard]] std::string short_count(double count);

/// Writes reports to `stream` in the style asked for.
class ProgressReporter {
public:
    /// `automatic` becomes a bar when `terminal` is one, otherwise plain lines.
    ProgressReporter(ProgressStyle style, const Terminal& terminal, std::FILE* stream);

    /// Says what goes on before the first simulated day; only the bar and plain lines show it.
    void announce(const std::string& phase);

    /// A bar is redrawn each time, JSON written each time, a plain line every tenth of the way.
    void report(const Progress& progress);
    void report(const SweepProgress& progress);

    /// Clears the bar, so that what follows stands on a line of its own.
    void finish();

private:
    template <class T>
    void tell(const T& progress, double fraction);

    enum class Style { bar, plain, json, none };

    Style style_;
    Terminal terminal_;
    std::FILE* stream_;
    int tenths_ = 0; // of the way already told in plain lines
    bool drawn_ = false;
};

} // namespace tenfold
