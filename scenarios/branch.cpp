// SPDX-License-Identifier: Apache-2.0
#include "scenarios/branch.hpp"

#include "core/check.hpp"

#include "scenarios/paths.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tenfold {

namespace {

bool may_change(const std::vector<PathStep>& steps) {
    const std::string& group = steps.front().key;
    if (group == "policies" || group == "events") {
        return true;
    }
    return group == "time" && steps.size() == 2 && steps[1].key == "end";
}

const Intervention* find(const std::vector<Intervention>& list, const std::string& key) {
    const auto found = std::find_if(
        list.begin(), list.end(), [&](const Intervention& each) { return each.key == key; });
    return found == list.end() ? nullptr : &*found;
}

/// Whether two interventions differ at most in the day after their last.
bool same_lever(const Intervention& a, const Intervention& b) {
    return a.lever == b.lever && a.target == b.target && a.from == b.from &&
           a.strength == b.strength && a.financing == b.financing && a.country == b.country;
}

/// First day on which two versions of an intervention (null: none) differ; Date::max() if never.
Date first_difference(const Intervention* a, const Intervention* b) {
    if (a != nullptr && b != nullptr && same_lever(*a, *b)) {
        return a->until == b->until ? Date::max() : std::min(a->until, b->until);
    }
    Date first = Date::max();
    for (const Intervention* each : {a, b}) {
        if (each != nullptr && each->from < each->until) {
            first = std::min(first, each->from);
        }
    }
    return first;
}

void check_list(const std::vector<Intervention>& before,
                const std::vector<Intervention>& changed,
                std::string_view list,
                Date today) {
    const auto check = [&](const std::string& key) {
        const Date first = first_difference(find(before, key), find(changed, key));
        if (first < today) {
            throw UsageError{fmt::format("{}.{} would differ from {} on, but the run has already "
                                         "reached {}",
                                         list,
                                         key,
                                         to_string(first),
                                         to_string(today))};
        }
    };
    for (const Intervention& each : before) {
        check(each.key);
    }
    for (const Intervention& each : changed) {
        check(each.key);
    }
}

} // namespace

void check_branch_overrides(std::span<const Override> overrides) {
    for (const Override& change : overrides) {
        const auto steps = parse_path(change.path);
        if (steps && !may_change(*steps)) {
            throw UsageError{fmt::format(
                "{} cannot be changed when a run is resumed; policies, events and time.end can",
                change.path)};
        }
    }
}

void check_branch(const Scenario& before, const Scenario& changed, Date today) {
    check_list(before.policies, changed.policies, "policies", today);
    check_list(before.events, changed.events, "events", today);
    if (changed.time.end < today) {
        throw UsageError{fmt::format("the run would end on {}, but it has already reached {}",
                                     to_string(changed.time.end),
                                     to_string(today))};
    }
}

} // namespace tenfold
