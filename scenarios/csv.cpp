// SPDX-License-Identifier: Apache-2.0
#include "scenarios/csv.hpp"

#include "core/check.hpp"

#include "scenarios/characters.hpp"
#include "scenarios/scalar.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/text_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <system_error>
#include <utility>

namespace tenfold {

/// Splits a text into cells.
class CsvParser {
public:
    CsvParser(CsvTable& table, Problems& problems)
        : table_{table}, problems_{problems}, text_{*table.text_} {}

    void parse() {
        for (; at_ < text_.size() && !problems_.is_full(); ++line_) {
            line_begin_ = at_;
            const std::size_t first = text_.find_first_not_of(' ', at_);
            if (first == std::string_view::npos || text_[first] == '#' || ends_line(first)) {
                skip_line();
                continue;
            }
            parse_line();
            if (table_.cells_.size() > most_csv_cells) {
                add_problem(line_begin_, "more than 5,000,000 cells");
                return;
            }
        }
    }

private:
    [[nodiscard]] bool ends_line(std::size_t at) const {
        return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r';
    }
    [[nodiscard]] int column(std::size_t at) const {
        return static_cast<int>(at - line_begin_) + 1;
    }
    void add_problem(std::size_t at, std::string_view problem) {
        problems_.add({table_.name_, line_, column(at)}, {}, problem);
    }
    void skip_line() {
        const std::size_t end = text_.find('\n', at_);
        at_ = end == std::string_view::npos ? text_.size() : end + 1;
    }
    void skip_blanks() {
        while (at_ < text_.size() && text_[at_] == ' ') {
            ++at_;
        }
    }

    void parse_line() {
        std::vector<CsvCell>& cells = table_.cells_;
        const std::size_t before = cells.size();
        for (bool more = true; more;) {
            skip_blanks();
            const bool good = at_ < text_.size() && text_[at_] == '"' ? quoted() : plain();
            if (!good) {
                cells.resize(before); // the problem is reported; the line is skipped
                skip_line();
                return;
            }
            more = at_ < text_.size() && text_[at_] == ',';
            at_ += more ? 1 : 0;
        }
        skip_line();
        const std::size_t count = cells.size() - before;
        if (table_.columns_ == 0) {
            table_.columns_ = count;
        } else if (count != table_.columns_) {
            add_problem(line_begin_,
                        fmt::format("{} cell{}, where the first line has {}",
                                    count,
                                    count == 1 ? "" : "s",
                                    table_.columns_));
            cells.resize(before);
        }
    }

    /// A quoted cell ends on its line.
    bool quoted() {
        const std::size_t begin = ++at_;
        const CsvCell cell{{}, line_, column(begin - 1)};
        bool doubled = false;
        for (;; ++at_) {
            if (ends_line(at_)) {
                add_problem(begin - 1, "a quote is not closed on its line");
                return false;
            }
            if (text_[at_] != '"') {
                continue;
            }
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
                break;
            }
            doubled = true;
            ++at_;
        }
        add_cell(cell, text_.substr(begin, at_ - begin), doubled);
        ++at_;
        skip_blanks();
        if (!ends_line(at_) && text_[at_] != ',') {
            add_problem(at_, "text after a closing quote (a quote within quotes is doubled)");
            return false;
        }
        return true;
    }

    bool plain() {
        const std::size_t begin = at_;
        for (; !ends_line(at_) && text_[at_] != ','; ++at_) {
            if (text_[at_] == '"') {
                add_problem(at_, "a quote in a cell without quotes around it");
                return false;
            }
        }
        std::string_view text = text_.substr(begin, at_ - begin);
        while (text.ends_with(' ')) {
            text.remove_suffix(1);
        }
        add_cell({{}, line_, column(begin)}, text, false);
        return true;
    }

