// SPDX-License-Identifier: Apache-2.0
/// A behaviour of your own: firms start pilots only when enough of the firms that they watch use
/// coworkers (a threshold, Granovetter 1978), instead of the model's rate.
#include "core/exit_codes.hpp"

#include "scenarios/load.hpp"

#include "sim/promise_checks.hpp"
#include "sim/run.hpp"

#include <cstdio>
#include <memory>
#include <numeric>
#include <string_view>

using namespace tenfold;

namespace {

class Threshold : public AdoptionRule {
public:
    [[nodiscard]] std::string_view name() const override { return "threshold"; }
    [[nodiscard]] double pilot_rate(const PilotConditions& conditions,
                                    const AdoptionParameters& /*parameters*/,
                                    const PolicyState& /*policy*/) const override {
        constexpr double threshold = 0.25;    // share of the firms that it watches
        constexpr double rate_when_met = 0.2; // per month
        return conditions.saving > 0.0 && conditions.share_of_neighbours >= threshold
                   ? rate_when_met
                   : conditions.own_start_rate;
    }
};

double adopters(const RunResult& result) {
    const MonthlyMeasures& last = result.months.back();
    const auto sum = [](const auto& counts) {
        return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    };
    return 100.0 * sum(last.adopters) / sum(last.firms);
}

int compare_rules() {
    const Scenario scenario = load_scenario(SCENARIOS "/tiny.yaml").scenario;
    Extensions extensions;
    extensions.behaviours.adoption = std::make_shared<const Threshold>();
    const auto problems = check_promises(scenario, extensions);
    std::printf("firms with coworkers: %.1f %% by the model's rule, %.1f %% by a threshold\n",
                adopters(run(scenario, {})),
                adopters(run(scenario, {}, extensions)));
    for (const std::string& problem : problems) {
        std::printf("problem: %s\n", problem.c_str());
    }
    return problems.empty() ? 0 : 1;
}

} // namespace

int main() {
    return report_errors(stderr, "error", compare_rules);
}
