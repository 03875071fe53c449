// SPDX-License-Identifier: Apache-2.0
#include "core/state_digest.hpp"

#include <stdexcept>

namespace tenfold {

void StateDigest::add(std::string_view name, std::uint64_t value) {
    if (std::ranges::any_of(columns_, [&](const Column& column) { return column.name == name; })) {
        throw std::logic_error{"two columns of a state are called '" + std::string{name} + "'"};
    }
    columns_.push_back({std::string{name}, value});
    value_ += value;
}

} // namespace tenfold
