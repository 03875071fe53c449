// SPDX-License-Identifier: Apache-2.0
#include "tools/common/progress_bar.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <vector>

#include "tools/common/messages.hpp"

namespace tenfold {

namespace {

constexpr const char* clear_line = "\r\033[K";
constexpr double least_fraction = 0.002; // below it, the time left cannot be estimated

double events_per_second(const Progress& progress) {
    const std::uint64_t handled = progress.events - progress.events_before;
    return progress.seconds > 0.0 ? static_cast<double>(handled) / progress.seconds : 0.0;
}

/// Wall-clock time left [s], extrapolated from the progress since `before`, which took `seconds`;
/// negative if unknown.
double seconds_left(double fraction, double seconds, double before = 0.0) {
    const double done = fraction - before;
    if (done < least_fraction) {
        return -1.0;
    }
    return seconds * (1.0 - fraction) / done;
}

double seconds_left(const Progress& progress) {
    return seconds_left(progress.fraction, progress.seconds, progress.fraction_before);
}

/// Rounded down, so that 100 % means complete.
int percent(double fraction) {
    return static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100.0 + 1e-9);
}

int percent(const Progress& progress) {
    return percent(progress.fraction);
}

/// A bar that fills the columns, followed by the longest of `figures` (in descending order of
/// length) that leaves room for it; if none does, the longest that fits without a bar.
std::string
bar_line(double fraction, const std::vector<std::string>& figures, int columns, bool colour) {
    constexpr int brackets = 4; // and the blanks after them
    constexpr int narrowest = 4;
    constexpr int widest = 40;
    const int room = columns - 1; // some terminals wrap after the last column
    const auto size = [](const std::string& text) { return static_cast<int>(text.size()); };
    const auto found = std::ranges::find_if(figures, [&](const std::string& text) {
        return size(text) + brackets + narrowest <= room;
    });
    if (found == figures.end()) {
        const auto fits = std::ranges::find_if(
            figures, [&](const std::string& text) { return size(text) <= room; });
        return fits != figures.end()
                   ? *fits
                   : figures.back().substr(0, static_cast<std::size_t>(std::max(room, 0)));
    }
    const int width = std::min(room - size(*found) - brackets, widest);
    const int filled = std::min(width, percent(fraction) * width / 100);
    const std::string done(static_cast<std::size_t>(filled), '#');
    const std::string rest(static_cast<std::size_t>(width - filled), '.');
    return colour ? fmt::format("[\033[32m{}\033[0m{}]  {}", done, rest, *found)
                  : fmt::format("[{}{}]  {}", done, rest, *found);
}

std::string failed_text(const SweepProgress& progress) {
    return progress.failed == 0 ? std::string{} : fmt::format(", {} failed", progress.failed);
}

} // namespace

std::string clock_text(double seconds) {
    if (seconds < 0.0) {
        return "-:--";
    }
    const auto total = static_cast<std::int64_t>(std::ceil(seconds));
    const std::int64_t hours = total / 3600;
    const std::int64_t minutes = total / 60 % 60;
    return hours > 0 ? fmt::format("{}:{:02}:{:02}", hours, minutes, total % 60)
                     : fmt::format("{}:{:02}", minutes, total % 60);
}

std::string short_count(double count) {
    if (count < 1e4) {
        return fmt::format("{:.0f}", count);
    }
    struct Unit {
        double size;
        const char* name;
    };
    for (const Unit unit : {Unit{1e9, "G"}, Unit{1e6, "M"}, Unit{1e3, "k"}}) {
        if (count >= unit.size) {
            const double shown = count / unit.size;
            return fmt::format("{:.{}f} {}",
                               shown,
                               shown < 10.0    ? 2
                               : shown < 100.0 ? 1
                                               : 0,
                               unit.name);
        }
    }
    return fmt::format("{:.0f}", count);
}

std::string progress_bar_line(const Progress& progress, int columns, bool colour) {
    const std::string done = fmt::format("{:3} %", percent(progress));
    const std::string date = to_string(progress.date);
    const std::string left = clock_text(seconds_left(progress)) + " left";
    const std::string rate =
        fmt::format("{:>7} events/s", short_count(events_per_second(progress)));
    return bar_line(progress.fraction,
                    {fmt::format("{}  {}  {}  {}", done, date, rate, left),
                     fmt::format("{}  {}  {}", done, date, left),
                     fmt::format("{}  {}", done, left)},
                    columns,
                    colour);
}

