// SPDX-License-Identifier: Apache-2.0
/// Typed identifiers of agents and categories: a firm's number cannot be passed as a worker's.
#pragma once

#include <compare>
#include <cstdint>

namespace tenfold {

/// Index of an agent (or category) of one kind, 0 <= index < number of that kind.
/// `none` (all bits set) marks "no such agent". 32 bits: at most 4,294,967,294 agents of a kind.
template <class Tag>
class Id {
public:
    static constexpr std::uint32_t none_index = ~std::uint32_t{0};

    constexpr Id() = default;
    explicit constexpr Id(std::uint32_t index) : index_{index} {}

    [[nodiscard]] static constexpr Id none() { return Id{}; }
    [[nodiscard]] constexpr std::uint32_t index() const { return index_; }
    [[nodiscard]] explicit constexpr operator bool() const { return index_ != none_index; }
    friend constexpr bool operator==(const Id& a, const Id& b) { return a.index_ == b.index_; }
    friend constexpr std::strong_ordering operator<=>(const Id& a, const Id& b) {
        return a.index_ <=> b.index_;
    }

private:
    std::uint32_t index_ = none_index;
};

} // namespace tenfold
