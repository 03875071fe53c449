// SPDX-License-Identifier: Apache-2.0
/// What the tests of the scenario reader share.
#pragma once

#include "core/check.hpp"

#include "scenarios/load.hpp"
#include "scenarios/yaml.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tenfold::testing {

inline std::filesystem::path source_file(const std::string& name) {
    return std::filesystem::path{TENFOLD_SOURCE_DIR} / name;
}

/// A small scenario without fault.
inline std::string base_text() {
    return read_text_file(source_file("tests/badinput/base.yaml"));
}

/// `base_text()` with the first `from` replaced.
inline std::string base_with(const std::string& from, const std::string& to) {
    std::string text = base_text();
    const std::size_t at = text.find(from);
    return at == std::string::npos ? "not found: " + from : text.replace(at, from.size(), to);
}

inline LoadedScenario load_text(const std::string& text,
                                const std::vector<Override>& overrides = {}) {
    return load_scenario_text(text, "x.yaml", overrides);
}

/// The message of the Error that `action` throws, or "nothing thrown".
template <class Error, class Action>
std::string message_of(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing thrown";
}

} // namespace tenfold::testing
