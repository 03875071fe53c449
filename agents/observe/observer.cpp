// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/observer.hpp"

#include "core/check.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tenfold {

namespace {

/// The name as far as a message can show it: printable ASCII characters, the others as "?".
std::string shown(std::string_view name) {
    std::string text{name.substr(0, longest_observer_name)};
    std::ranges::replace_if(
        text, [](char c) { return c < ' ' || c > '~'; }, '?');
    return text.size() < name.size() ? text + "..." : text;
}

/// Whether a text is empty or has control characters, which no attribute of a file should have.
bool is_unfit(std::string_view text) {
    return text.empty() || std::ranges::any_of(text, [](char c) {
               return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
           });
}

/// The problem of an observer by itself; empty if there is none.
std::string problem_of(const Observer& observer) {
    const ObserverInfo& info = observer.info;
    const std::string text = "(allowed: a text without control characters)";
    if (!is_lower_case_name(info.name) || info.name.size() > longest_observer_name) {
        return fmt::format("is no name of a series (allowed: lower-case words joined by _, at most "
                           "{} letters)",
                           longest_observer_name);
    }
    if (is_unfit(info.unit)) {
        return "has no valid unit " + text;
    }
    if (is_unfit(info.doc)) {
        return "has no valid sentence in `doc` " + text;
    }
    if (is_unfit(info.source)) {
        return "has no valid source " + text;
    }
    if (to_string(info.dimension).empty()) {
        return fmt::format("has the dimension {} (allowed: economy, sector, occupation, region)",
                           static_cast<int>(info.dimension));
    }
    return observer.value ? "" : "has no function `value` (allowed: a function of the view)";
}

} // namespace

std::string_view to_string(ObserverDimension dimension) {
    switch (dimension) {
    case ObserverDimension::economy:
        return "economy";
    case ObserverDimension::sector:
        return "sector";
    case ObserverDimension::occupation:
        return "occupation";
    case ObserverDimension::region:
        return "region";
    }
    return {};
}

void check_observers(std::span<const Observer> observers, std::span<const std::string> taken) {
    for (auto observer = observers.begin(); observer != observers.end(); ++observer) {
        const std::string& name = observer->info.name;
        std::string problem = problem_of(*observer);
        if (problem.empty() && std::ranges::find(taken, name) != taken.end()) {
            problem = "has a name that results files already use (allowed: any other name)";
        }
        const auto has_this_name = [&](const Observer& other) { return other.info.name == name; };
        if (problem.empty() && std::any_of(observers.begin(), observer, has_this_name)) {
            problem = "is there twice (allowed: a name of its own for each observer)";
        }
        if (!problem.empty()) {
            throw RunError{fmt::format("observer \"{}\" {}", shown(name), problem)};
        }
    }
}

} // namespace tenfold