    void add_cell(CsvCell cell, std::string_view text, bool doubled_quotes) {
        cell.text = text;
        if (doubled_quotes) {
            std::string& single = table_.unescaped_->emplace_back();
            for (std::size_t i = 0; i < text.size(); ++i) {
                single += text[i];
                i += text[i] == '"' ? 1 : 0;
            }
            cell.text = single;
        }
        table_.cells_.push_back(cell);
    }

    CsvTable& table_;
    Problems& problems_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_begin_ = 0;
    int line_ = 1;
};

CsvTable CsvTable::read(const std::filesystem::path& path) {
    return parse(read_regular_file(path, largest_csv_bytes), path.string());
}

CsvTable CsvTable::parse(std::string text, std::string_view name) {
    CsvTable table;
    table.name_ = std::make_shared<const std::string>(name);
    table.text_ = std::make_shared<const std::string>(std::move(text));
    table.unescaped_ = std::make_shared<std::deque<std::string>>();
    Problems problems;
    if (auto bad = first_bad_file_character(*table.text_)) {
        if (bad->what.starts_with("a tab")) {
            bad->what = "a tab (cells are separated by commas)";
        }
        problems.add({table.name_, bad->line, bad->column}, {}, bad->what);
        problems.raise_if_any();
    }
    CsvParser{table, problems}.parse();
    if (table.cells_.empty() && problems.empty()) {
        problems.add(table.begin(), {}, "the file is empty");
    }
    problems.raise_if_any();
    return table;
}

std::size_t
find_csv_column(const CsvTable& table, const std::vector<std::string>& names, Problems& problems) {
    std::size_t found = table.columns();
    std::vector<std::string> headers;
    for (std::size_t i = 0; i < table.columns(); ++i) {
        const CsvCell& header = table.row(0)[i];
        headers.emplace_back(header.text);
        if (std::find(names.begin(), names.end(), header.text) == names.end()) {
            continue;
        }
        if (found < table.columns()) {
            const Position first = table.position(table.row(0)[found]);
            problems.add(table.position(header),
                         names.front(),
                         fmt::format("the column is given twice (first at {})", to_string(first)));
            return table.columns();
        }
        found = i;
    }
    if (found == table.columns()) {
        std::string allowed;
        for (std::size_t i = 1; i < names.size(); ++i) {
            allowed += fmt::format(" or {}", names[i]);
        }
        problems.add(table.position(table.row(0).front()),
                     names.front(),
                     fmt::format("the column is missing (allowed: {}{}){}",
                                 names.front(),
                                 allowed,
                                 did_you_mean(names.front(), headers)));
    }
    return found;
}

bool is_csv_number(const CsvCell& cell) {
    double value = 0.0;
    const char* const end = cell.text.data() + cell.text.size();
    const auto [stop, error] = std::from_chars(cell.text.data(), end, value);
    return stop == end && error != std::errc::invalid_argument;
}

double csv_number(const CsvTable& table,
                  const CsvCell& cell,
                  std::string_view column,
                  const Range& range,
                  Problems& problems) {
    double value = 0.0;
    const char* const end = cell.text.data() + cell.text.size();
    const auto [stop, error] = std::from_chars(cell.text.data(), end, value);
    std::string problem;
    if (cell.text.empty()) {
        problem = "a number is missing";
    } else if (error != std::errc{} || stop != end || !std::isfinite(value)) {
        YamlNode node; // the scenario reader has the messages for invalid numbers
        node.kind = YamlNode::Kind::scalar;
        node.text = cell.text;
        problem = read_scalar(node, value);
    }
    if (problem.empty() && !range.contains(value)) {
        problem = fmt::format("{} is out of range", shortened(cell.text));
    }
    if (problem.empty()) {
        return value;
    }
    const bool explains = problem.ends_with(')');
    if (explains) {
        problem.pop_back();
    }
    problem += fmt::format("{}allowed: {})", explains ? "; " : " (", range_text(range));
    problems.add(table.position(cell), column, problem);
    return 0.0;
}

} // namespace tenfold