std::string progress_plain_line(const Progress& progress) {
    return fmt::format("{:3} %  {}  {} events  {} events/s  {} left",
                       percent(progress),
                       to_string(progress.date),
                       short_count(static_cast<double>(progress.events)),
                       short_count(events_per_second(progress)),
                       clock_text(seconds_left(progress)));
}

std::string progress_json_line(const Progress& progress) {
    nlohmann::ordered_json line;
    line["date"] = to_string(progress.date);
    line["fraction"] = progress.fraction;
    line["events"] = progress.events;
    line["seconds"] = progress.seconds;
    line["events_per_second"] = events_per_second(progress);
    const double left = seconds_left(progress);
    line["seconds_left"] = left < 0.0 ? nlohmann::ordered_json{} : nlohmann::ordered_json(left);
    return line.dump();
}

double SweepProgress::fraction() const {
    return runs == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(runs);
}

std::string progress_bar_line(const SweepProgress& progress, int columns, bool colour) {
    const std::string done = fmt::format("{:3} %", percent(progress.fraction()));
    const std::string left =
        clock_text(seconds_left(progress.fraction(), progress.seconds)) + " left";
    const std::string failed = failed_text(progress);
    return bar_line(
        progress.fraction(),
        {fmt::format("{}  {} of {} runs{}  {}", done, progress.done, progress.runs, failed, left),
         fmt::format("{}  {} of {}{}  {}", done, progress.done, progress.runs, failed, left),
         fmt::format("{}  {}", done, left)},
        columns,
        colour);
}

std::string progress_plain_line(const SweepProgress& progress) {
    return fmt::format("{:3} %  {} of {} runs{}  {} left",
                       percent(progress.fraction()),
                       progress.done,
                       progress.runs,
                       failed_text(progress),
                       clock_text(seconds_left(progress.fraction(), progress.seconds)));
}

std::string progress_json_line(const SweepProgress& progress) {
    nlohmann::ordered_json line;
    line["runs"] = progress.runs;
    line["done"] = progress.done;
    line["failed"] = progress.failed;
    line["fraction"] = progress.fraction();
    line["seconds"] = progress.seconds;
    const double left = seconds_left(progress.fraction(), progress.seconds);
    line["seconds_left"] = left < 0.0 ? nlohmann::ordered_json{} : nlohmann::ordered_json(left);
    return line.dump();
}

ProgressReporter::ProgressReporter(ProgressStyle style, const Terminal& terminal, std::FILE* stream)
    : style_{Style::none}, terminal_{terminal}, stream_{stream} {
    switch (style) {
    case ProgressStyle::automatic:
        style_ = terminal.is_terminal ? Style::bar : Style::plain;
        break;
    case ProgressStyle::plain:
        style_ = Style::plain;
        break;
    case ProgressStyle::json:
        style_ = Style::json;
        break;
    case ProgressStyle::none:
        break;
    }
}

void ProgressReporter::announce(const std::string& phase) {
    if (style_ == Style::bar) {
        // A text that wraps could not be cleared.
        const auto room = static_cast<std::size_t>(std::max(terminal_.columns - 5, 0));
        write_message(stream_, fmt::format("{}{} ...", clear_line, phase.substr(0, room)));
        drawn_ = true;
    } else if (style_ == Style::plain) {
        write_message(stream_, fmt::format("{} ...\n", phase));
    }
}

template <class T>
void ProgressReporter::tell(const T& progress, double fraction) {
    switch (style_) {
    case Style::bar:
        write_message(
            stream_,
            fmt::format("{}{}",
                        clear_line,
                        progress_bar_line(progress, terminal_.columns, terminal_.colour)));
        drawn_ = true;
        break;
    case Style::json:
        write_message(stream_, fmt::format("{}\n", progress_json_line(progress)));
        break;
    case Style::plain:
        if (const int tenths = percent(fraction) / 10; tenths > tenths_) {
            tenths_ = tenths;
            write_message(stream_, fmt::format("{}\n", progress_plain_line(progress)));
        }
        break;
    case Style::none:
        break;
    }
}

void ProgressReporter::report(const Progress& progress) {
    tell(progress, progress.fraction);
}

void ProgressReporter::report(const SweepProgress& progress) {
    tell(progress, progress.fraction());
}

void ProgressReporter::finish() {
    if (drawn_) {
        write_message(stream_, clear_line);
        drawn_ = false;
    }
}

} // namespace tenfold
