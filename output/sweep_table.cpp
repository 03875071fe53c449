// SPDX-License-Identifier: Apache-2.0
#include "output/sweep_table.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace tenfold {

std::string_view to_string(RunStatus status) {
    static constexpr std::array<std::string_view, 3> words{"missing", "complete", "failed"};
    return words[static_cast<std::size_t>(status)];
}

std::size_t SweepTable::count(RunStatus status) const {
    return static_cast<std::size_t>(std::ranges::count(records.status, status));
}

const SweepScalar* SweepTable::find_scalar(std::string_view key) const {
    const auto found = std::ranges::find(scalars, key, &SweepScalar::key);
    return found == scalars.end() ? nullptr : &*found;
}

const Axis& SweepTable::axis(std::string_view name) const {
    const auto found = std::ranges::find(axes, name, &Axis::name);
    if (found == axes.end()) {
        throw FileError{fmt::format("there is no axis '{}'", name)};
    }
    return *found;
}

std::size_t SweepTable::places(const SweepSeries& along) const {
    std::size_t places = month_ends.size();
    for (const std::string& name : along.axes) {
        places *= axis(name).keys.size();
    }
    return places;
}

void SweepTable::resize(std::size_t runs) {
    point.resize(runs);
    replicate.resize(runs);
    role.resize(runs);
    moved.resize(runs, -1);
    group.resize(runs);
    records.status.resize(runs, RunStatus::missing);
    records.message.resize(runs);
    records.digest.resize(runs);
    records.seconds.resize(runs);
    for (SweepFactor& factor : factors) {
        (factor.is_numeric() ? factor.numbers.resize(runs, no_value) : factor.texts.resize(runs));
    }
    for (SweepScalar& scalar : scalars) {
        scalar.values.resize(runs, no_value);
    }
    for (SweepSeries& each : series) {
        each.values.resize(runs * places(each), no_value);
    }
}

} // namespace tenfold
