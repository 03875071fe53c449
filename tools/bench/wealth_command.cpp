// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "tests/models/wealth.hpp"
#include "tools/bench/bench.hpp"

namespace tenfold::bench {

namespace {

struct Arguments {
    models::WealthParameters wealth{.holders = 100'000};
    std::uint32_t periods = 100;
    CommonOptions common;
};

void check(const Arguments& arguments) {
    require(arguments.wealth.holders > 0,
            "--holders must be positive (there would be nothing to run)");
    require(arguments.periods > 0, "--periods must be positive (there would be nothing to run)");
    require(arguments.common.threads > 0 && arguments.common.threads <= 1024,
            "--threads must be within 1 to 1024");
}

void run(const Arguments& arguments) {
    check(arguments);
    models::Wealth model{arguments.wealth};
    EngineOptions options = model.options();
    options.threads = arguments.common.threads;
    options.shards = arguments.common.shards;
    Engine<models::Wealth> engine{model, options, {arguments.wealth.holders}};
    model.start([&](models::HolderId holder, Tick at, models::Wealth::Turn turn) {
        engine.schedule(holder, at, turn);
    });

    const Stopwatch watch;
    engine.run_until(Tick{arguments.periods} * models::Wealth::ticks_per_period);
    const double seconds = watch.seconds();

    std::uint64_t turns = 0;
    std::uint64_t penniless = 0;
    for (const models::Wealth::State& state : model.states()) {
        turns += state.turns;
        penniless += state.coins == 0 ? 1 : 0;
    }
    Report report;
    report.add("turns", turns);
    report.add("events", engine.events());
    report.add("seconds", seconds);
    report.add("turns_per_second", static_cast<double>(turns) / seconds);
    report.add("events_per_second", static_cast<double>(engine.events()) / seconds);
    report.add("share_without_coins", static_cast<double>(penniless) / arguments.wealth.holders);
    report.add("coins", model.held() + model.in_mail(engine));
    report.add("threads", std::uint64_t{engine.threads()});
    report.print(arguments.common.json);
}

} // namespace

void add_wealth(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App& command = *app.add_subcommand(
        "wealth", "Boltzmann wealth exchange: coins that change hands at random");
    models::WealthParameters& wealth = arguments->wealth;
    command.add_option("--holders", wealth.holders, "number of holders")->capture_default_str();
    command.add_option("--coins", wealth.coins_each, "coins of each holder at the start")
        ->capture_default_str();
    command
        .add_option("--periods",
                    arguments->periods,
                    "length of the run; a turn of each a period, on average")
        ->capture_default_str();
    add_common(command, arguments->common);
    command.callback([arguments] {
        arguments->wealth.seed = arguments->common.seed;
        run(*arguments);
    });
}

} // namespace tenfold::bench
