// SPDX-License-Identifier: Apache-2.0
#include "tools/progress_bar.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tools/messages.hpp"

namespace tenfold {

namespace {

constexpr const char* clear_line = "\r\033[K";
constexpr double least_fraction = 0.002; // below it, a forecast of the time left is a guess

double events_per_second(const Progress& progress) {
    return progress.seconds > 0.0 ? static_cast<double>(progress.events) / progress.seconds : 0.0;
}

/// Wall-clock time left [s], assuming that the rest goes as fast as what is done; negative when
/// unknown.
double seconds_left(double fraction, double seconds) {
    if (fraction < least_fraction) {
        return -1.0;
    }
    return seconds * (1.0 - fraction) / fraction;
}

double seconds_left(const Progress& progress) {
    return seconds_left(progress.fraction, progress.seconds);
}

/// Rounded down, so that 100 % means done.
int percent(double fraction) {
    return static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100.0 + 1e-9);
}

int percent(const Progress& progress) {
    return percent(progress.fraction);
}

/// `figures` after a bar that fills the rest of the columns.
std::string bar_line(double fraction, const std::string& figures, int columns, bool colour) {
    // One column stays free: writing into the last one makes some terminals wrap.
    const int width = std::min(columns - static_cast<int>(figures.size()) - 5, 40);
    if (width < 4) {
        return figures.substr(0, static_cast<std::size_t>(std::max(columns - 1, 0)));
    }
    const int filled = std::min(width, percent(fraction) * width / 100);
    const std::string done(static_cast<std::size_t>(filled), '#');
    const std::string rest(static_cast<std::size_t>(width - filled), '.');
    return colour ? fmt::format("[\033[32m{}\033[0m{}]  {}", done, rest, figures)
                  : fmt::format("[{}{}]  {}", done, rest, figures);
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
    const std::string figures = fmt::format("{:3} %  {}  {:>7} events/s  {} left",
                                            percent(progress),
                                            to_string(progress.date),
                                            short_count(events_per_second(progress)),
                                            clock_text(seconds_left(progress)));
    return bar_line(progress.fraction, figures, columns, colour);
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
    const std::string figures =
        fmt::format("{:3} %  {} of {} runs{}  {} left",
                    percent(progress.fraction()),
                    progress.done,
                    progress.runs,
                    failed_text(progress),
                    clock_text(seconds_left(progress.fraction(), progress.seconds)));
    return bar_line(progress.fraction(), figures, columns, colour);
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
        write_message(stream_, fmt::format("{}{} ...", clear_line, phase));
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
