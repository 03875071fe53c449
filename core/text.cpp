// SPDX-License-Identifier: Apache-2.0
#include "core/text.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace tenfold {

namespace {

std::string folded(std::string_view text) {
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return result;
}

} // namespace

std::size_t edit_distance(std::string_view a_text, std::string_view b_text) {
    const std::string a = folded(a_text);
    const std::string b = folded(b_text);
    const std::size_t width = b.size() + 1;
    std::vector<std::size_t> cost((a.size() + 1) * width);
    for (std::size_t i = 0; i <= a.size(); ++i) {
        cost[i * width] = i;
    }
    for (std::size_t j = 0; j <= b.size(); ++j) {
        cost[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitute =
                cost[(i - 1) * width + j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            std::size_t best =
                std::min({cost[(i - 1) * width + j] + 1, cost[i * width + j - 1] + 1, substitute});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                best = std::min(best, cost[(i - 2) * width + j - 2] + 1);
            }
            cost[i * width + j] = best;
        }
    }
    return cost.back();
}

std::string_view nearest(std::string_view word, std::span<const std::string> candidates) {
    const std::size_t limit = std::max<std::size_t>(2, word.size() / 3);
    std::string_view best;
    std::size_t best_distance = limit + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance && distance < candidate.size()) {
            best = candidate;
            best_distance = distance;
        }
    }
    if (best.empty() && word.size() >= 3) {
        for (const std::string& candidate : candidates) {
            if (folded(candidate).starts_with(folded(word))) {
                return candidate;
            }
        }
    }
    return best;
}

} // namespace tenfold
