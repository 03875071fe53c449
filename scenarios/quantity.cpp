// SPDX-License-Identifier: Apache-2.0
#include "scenarios/quantity.hpp"

#include "scenarios/scalar.hpp"
#include "scenarios/schema.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace tenfold {

namespace {

/// A unit with exact conversions within its family.
struct Convertible {
    std::string_view unit; // normalised
    std::string_view family;
    double size; // in the smallest of the family
};
constexpr std::array convertible{Convertible{"s", "clock", 1.0},
                                 Convertible{"min", "clock", 60.0},
                                 Convertible{"h", "clock", 3600.0},
                                 Convertible{"day", "days", 1.0},
                                 Convertible{"week", "days", 7.0},
                                 Convertible{"month", "months", 1.0},
                                 Convertible{"yr", "months", 12.0}};
/// Per cent with that time unit; among pure numbers, only shares accept per cent.
struct PerCent {
    std::string_view written;
    std::string_view unit;
};
constexpr std::array per_cents{
    PerCent{"%", ""}, PerCent{"%/yr", "/yr"}, PerCent{"%/month", "/month"}};

struct Synonym {
    std::string_view word;
    std::string_view unit;
};
constexpr std::array synonyms{Synonym{"1", ""},
                              Synonym{"a", "yr"},
                              Synonym{"y", "yr"},
                              Synonym{"year", "yr"},
                              Synonym{"years", "yr"},
                              Synonym{"mo", "month"},
                              Synonym{"d", "day"},
                              Synonym{"hour", "h"},
                              Synonym{"hours", "h"},
                              Synonym{"hr", "h"},
                              Synonym{"hrs", "h"},
                              Synonym{"mins", "min"},
                              Synonym{"minute", "min"},
                              Synonym{"minutes", "min"},
                              Synonym{"sec", "s"},
                              Synonym{"second", "s"},
                              Synonym{"seconds", "s"},
                              Synonym{"percent", "%"},
                              Synonym{"people", "person"},
                              Synonym{"$", "usd"}};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

std::string normalised_word(std::string_view word) {
    constexpr std::size_t shortest_plural = 4;
    word = trimmed(word);
    const auto found = std::ranges::find(synonyms, word, &Synonym::word);
    if (found != synonyms.end()) {
        return std::string{found->unit};
    }
    if (word.size() >= shortest_plural && word.ends_with('s')) {
        word.remove_suffix(1);
    }
    return std::string{word};
}

/// "% per year", "%/yr" and "% a year" are "%/yr"; "1/yr" is "/yr"; "1" is "".
std::string normalised(std::string_view unit) {
    std::string text;
    for (const char c : trimmed(unit)) {
        text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    if (constexpr std::string_view words = "per cent"; text.starts_with(words)) {
        text.replace(0, words.size(), "%");
    }
    for (const std::string_view over : {"per ", "a "}) {
        if (text.starts_with(over)) {
            text.replace(0, over.size(), "/");
        } else if (const std::size_t at = text.find(" " + std::string{over});
                   at != std::string::npos) {
            text.replace(at, over.size() + 1, "/");
        }
    }
    const std::size_t slash = text.find('/');
    const std::string above = normalised_word(std::string_view{text}.substr(0, slash));
    return slash == std::string::npos
               ? above
               : above + "/" + normalised_word(std::string_view{text}.substr(slash + 1));
}

bool begins_unit(char c) {
    return c == '%' || c == '/' || std::isalpha(static_cast<unsigned char>(c)) != 0;
}

const Convertible* find_convertible(std::string_view unit) {
    const auto found = std::ranges::find(convertible, unit, &Convertible::unit);
    return found == convertible.end() ? nullptr : &*found;
}

/// Between -1 and 1, so that 20 % can only mean 0.2.
bool is_share(const Range& range) {
    return range.low >= -1.0 && range.high <= 1.0;
}

/// The number in units of `own`, which is normalised; none if the meaning is ambiguous.
std::optional<double> converted(const Quantity& given, const Range& range, std::string_view own) {
    if (given.unit == own) {
        return given.number;
    }
    for (const PerCent& per_cent : per_cents) {
        if (given.unit == per_cent.written && own == per_cent.unit &&
            (!own.empty() || is_share(range))) {
            return given.number / 100.0;
        }
    }
    const Convertible* const from = find_convertible(given.unit);
    const Convertible* const to = find_convertible(own);
    if (from == nullptr || to == nullptr || from->family != to->family) {
        return std::nullopt;
    }
    return given.number * from->size / to->size; // in this order 7 % and the like are exact
}

/// The message for a unit that cannot be converted to `own`.
std::string
doubt(const YamlNode& node, const Quantity& given, const Range& range, std::string_view unit) {
    const std::string shown = quoted_text(shortened(node.text));
    const std::string own = normalised(unit);
    if (own.empty() && given.unit == "%") {
        return fmt::format("{} could mean {} or a change by {} % (this value is a pure number, "
                           "allowed: {}; write it without a unit)",
                           shown,
                           number_text(given.number / 100.0),
                           number_text(given.number),
                           range_text(range));
    }
    const std::string allowed =
        own.empty()
            ? fmt::format("this value is a pure number (allowed: {})", range_text(range))
            : fmt::format(
                  "the unit of this value is {} (allowed: {} {})", unit, range_text(range), unit);
    if (given.unit == "%" && own.starts_with('/')) {
        return fmt::format("{0} has no time unit: {1}; write {2} or \"{3} %{4}\"",
                           shown,
                           allowed,
                           number_text(given.number / 100.0),
                           number_text(given.number),
                           own);
    }
    const bool months = own == "month" || own == "yr";
    const bool days = given.unit == "day" || given.unit == "week";
    return fmt::format("{} cannot be read: {}{}",
                       shown,
                       allowed,
                       months && days ? "; months differ in length" : "");
}

} // namespace

std::optional<Quantity> parse_quantity(std::string_view text) {
    text = trimmed(text);
    const bool dollars = text.starts_with('$');
    text.remove_prefix(dollars ? 1 : 0);
    Quantity quantity;
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    if (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9') {
        return std::nullopt; // octal or decimal? refused, like a number without unit
    }
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, quantity.number);
    const std::string_view unit = trimmed({stop, static_cast<std::size_t>(end - stop)});
    if (error != std::errc{} || !std::isfinite(quantity.number)) {
        return std::nullopt;
    }
    if (dollars ? !unit.empty() && unit.front() != '/'
                : unit.empty() || !begins_unit(unit.front())) {
        return std::nullopt;
    }
    quantity.unit = normalised((dollars ? "USD" : "") + std::string{unit});
    return quantity;
}

