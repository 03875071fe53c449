// SPDX-License-Identifier: Apache-2.0
#include "tools/results/csv_text.hpp"

#include <charconv>
#include <cmath>

namespace tenfold {

CsvText::CsvText(const CsvStyle& style)
    : separator_{style.separator}, text_{style.byte_order_mark ? "\xEF\xBB\xBF" : ""} {}

CsvText& CsvText::add(std::string_view text) {
    if (in_row_) {
        text_ += separator_;
    }
    in_row_ = true;
    text_ += text;
    return *this;
}

CsvText& CsvText::field(std::string_view text) {
    const bool plain = text.find_first_of("\"\n\r") == std::string_view::npos &&
                       text.find(separator_) == std::string_view::npos;
    if (plain) {
        return add(text);
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? std::string{"\"\""} : std::string(1, c);
    }
    return add(quoted + '"');
}

CsvText& CsvText::field(double value) {
    return add(csv_number(value));
}

CsvText& CsvText::field(std::int64_t value) {
    return add(std::to_string(value));
}

void CsvText::end_row() {
    text_ += '\n';
    in_row_ = false;
}

std::string csv_number(double value) {
    if (std::isnan(value)) {
        return {};
    }
    char text[32]; // at most 24 characters
    const auto end = std::to_chars(text, text + sizeof text, value);
    return {text, end.ptr};
}

} // namespace tenfold
