// SPDX-License-Identifier: Apache-2.0
/// A lever of your own: public job placement raises the efficiency of matching and is switched by
/// a scenario like any other policy.
#include "core/exit_codes.hpp"

#include "scenarios/load.hpp"

#include "sim/promise_checks.hpp"
#include "sim/run.hpp"

#include <cstdio>
#include <vector>

using namespace tenfold;

namespace {

Lever job_placement() {
    return {{.name = "job_placement",
             .unit = "1",
             .range = {0.0, 1.0},
             .spends = false,
             .once = false,
             .doc = "Rise of the efficiency with which vacancies and seekers are matched.",
             .source = "assumption; Card, Kluve and Weber 2018 find gains of this sign"},
            [](PolicyState& state, const Intervention& given, std::span<const Sector>) {
                state.search_factor *= 1.0 + given.strength;
            }};
}

double unemployment(const RunResult& result) {
    const MonthlyMeasures& last = result.months.back();
    return 100.0 * static_cast<double>(last.total.unemployed) / static_cast<double>(last.people);
}

int compare_policies() {
    Extensions extensions;
    extensions.levers.add(job_placement());
    const std::vector<Override> shorter{{"time.end", "2024-07-01"}};
    std::vector<Override> policy = shorter;
    policy.push_back(
        {"policies.placement", "{lever: job_placement, from: 2023-07-01, strength: 0.5}"});
    const auto scenario = [&](const std::vector<Override>& changes) {
        return load_scenario(SCENARIOS "/tiny.yaml", changes, extensions.levers).scenario;
    };
    const std::vector<std::string> problems = check_promises(scenario(policy), extensions);
    std::printf("unemployed: %.2f %% of people without the policy, %.2f %% with it\n",
                unemployment(run(scenario(shorter), {}, extensions)),
                unemployment(run(scenario(policy), {}, extensions)));
    for (const std::string& problem : problems) {
        std::printf("problem: %s\n", problem.c_str());
    }
    return problems.empty() ? 0 : 1;
}

} // namespace

int main() {
    return report_errors(stderr, "error", compare_policies);
}
