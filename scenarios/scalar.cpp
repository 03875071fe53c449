// SPDX-License-Identifier: Apache-2.0
#include "scenarios/scalar.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace tenfold {

namespace {

constexpr double largest_whole =
    9007199254740992.0; // 2^53: doubles hold all whole numbers up to it

std::string expected(std::string_view what, const YamlNode& node) {
    return fmt::format("expected {}, found {}", what, found_text(node));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string folded(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != '.' && c != '+' && c != '-') {
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return result;
}

/// The reason why `text` is not a plain decimal number; empty if "expected a number" is the best
/// message.
std::string number_trap(std::string_view text) {
    const std::string shown = shortened(text);
    const std::string letters = folded(text);
    if (letters == "nan" || letters == "inf" || letters == "infinity") {
        return fmt::format("{} is not allowed (write a finite number)", shown);
    }
    std::string_view digits = text;
    if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) {
        digits.remove_prefix(1);
    }
    if (digits.empty() || !is_digit(digits.front())) {
        return {};
    }
    if (digits.size() > 1 && digits[0] == '0' &&
        std::isalpha(static_cast<unsigned char>(digits[1])) != 0 && digits[1] != 'e' &&
        digits[1] != 'E') {
        return fmt::format("{} is not decimal (write numbers in base ten)", shown);
    }
    if (digits.find('_') != std::string_view::npos) {
        return fmt::format("{} contains '_' (write digits without separators)", shown);
    }
    if (digits.find(',') != std::string_view::npos) {
        return fmt::format("{} contains a comma (write 1234.5, without separators)", shown);
    }
    if (text.front() == '+') {
        return fmt::format("{} begins with '+'", shown);
    }
    return {};
}

/// True for -?(0|[1-9][0-9]*)(.[0-9]*)?([eE][+-]?[0-9]+)?, without a check of the exponent's
/// digits.
bool has_leading_zero(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    return text.size() > 1 && text[0] == '0' && is_digit(text[1]);
}

} // namespace

std::string found_text(const YamlNode& node) {
    switch (node.kind) {
    case YamlNode::Kind::null:
        return "nothing";
    case YamlNode::Kind::mapping:
        return "a mapping";
    case YamlNode::Kind::sequence:
        return "a list";
    case YamlNode::Kind::scalar:
        break;
    }
    return fmt::format("the text \"{}\"", shortened(node.text));
}

std::string read_scalar(const YamlNode& node, double& value) {
    if (!node.is_scalar()) {
        return expected("a number", node);
    }
    if (node.quoted) {
        return expected("a number", node) + " (write numbers without quotes)";
    }
    const std::string_view text = node.text;
    double number = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (stop != end || error == std::errc::invalid_argument || !std::isfinite(number)) {
        const std::string trap = number_trap(text);
        return trap.empty() ? expected("a number", node) : trap;
    }
    if (error == std::errc::result_out_of_range) {
        const bool tiny = text.find("e-") != std::string_view::npos ||
                          text.find("E-") != std::string_view::npos || text.starts_with("0.");
        return fmt::format("{} is too {}", shortened(text), tiny ? "close to zero" : "large");
    }
    if (has_leading_zero(text)) {
        return fmt::format("{} has a leading zero (YAML would take it for octal)", shortened(text));
    }
    value = number + 0.0; // -0 becomes 0
    return {};
}

std::string read_scalar(const YamlNode& node, std::int64_t& value) {
    double number = 0.0;
    std::int64_t whole = 0;
    if (std::string problem = read_scalar(node, number); !problem.empty()) {
        const std::string wrong = "expected a number";
        return problem.starts_with(wrong) ? "expected a whole number" + problem.substr(wrong.size())
                                          : problem;
    }
    if (number != std::floor(number)) {
        return fmt::format("{} is not a whole number", shortened(node.text));
    }
    const char* const end = node.text.data() + node.text.size();
    const auto [stop, error] = std::from_chars(node.text.data(), end, whole);
    // As a double, 2^53 + 1 would be rounded before it could be compared.
    const bool exact = stop == end && error == std::errc{};
    const auto limit = static_cast<std::int64_t>(largest_whole);
    if (std::abs(number) > largest_whole || (exact && (whole > limit || whole < -limit))) {
        return fmt::format("{} is too large for a whole number (allowed: up to 2^53)",
                           shortened(node.text));
    }
    value = static_cast<std::int64_t>(number);
    return {};
}

std::string read_scalar(const YamlNode& node, bool& value) {
    if (!node.is_scalar() || node.quoted || (node.text != "true" && node.text != "false")) {
        return expected("true or false", node);
    }
    value = node.text == "true";
    return {};
}

std::string read_scalar(const YamlNode& node, std::string& value) {
    if (!node.is_scalar()) {
        return expected("text", node);
    }
    value = node.text;
    return {};
}

std::string read_scalar(const YamlNode& node, Date& value) {
    if (!node.is_scalar()) {
        return expected("a date (YYYY-MM-DD)", node);
    }
    const bool shaped = node.text.size() == 10 && node.text[4] == '-' && node.text[7] == '-' &&
                        std::count_if(node.text.begin(), node.text.end(), is_digit) == 8;
    if (!shaped) {
        return expected("a date (YYYY-MM-DD)", node);
    }
    return parse_date(node.text, value) ? std::string{}
                                        : fmt::format("the date {} does not exist", node.text);
}

} // namespace tenfold
