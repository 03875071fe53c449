// SPDX-License-Identifier: Apache-2.0
/// Tables of comma-separated values, read strictly, with the place of each cell.
///
/// UTF-8 without byte order mark; cells are separated by commas; a cell in double quotes may hold
/// commas, and a doubled quote stands for one. Blanks around cells are ignored. Lines that begin
/// with '#', and empty lines, are skipped. All other lines have as many cells as the first.
#pragma once

#include "core/describe.hpp"

#include "scenarios/problems.hpp"

#include <cstddef>
#include <deque>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Largest file [bytes] and most cells of a table.
inline constexpr std::size_t largest_csv_bytes = std::size_t{128} << 20;
inline constexpr std::size_t most_csv_cells = 5'000'000;

/// A cell without its quotes, and its position.
struct CsvCell {
    std::string_view text;
    int line = 0;
    int column = 0; // from 1, in bytes
};

/// A table, its first line included.
class CsvTable {
public:
    /// Throws FileError if the file cannot be read, ScenarioError with all problems.
    [[nodiscard]] static CsvTable read(const std::filesystem::path& path);
    /// The same for a text in memory; `name` is shown as the file.
    [[nodiscard]] static CsvTable parse(std::string text, std::string_view name);

    [[nodiscard]] std::size_t rows() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] std::span<const CsvCell> row(std::size_t index) const {
        return std::span{cells_}.subspan(index * columns_, columns_);
    }
    /// Position of a cell; of the file without one.
    [[nodiscard]] Position position(const CsvCell& cell) const {
        return {name_, cell.line, cell.column};
    }
    [[nodiscard]] Position begin() const { return {name_, 1, 1}; }

private:
    friend class CsvParser;
    CsvTable() = default;

    std::shared_ptr<const std::string> name_;
    std::shared_ptr<const std::string> text_;            // cells point into it
    std::shared_ptr<std::deque<std::string>> unescaped_; // cells that contained doubled quotes
    std::vector<CsvCell> cells_;
    std::size_t columns_ = 0;
};

/// Position of the column `names.front()` in the header, the first row of `table`; the further
/// names are accepted in its place. Adds a problem and returns table.columns() unless there is
/// exactly one.
[[nodiscard]] std::size_t
find_csv_column(const CsvTable& table, const std::vector<std::string>& names, Problems& problems);

/// The number in a cell; adds a problem and returns 0 if there is none, or none in `range`.
/// `column` names the cell in messages.
double csv_number(const CsvTable& table,
                  const CsvCell& cell,
                  std::string_view column,
                  const Range& range,
                  Problems& problems);

/// Whether a cell holds a decimal number.
[[nodiscard]] bool is_csv_number(const CsvCell& cell);

} // namespace tenfold
