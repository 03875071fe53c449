// SPDX-License-Identifier: Apache-2.0
/// Writes comma-separated values field by field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tenfold {

/// Format of the tables.
struct CsvStyle {
    char separator = ',';
    bool byte_order_mark = false; // tells Excel that the text is UTF-8
};
inline constexpr CsvStyle excel_style{';', true};

/// A table in progress. Text is quoted where necessary (RFC 4180); numbers are the shortest that read
/// back as the same double, with a decimal point; a missing value is an empty field.
class CsvText {
public:
    explicit CsvText(const CsvStyle& style = {});

    CsvText& field(std::string_view text);
    CsvText& field(double value);
    CsvText& field(std::int64_t value);
    void end_row();

    /// Moves the text out.
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    CsvText& add(std::string_view text);

    char separator_;
    std::string text_;
    bool in_row_ = false;
};

/// The shortest text that reads back as `value`; empty for NaN.
[[nodiscard]] std::string csv_number(double value);

} // namespace tenfold
