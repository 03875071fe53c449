// SPDX-License-Identifier: Apache-2.0
/// The `describe()` protocol: a parameter is declared once, beside its struct, and everything else
/// (loader, validation, `tenfold describe`, JSON Schema, docs, echo in the output, `--set`, sweeps)
/// is a visitor of that declaration.
///
/// A parameter struct has
///     template <class Self, class V> static void describe(Self& self, V& visitor);
/// which calls, in the order in which the parameters are to be shown,
///     visitor.value(Field, member)       double, std::int64_t, bool, std::string, Date or
///                                        std::vector<double>
///     visitor.table(TableField, member)  Table: one row of numbers per key of a list
///     visitor.group(Group, member)       a nested parameter struct
///     visitor.list(Group, member)        std::vector of parameter structs, each with a member `key`
/// `Self` may be const: writing visitors take T&, reading visitors const T&.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Allowed values: from `low` to `high`, ends included unless open.
struct Range {
    double low = -std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::max();
    bool low_open = false;
    bool high_open = false;

    /// False for NaN and infinities as well.
    [[nodiscard]] constexpr bool contains(double x) const {
        return (low_open ? x > low : x >= low) && (high_open ? x < high : x <= high);
    }
};

namespace range {
inline constexpr Range any{};
inline constexpr Range share{0.0, 1.0};
inline constexpr Range open_share{0.0, 1.0, true, true};
inline constexpr Range non_negative{0.0, std::numeric_limits<double>::max()};
inline constexpr Range positive{0.0, std::numeric_limits<double>::max(), true};
} // namespace range

/// Whether a scenario must set the value or may keep the default.
enum class Presence { optional, required };

/// Declaration of one value. For vectors, `range` holds for each element and `per` names the list
/// whose keys the elements follow (empty: any length).
struct Field {
    std::string_view key;
    std::string_view unit; // "1" for pure numbers, "" for text and dates
    Range range = range::any;
    std::string_view
        source;           // where the default comes from, or "assumption"; "scenario" when required
    std::string_view doc; // one sentence
    Presence presence = Presence::optional;
    std::string_view per = {};
};

/// Declaration of a table: rows are labelled by the keys of list `rows`, columns follow list
/// `columns`.
struct TableField {
    std::string_view key;
    std::string_view unit;
    Range range = range::any;
    std::string_view rows;
    std::string_view columns;
    std::string_view doc;
    Presence presence = Presence::required;
};

/// Declaration of a nested struct or a list of them.
struct Group {
    std::string_view key;
    std::string_view doc;
    Presence presence = Presence::optional;
};

/// Numbers by row key and column; rows are in the order of the list that labels them.
struct Table {
    std::vector<std::string> row_keys;
    std::size_t columns = 0;
    std::vector<double> values; // row after row, row_keys.size() * columns

    [[nodiscard]] double operator()(std::size_t row, std::size_t column) const {
        return values[row * columns + column];
    }
};

} // namespace tenfold