bool takes_quantity(const Range& range, std::string_view unit) {
    const std::string own = normalised(unit);
    return !unit.empty() && !unit.starts_with("see ") && (!own.empty() || is_share(range));
}

std::string
read_quantity(const YamlNode& node, const Range& range, std::string_view unit, double& value) {
    std::string problem = read_scalar(node, value);
    if (problem.empty() || !node.is_scalar() || !problem.starts_with("expected a number")) {
        return problem;
    }
    const std::optional<Quantity> given = parse_quantity(node.text);
    if (!given || unit.empty()) {
        return problem;
    }
    if (unit.starts_with("see ")) { // of factors, whose parameters have different units
        return problem + " (write the number in the unit of the parameter)";
    }
    const std::optional<double> number = converted(*given, range, normalised(unit));
    if (!number) {
        return doubt(node, *given, range, unit);
    }
    value = *number + 0.0; // -0 becomes 0
    return {};
}

std::string read_quantity(const YamlNode& node,
                          const Range& range,
                          std::string_view unit,
                          std::int64_t& value) {
    std::string problem = read_scalar(node, value);
    if (problem.empty() || !node.is_scalar() || !parse_quantity(node.text)) {
        return problem;
    }
    double number = 0.0;
    if (std::string wrong = read_quantity(node, range, unit, number); !wrong.empty()) {
        return wrong.starts_with("expected a number") ? problem : wrong;
    }
    YamlNode whole = node;
    whole.quoted = false;
    whole.text = number_text(number);
    return read_scalar(whole, value);
}

} // namespace tenfold
