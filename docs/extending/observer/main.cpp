// SPDX-License-Identifier: Apache-2.0
/// An observer of your own: a series by sector in the results file, read from the firms.
#include "core/exit_codes.hpp"

#include "agents/observe/view.hpp"

#include "output/results_file.hpp"
#include "scenarios/load.hpp"

#include "sim/promise_checks.hpp"
#include "sim/run.hpp"
#include "sim/run_results.hpp"

#include <cstdio>
#include <limits>

using namespace tenfold;

namespace {

double adopters_wage(const ObserverView& see, std::size_t sector) {
    double bill[2] = {0.0, 0.0};
    double posts[2] = {0.0, 0.0};
    for (const Firm& firm : see.firms.store().firms) {
        if (firm.sector_index == sector && firm.closed == 0) {
            const bool adopts = firm.adoption == AdoptionStage::deployed;
            bill[adopts] += static_cast<double>(firm.wage_bill);
            posts[adopts] += firm.posts;
        }
    }
    return posts[0] > 0.0 && posts[1] > 0.0 ? bill[1] / posts[1] / (bill[0] / posts[0])
                                            : std::numeric_limits<double>::quiet_NaN();
}

int observe(const char* results) {
    Extensions extensions;
    extensions.observers.push_back(
        {{.name = "adopters_wage",
          .unit = "1",
          .dimension = ObserverDimension::sector,
          .doc = "Wage bill per post of firms with deployed coworkers over that of the others."},
         adopters_wage});
    const LoadedScenario loaded = load_scenario(SCENARIOS "/tiny.yaml");
    const auto problems = check_promises(loaded.scenario, extensions);
    const RunResult result = run(loaded.scenario, {}, extensions);
    write_results(results, make_results(loaded, result));
    std::printf("adopters_wage in the last month: %.3f in sector %s\n",
                result.observed[0].values.back(),
                loaded.scenario.sectors.back().key.c_str());
    for (const std::string& problem : problems) {
        std::printf("problem: %s\n", problem.c_str());
    }
    return problems.empty() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    return report_errors(stderr, "error", [&] { return observe(argc > 1 ? argv[1] : "own.h5"); });
}
