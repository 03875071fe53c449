// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <memory>

#include "tests/models/phold.hpp"
#include "tools/bench/bench.hpp"

namespace tenfold::bench {

namespace {

struct Arguments {
    models::PholdParameters phold;
    CommonOptions common;
};

void check(const Arguments& arguments) {
    const models::PholdParameters& phold = arguments.phold;
    const auto ticks = static_cast<double>(models::Phold::ticks_per_unit);
    require(phold.processes > 0, "--lps must be positive (there would be nothing to run)");
    require(phold.population > 0, "--population must be positive (there would be no events)");
    require(phold.remote >= 0.0 && phold.remote <= 1.0,
            "--remote must be within 0 to 1 (it is a probability)");
    require(std::isfinite(phold.lookahead) && phold.lookahead * ticks >= 1.0,
            "--lookahead must be at least 6e-8 (a tick; without lookahead no window is safe)");
    require(std::isfinite(phold.mean) && phold.mean >= phold.lookahead,
            "--mean must not be below --lookahead (the lookahead is the least increment)");
    require(phold.lookahead <= 256.0,
            "--lookahead must not exceed 256 (a window's ticks fit 32 bits)");
    require(phold.mean <= 1e6, "--mean must not exceed 1e6");
    require(phold.end > 0.0 && phold.end <= 1e6, "--end must be positive and at most 1e6");
    require(arguments.common.threads > 0 && arguments.common.threads <= 1024,
            "--threads must be within 1 to 1024");
}

void run(const Arguments& arguments) {
    check(arguments);
    models::Phold model{arguments.phold};
    EngineOptions options = model.options();
    options.threads = arguments.common.threads;
    options.shards = arguments.common.shards;
    const std::uint32_t processes = arguments.phold.processes;
    Engine<models::Phold> engine{model, options, {processes}};
    model.start([&](models::ProcessId process, Tick at, models::Phold::Hold hold) {
        engine.schedule(process, at, hold);
    });

    const Stopwatch watch;
    engine.run_until(model.end());
    const double seconds = watch.seconds();

    Report report;
    const std::uint64_t events = engine.events();
    report.add("events", events);
    report.add("seconds", seconds);
    report.add("events_per_second", static_cast<double>(events) / seconds);
    report.add("bytes_per_process",
               static_cast<double>(model.state_bytes() + engine.bytes()) / processes);
    report.add("threads", std::uint64_t{engine.threads()});
    report.add("shards", std::uint64_t{engine.shards(0)});
    report.add_hex("checksum", model.checksum());
    report.print(arguments.common.json);
}

} // namespace

void add_phold(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App& command = *app.add_subcommand(
        "phold", "PHOLD: events that beget events, here or at a random process");
    models::PholdParameters& phold = arguments->phold;
    command.add_option("--lps", phold.processes, "number of processes")->capture_default_str();
    command
        .add_option("--remote", phold.remote, "probability that an event goes to a random process")
        ->capture_default_str();
    command.add_option("--lookahead", phold.lookahead, "least increment of time")
        ->capture_default_str();
    command.add_option("--mean", phold.mean, "mean increment of time, lookahead included")
        ->capture_default_str();
    command.add_option("--population", phold.population, "events per process at the start")
        ->capture_default_str();
    command.add_option("--end", phold.end, "time at which the run ends")->capture_default_str();
    add_common(command, arguments->common);
    command.callback([arguments] {
        arguments->phold.seed = arguments->common.seed;
        run(*arguments);
    });
}

} // namespace tenfold::bench
