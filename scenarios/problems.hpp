// SPDX-License-Identifier: Apache-2.0
/// Problems found in a scenario: collected with their positions, then thrown together.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// A position in the input. Line 0: `file` is not a file but the override as the user wrote it.
struct Position {
    std::shared_ptr<const std::string> file;
    int line = 0;   // from 1
    int column = 0; // from 1, in bytes

    [[nodiscard]] bool is_override() const { return file != nullptr && line == 0; }
};

/// "file:line:column", or the override's text.
[[nodiscard]] std::string to_string(const Position& position);

/// A list of problems in the order in which they were found.
class Problems {
public:
    /// `path` is the key path, empty for problems of the file itself.
    void add(const Position& position, std::string_view path, std::string_view problem);

    [[nodiscard]] bool empty() const { return problems_.empty(); }
    [[nodiscard]] std::size_t size() const { return problems_.size(); }

    /// True if a further problem would not be shown, so that it needs no suggestion.
    [[nodiscard]] bool is_full() const;

    /// Throws all problems (at most 20, in the order of their lines), if any: UsageError if all
    /// come from overrides, otherwise ScenarioError.
    void raise_if_any() const;

private:
    struct Problem {
        Position position;
        std::string path;
        std::string text;
    };

    std::vector<Problem> problems_;
};

/// "; did you mean X?" with the candidate nearest to `word`, or empty if none is near.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string>& candidates);

/// `text` on one line and shortened to fit into a message.
[[nodiscard]] std::string shortened(std::string_view text);

} // namespace tenfold
