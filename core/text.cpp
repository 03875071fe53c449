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

namespace {

constexpr std::size_t shortest_part = 3; // from which a longer name is guessed

bool ends_word(std::string_view text, std::size_t at) {
    return at == text.size() || std::isalnum(static_cast<unsigned char>(text[at])) == 0;
}

/// Whether `word` occurs in `text` between characters that are neither letters nor digits.
bool holds_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        if ((at == 0 || ends_word(text, at - 1)) && ends_word(text, at + word.size())) {
            return true;
        }
    }
    return false;
}

/// The shortest candidate for which `holds(candidate, word)`, both case folded; else empty.
template <class Holds>
std::string_view
shortest(std::string_view word, std::span<const std::string> candidates, Holds&& holds) {
    std::string_view best;
    if (word.size() < shortest_part) {
        return best;
    }
    const std::string part = folded(word);
    for (const std::string& candidate : candidates) {
        if (holds(folded(candidate), part) && (best.empty() || candidate.size() < best.size())) {
            best = candidate;
        }
    }
    return best;
}

} // namespace

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
    if (best_distance <= 1) {
        return best;
    }
    const std::string_view begun =
        shortest(word, candidates, [](const std::string& text, const std::string& part) {
            return text.starts_with(part) && ends_word(text, part.size());
        });
    if (!begun.empty() || !best.empty()) {
        return begun.empty() ? best : begun;
    }
    const std::string_view prefixed =
        shortest(word, candidates, [](const std::string& text, const std::string& part) {
            return text.starts_with(part);
        });
    return prefixed.empty() ? shortest(word, candidates, holds_word) : prefixed;
}

bool is_lower_case_name(std::string_view text) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    char before = '_';
    for (const char c : text) {
        if (!is_letter(c) && !(is_digit(c) || (c == '_' && before != '_'))) {
            return false;
        }
        before = c;
    }
    return before != '_' && is_letter(text.front());
}

} // namespace tenfold
