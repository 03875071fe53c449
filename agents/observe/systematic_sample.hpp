// SPDX-License-Identifier: Apache-2.0
/// A sample spread evenly over all agents of a kind. Ids run by sector, so it has of every sector
/// what is due to it; nothing is drawn.
#pragma once

#include <algorithm>
#include <cstdint>

namespace tenfold {

class SystematicSample {
public:
    SystematicSample() = default;
    /// `wanted` of `all` agents, or all of them.
    SystematicSample(std::uint32_t all, std::int64_t wanted)
        : all_{all}, size_{static_cast<std::uint32_t>(
                         std::clamp<std::int64_t>(wanted, 0, std::int64_t{all}))} {}

    [[nodiscard]] std::uint32_t size() const { return size_; }
    /// Index of a member: the middle of its part of all agents.
    [[nodiscard]] std::uint32_t member(std::uint32_t place) const {
        return static_cast<std::uint32_t>((2 * std::uint64_t{place} + 1) * all_ /
                                          (2 * std::uint64_t{size_}));
    }
    [[nodiscard]] bool contains(std::uint32_t agent) const {
        if (size_ == 0) {
            return false;
        }
        // Rounding down twice can end one place too early.
        const auto place = static_cast<std::uint32_t>(std::uint64_t{agent} * size_ / all_);
        return member(place) == agent || (place + 1 < size_ && member(place + 1) == agent);
    }

private:
    std::uint32_t all_ = 0;
    std::uint32_t size_ = 0;
};

} // namespace tenfold
