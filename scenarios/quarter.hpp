// SPDX-License-Identifier: Apache-2.0
/// Quarters of years, such as 2010Q2.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace tenfold {

/// A quarter of a year; differences count quarters.
class Quarter {
public:
    Quarter() = default;
    /// `of_year` from 1 to 4.
    Quarter(int year, int of_year) : number_{4 * year + of_year - 1} {}

    /// "2010Q2"; nothing for any other text.
    [[nodiscard]] static std::optional<Quarter> parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    [[nodiscard]] Quarter operator+(int quarters) const { return Quarter{number_ + quarters}; }
    [[nodiscard]] int operator-(Quarter other) const { return number_ - other.number_; }
    [[nodiscard]] bool operator==(const Quarter&) const = default;
    [[nodiscard]] std::strong_ordering operator<=>(const Quarter& other) const {
        return number_ <=> other.number_;
    }

private:
    explicit Quarter(int number) : number_{number} {}

    int number_ = 0; // since the year 0
};

} // namespace tenfold
