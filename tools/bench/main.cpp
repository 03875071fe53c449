// SPDX-License-Identifier: Apache-2.0
/// `tenfold-bench`: speed of the engine on standard workloads. Exit codes: 0 ok, 1 run failed, 2
/// usage.
#include "core/check.hpp"

#include <cstdio>
#include <exception>

#include "tools/bench/bench.hpp"

int main(int argc, char** argv) {
    constexpr int run_failed = 1;
    constexpr int wrong_usage = 2;
    try {
        CLI::App app{"Measures the speed of Tenfold's engine on standard workloads.",
                     "tenfold-bench"};
        app.require_subcommand(1);
        tenfold::bench::add_phold(app);
        tenfold::bench::add_mm1(app);
        tenfold::bench::add_wealth(app);
        tenfold::bench::add_draws(app);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return app.exit(error) == 0 ? 0 : wrong_usage;
        }
        return 0;
    } catch (const tenfold::UsageError& error) {
        std::fprintf(stderr, "tenfold-bench: %s\n", error.what());
        return wrong_usage;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "tenfold-bench: %s\n", error.what());
        return run_failed;
    }
}
