// SPDX-License-Identifier: Apache-2.0
#include "agents/economy/extensions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tenfold {

std::vector<std::string> describe_extensions(const Extensions& extensions) {
    std::vector<std::string> texts;
    for (const Lever& lever : extensions.levers.levers()) {
        if (shipped_levers().find(lever.info.name) == nullptr) {
            texts.push_back(fmt::format("lever {} [{}]", lever.info.name, lever.info.unit));
        }
    }
    std::ranges::sort(texts);
    for (const Observer& observer : extensions.observers) {
        const ObserverInfo& info = observer.info;
        texts.push_back(
            fmt::format("observer {} [{}, {}]", info.name, info.unit, to_string(info.dimension)));
    }
    const auto add_rule = [&](const char* kind, const auto& rule) {
        if (rule != nullptr) {
            texts.push_back(fmt::format("{} rule {}", kind, rule->name()));
        }
    };
    add_rule("adoption", extensions.behaviours.adoption);
    add_rule("spending", extensions.behaviours.spending);
    add_rule("pricing", extensions.behaviours.pricing);
    add_rule("policy rate", extensions.behaviours.policy_rate);
    add_rule("expectation", extensions.behaviours.expectations);
    return texts;
}

} // namespace tenfold
