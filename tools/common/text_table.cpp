// SPDX-License-Identifier: Apache-2.0
#include "tools/common/text_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <vector>

#include "tools/common/figures.hpp"
#include "tools/common/terminal.hpp"

namespace tenfold {

namespace {

using Fields = std::vector<std::string>;
using Widths = std::vector<std::size_t>;

constexpr std::size_t gap = 2;              // between columns without a given width
constexpr std::size_t narrowest_cell = 9;   // of a wrapped column
constexpr std::size_t narrowest_label = 20; // of a wrapped first column
constexpr std::size_t indent = 2;

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t end = text.find(at);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

std::vector<Fields> fields_of(std::string_view rows) {
    std::vector<Fields> table;
    for (const std::string& line : split(rows, '\n')) {
        table.push_back(split(line, '\t'));
    }
    table.pop_back(); // after the last line feed
    return table;
}

/// The widest field of each column.
Widths natural_widths(const std::vector<Fields>& table) {
    Widths widths;
    for (const Fields& fields : table) {
        widths.resize(std::max(widths.size(), fields.size()));
        for (std::size_t i = 0; i < fields.size(); ++i) {
            widths[i] = std::max(widths[i], text_width(fields[i]));
        }
    }
    return widths;
}

std::size_t sum(std::span<const std::size_t> widths) {
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0});
}

void strip(std::string& line) {
    line.erase(line.find_last_not_of(' ') + 1);
}

std::string on_the_right(std::string_view text, std::size_t width) {
    return std::string(width - std::min(width, text_width(text)), ' ') + std::string{text};
}

/// `text` wrapped to `width`; a longer word is broken.
std::vector<std::string> cell_lines(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    for (std::string& line : split(wrapped(text, width, 0), '\n')) {
        while (text_width(line) > width) {
            std::string part = padded(line, width);
            line.erase(0, part.size());
            lines.push_back(std::move(part));
        }
        if (!line.empty()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

/// One row in columns of `widths` with wrapped fields; every column but the first has a gap before
/// it.
std::string
wrapped_row(std::span<const std::string> fields, std::span<const std::size_t> widths, bool left) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        cells.push_back(cell_lines(fields[i], widths[i]));
        height = std::max(height, cells.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        std::string shown;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string cell = line < cells[i].size() ? cells[i][line] : std::string{};
            const bool first = left && i == 0;
            shown += first ? padded(cell, widths[i])
                           : std::string(gap, ' ') + on_the_right(cell, widths[i]);
        }
        strip(shown);
        text += shown + "\n";
    }
    return text;
}

/// Distributes `room` among columns of `natural` width: no column exceeds its natural width, and
/// those that are cut have equal widths.
Widths shared_out(std::span<const std::size_t> natural, std::size_t room) {
    Widths widths(natural.begin(), natural.end());
    while (!widths.empty() && sum(widths) > room) {
        --*std::ranges::max_element(widths);
    }
    return widths;
}

/// The table with each label on a line above its row.
std::string stacked(const std::vector<Fields>& table, const Widths& natural, std::size_t columns) {
    const std::span<const std::size_t> others = std::span{natural}.subspan(1);
    const Widths widths = shared_out(others, columns - others.size() * gap);
    const bool beside = std::ranges::none_of(widths, [&](const std::size_t& width) {
        const auto i = static_cast<std::size_t>(&width - widths.data());
        return width < std::min(narrowest_cell, others[i]);
    });
    std::string text;
    for (const Fields& fields : table) {
        for (const std::string& line : cell_lines(fields.front(), columns)) {
            text += line + "\n";
        }
        const std::span<const std::string> values = std::span{fields}.subspan(1);
        if (beside && !values.empty()) {
            text += wrapped_row(values, widths, false);
            continue;
        }
        for (const std::string& value : values) {
            text += value.empty() ? std::string{} : wrapped(value, columns, indent);
        }
    }
    return text;
}

/// Wraps one line that is too long.
std::string fitted_line(std::string_view line, std::size_t columns) {
    const std::size_t margin = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t gap_at = line.find("  ", margin);
    const std::size_t behind = std::min(line.find_first_not_of(' ', gap_at), line.size());
    std::size_t begin = margin; // of the wrapped part
    std::size_t hang = margin + indent;
    if (gap_at != std::string_view::npos && 2 * text_width(line.substr(0, behind)) <= columns) {
        begin = behind;
        hang = text_width(line.substr(0, behind));
    }
    const std::string lines = wrapped(line.substr(begin), columns, hang);
    return std::string{line.substr(0, begin)} + lines.substr(hang);
}

} // namespace

std::string
table_text(std::string_view rows, std::span<const std::size_t> widths, std::size_t columns) {
    const std::vector<Fields> table = fields_of(rows);
    const Widths natural = natural_widths(table);
    std::string text;
    Widths wanted = natural; // at least the width of its fields
    for (std::size_t i = 0; i < std::min(widths.size(), natural.size()); ++i) {
        wanted[i] = std::max(widths[i], natural[i] + (i == 0 ? 0 : 1)); // and a blank
    }
    if (sum(wanted) <= columns) {
        for (const Fields& fields : table) {
            std::string line = padded(fields.front(), wanted[0]);
            for (std::size_t i = 1; i < fields.size(); ++i) {
                line += on_the_right(fields[i], wanted[i]);
            }
            strip(line);
            text += line + "\n";
        }
        return text;
    }
    // Labels are wrapped first: a name on two lines is easier to read than a number.
    const std::size_t others = sum(natural) - natural[0];
    const std::size_t gaps = (natural.size() - 1) * gap;
    const std::size_t least_label = std::min(natural[0], narrowest_label);
    Widths shown = natural;
    if (columns >= least_label + others + gaps) {
        shown[0] = std::min(natural[0], columns - others - gaps);
    } else {
        const std::size_t label = std::min(natural[0], columns / 2);
        const std::size_t room = columns - label - std::min(gaps, columns - label);
        const Widths narrow = shared_out(std::span{natural}.subspan(1), room);
        for (std::size_t i = 0; i < narrow.size(); ++i) {
            if (narrow[i] < std::min(narrowest_cell, natural[i + 1])) {
                return stacked(table, natural, columns);
            }
            shown[i + 1] = narrow[i];
        }
        shown[0] = label;
    }
    for (const Fields& fields : table) {
        text += wrapped_row(fields, shown, true);
    }
    return text;
}

std::string fitted(std::string_view text, std::size_t columns) {
    std::string shown;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        const bool command = line.find(": tenfold ") != std::string_view::npos;
        shown += command || text_width(line) <= columns ? std::string{line} + "\n"
                                                        : fitted_line(line, columns);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return shown;
}

std::string fitted(std::string_view text) {
    return fitted(text, static_cast<std::size_t>(output_columns()));
}

} // namespace tenfold
