// SPDX-License-Identifier: Apache-2.0
/// Independent trials of equal probability, drawn success by success.
#pragma once

#include "core/math.hpp"
#include "core/random.hpp"

#include <cstdint>

namespace tenfold {

/// Determines which of a sequence of independent trials succeed. The gaps between successes are
/// geometric, so a success costs one draw of 32 bits and a logarithm, a failure nothing; their
/// number is binomial. Probabilities are exact within 2^-32.
///
/// Draws come from as many streams as necessary, with consecutive ordinals from that of `position`
/// on: no other code may draw for this agent, time and purpose at these ordinals.
class Successes {
public:
    Successes(RandomKey key, const RandomPosition& position, double probability)
        : key_{key}, position_{position}, certain_{probability >= 1.0}, possible_{probability >
                                                                                  0.0},
          scale_{certain_ || !possible_ ? 0.0 : 1.0 / math::log1p(-probability)} {}

    /// Trials that fail before the next success, at most `limit`.
    std::uint32_t gap(std::uint32_t limit) {
        if (certain_ || !possible_) {
            return certain_ ? 0 : limit;
        }
        const double gap = math::log(to_unit(next_word())) * scale_;
        return gap < static_cast<double>(limit) ? static_cast<std::uint32_t>(gap) : limit;
    }

    /// Number of successes in `trials`.
    std::uint32_t count(std::uint32_t trials) {
        std::uint32_t successes = 0;
        for (std::uint32_t left = trials; left > 0; ++successes) {
            const std::uint32_t failures = gap(left);
            if (failures == left) {
                break;
            }
            left -= failures + 1;
        }
        return successes;
    }

private:
    static constexpr std::uint32_t blocks_per_stream = 1024;

    std::uint32_t next_word() {
        if (used_ == 4) {
            if (block_ == blocks_per_stream) {
                block_ = 0;
                ++position_.ordinal;
            }
            words_ = random_block(key_, position_, block_++);
            used_ = 0;
        }
        return words_[used_++];
    }

    RandomKey key_;
    RandomPosition position_;
    bool certain_;
    bool possible_;
    double scale_; // 1 / ln(1 - probability)
    RandomBlock words_{};
    std::uint32_t used_ = 4;
    std::uint32_t block_ = 0;
};

} // namespace tenfold
