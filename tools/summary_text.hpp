// SPDX-License-Identifier: Apache-2.0
/// Numbers in words, for summaries.
#pragma once

#include <string>

namespace tenfold {

/// A frontier horizon in words: minutes, hours, working days of eight hours, or, beyond what any
/// benchmark has measured, "more than a work-year (extrapolated)" (2,000 h).
[[nodiscard]] std::string horizon_text(double minutes);

/// 1234567 as "1,234,567".
[[nodiscard]] std::string with_separators(double count);

/// 0.041 as "4.1 %".
[[nodiscard]] std::string percent_text(double share);

/// An amount of dollars, in millions, billions or trillions.
[[nodiscard]] std::string dollars_text(double amount);

/// A price of tokens; it falls by orders of magnitude, so the quantity grows until the price is a
/// cent or more.
[[nodiscard]] std::string price_text(double usd_per_mtok);

/// A quantity of tokens, given in millions.
[[nodiscard]] std::string tokens_text(double mtok);

} // namespace tenfold
