// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "tests/models/queue.hpp"
#include "tools/bench/bench.hpp"

namespace tenfold::bench {

namespace {

struct Arguments {
    models::QueueParameters queue{.customers = 1'000'000};
    CommonOptions common;
};

void check(const Arguments& arguments) {
    const models::QueueParameters& queue = arguments.queue;
    require(queue.customers > 0, "--customers must be positive (there would be nothing to run)");
    require(queue.customers <= 1'000'000'000'000, "--customers must not exceed 1e12");
    require(
        queue.utilisation >= 0.01 && queue.utilisation < 1.0,
        "--utilisation must be within 0.01 to 1, 1 excluded (a busier server never catches up)");
    require(queue.stations > 0, "--trials must be positive (there would be nothing to run)");
    require(arguments.common.threads > 0 && arguments.common.threads <= 1024,
            "--threads must be within 1 to 1024");
}

void run(const Arguments& arguments) {
    check(arguments);
    models::Queue model{arguments.queue};
    EngineOptions options = model.options();
    options.threads = arguments.common.threads;
    options.shards = arguments.common.shards;
    Engine<models::Queue> engine{model, options, {arguments.queue.stations}};
    model.start([&](models::StationId station, Tick at, models::Queue::Arrival arrival) {
        engine.schedule(station, at, arrival);
    });

    const Stopwatch watch;
    constexpr Tick never = Tick{1} << 47;
    engine.run_until(never, [&] { return !model.done(); });
    const double seconds = watch.seconds();

    double sojourn = 0.0;
    std::uint64_t customers = 0;
    for (const models::Queue::State& state : model.states()) {
        sojourn += static_cast<double>(state.waited + state.served);
        customers += state.departed;
    }
    Report report;
    report.add("customers", customers);
    report.add("events", engine.events());
    report.add("seconds", seconds);
    report.add("customers_per_second", static_cast<double>(customers) / seconds);
    report.add("mean_sojourn",
               sojourn / static_cast<double>(models::Queue::ticks_per_service) /
                   static_cast<double>(customers));
    report.add("threads", std::uint64_t{engine.threads()});
    report.print(arguments.common.json);
}

} // namespace

void add_mm1(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App& command = *app.add_subcommand("mm1", "M/M/1: customers of a queue with one server");
    models::QueueParameters& queue = arguments->queue;
    command.add_option("--customers", queue.customers, "customers of each trial")
        ->capture_default_str();
    command.add_option("--utilisation", queue.utilisation, "arrival rate over service rate")
        ->capture_default_str();
    command.add_option("--trials", queue.stations, "independent queues, an agent each")
        ->capture_default_str();
    add_common(command, arguments->common);
    command.callback([arguments] {
        arguments->queue.seed = arguments->common.seed;
        run(*arguments);
    });
}

} // namespace tenfold::bench
