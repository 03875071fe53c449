// SPDX-License-Identifier: Apache-2.0
#include "sim/extension_checks.hpp"

#include "core/check.hpp"
#include "core/text.hpp"

#include "output/results_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace tenfold {

namespace {

using Texts = std::vector<std::string>;

template <class Rule>
void check_rule(const char* kind, const Rule& rule) {
    if (rule != nullptr && !is_lower_case_name(rule->name())) {
        throw RunError{fmt::format("the {} rule has the name \"{}\" (allowed: lower-case words "
                                   "joined by _)",
                                   kind,
                                   rule->name())};
    }
}

/// The first text that is missing in `others`; empty if there is none.
std::string first_missing(const Texts& texts, const Texts& others) {
    const auto missing = std::ranges::find_if(texts, [&](const std::string& text) {
        return std::ranges::find(others, text) == others.end();
    });
    return missing == texts.end() ? std::string{} : *missing;
}

} // namespace

void check_extensions(const Extensions& extensions) {
    check_observers(extensions.observers, reserved_names());
    check_rule("adoption", extensions.behaviours.adoption);
    check_rule("spending", extensions.behaviours.spending);
    check_rule("pricing", extensions.behaviours.pricing);
    check_rule("policy rate", extensions.behaviours.policy_rate);
    check_rule("expectation", extensions.behaviours.expectations);
}

void check_same_extensions(CheckpointReader& checkpoint, const Extensions& extensions) {
    constexpr const char* remedy = "resume it with the extensions that made it";
    const Texts& before = checkpoint.header().extensions;
    Texts now = describe_extensions(extensions);
    std::erase_if(now, [&](const std::string& text) {
        return text.starts_with("lever ") && std::ranges::find(before, text) == before.end();
    });
    if (before == now) {
        return;
    }
    if (const std::string missing = first_missing(before, now); !missing.empty()) {
        checkpoint.state().fail(fmt::format(
            "it was made with the {}, which this run does not have; {}", missing, remedy));
    }
    if (const std::string added = first_missing(now, before); !added.empty()) {
        checkpoint.state().fail(
            fmt::format("it was made without the {} of this run; {}", added, remedy));
    }
    checkpoint.state().fail(
        fmt::format("it was made with the same observers in another order; {}", remedy));
}

} // namespace tenfold
