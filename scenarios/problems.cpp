// SPDX-License-Identifier: Apache-2.0
#include "scenarios/problems.hpp"

#include "core/check.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace tenfold {

namespace {

constexpr std::size_t most_reported = 20;
constexpr std::size_t longest_quoted = 60;

/// Whether an override's text ("--set a.b=c", "--seed 3") names `path` already.
bool names_path(std::string_view shown, std::string_view path) {
    const std::size_t at = shown.find(path);
    const std::size_t end = at + path.size();
    return at != std::string_view::npos && end < shown.size() &&
           (shown[end] == '=' || shown[end] == ' ');
}

} // namespace

std::string to_string(const Position& position) {
    if (position.file == nullptr) {
        return "scenario";
    }
    if (position.line == 0) {
        return *position.file;
    }
    return fmt::format("{}:{}:{}", *position.file, position.line, position.column);
}

void Problems::add(const Position& position, std::string_view path, std::string_view problem) {
    problems_.push_back({position, std::string{path}, std::string{problem}});
}

bool Problems::is_full() const {
    return problems_.size() >= 10 * most_reported;
}

void Problems::raise_if_any() const {
    if (problems_.empty()) {
        return;
    }
    std::vector<Problem> sorted = problems_;
    const auto order = [](const Problem& problem) {
        const bool known = problem.position.file != nullptr;
        return std::tuple{known ? std::string_view{*problem.position.file} : std::string_view{},
                          problem.position.line,
                          problem.position.column};
    };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Problem& a, const Problem& b) {
        return order(a) < order(b);
    });
    std::string message;
    for (std::size_t i = 0; i < std::min(sorted.size(), most_reported); ++i) {
        const Problem& problem = sorted[i];
        const bool with_path =
            !problem.path.empty() &&
            !(problem.position.is_override() && names_path(*problem.position.file, problem.path));
        message += fmt::format("{}{}: {}{}{}",
                               i == 0 ? "" : "\n",
                               to_string(problem.position),
                               with_path ? problem.path : "",
                               with_path ? ": " : "",
                               problem.text);
    }
    if (sorted.size() > most_reported) {
        message += fmt::format("\nand {} more problems", sorted.size() - most_reported);
    }
    const bool usage = std::all_of(sorted.begin(), sorted.end(), [](const Problem& problem) {
        return problem.position.is_override();
    });
    if (usage) {
        throw UsageError{message};
    }
    throw ScenarioError{message};
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string_view found = nearest(word.substr(0, longest_quoted), candidates);
    return found.empty() ? std::string{} : fmt::format("; did you mean {}?", found);
}

std::string shortened(std::string_view text) {
    std::string result{text.substr(0, longest_quoted)};
    // Does not split a UTF-8 sequence.
    while (text.size() > longest_quoted && !result.empty() &&
           (static_cast<unsigned char>(text[result.size()]) & 0xC0U) == 0x80U) {
        result.pop_back();
    }
    std::replace(result.begin(), result.end(), '\n', ' ');
    std::replace(result.begin(), result.end(), '\t', ' ');
    return text.size() > longest_quoted ? result + "..." : result;
}

} // namespace tenfold
