// SPDX-License-Identifier: Apache-2.0
/// A systematic sample of the agents of a kind, at equal distances. Ids run by sector, so that
/// every sector is represented in proportion; no random numbers are used.
#pragma once

#include <algorithm>
#include <cstdint>

namespace tenfold {

class SystematicSample {
public:
    SystematicSample() = default;
    /// Sample of `wanted` among `all` agents, or of all if there are fewer.
    SystematicSample(std::uint32_t all, std::int64_t wanted)
        : all_{all}, size_{static_cast<std::uint32_t>(
                         std::clamp<std::int64_t>(wanted, 0, std::int64_t{all}))} {}

    [[nodiscard]] std::uint32_t size() const { return size_; }
    /// Index of a member: the middle of its interval of agents.
    [[nodiscard]] std::uint32_t member(std::uint32_t place) const {
        return static_cast<std::uint32_t>((2 * std::uint64_t{place} + 1) * all_ /
                                          (2 * std::uint64_t{size_}));
    }
    [[nodiscard]] bool contains(std::uint32_t agent) const {
        if (size_ == 0) {
            return false;
        }
        // Both divisions round down, so that the result may be one too low.
        const auto place = static_cast<std::uint32_t>(std::uint64_t{agent} * size_ / all_);
        return member(place) == agent || (place + 1 < size_ && member(place + 1) == agent);
    }

private:
    std::uint32_t all_ = 0;
    std::uint32_t size_ = 0;
};

} // namespace tenfold
