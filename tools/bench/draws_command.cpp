// SPDX-License-Identifier: Apache-2.0
#include "core/random.hpp"

#include <memory>
#include <string>

#include "tools/bench/bench.hpp"

namespace tenfold::bench {

namespace {

constexpr std::uint32_t draws_per_stream = 4;

struct Arguments {
    std::string distribution = "poisson";
    double mean = 10.0;
    std::int64_t trials = 100;
    double probability = 0.9;
    std::uint32_t streams = 1'000'000;
    std::uint64_t seed = 1;
    bool json = false;
};

void check(const Arguments& arguments) {
    require(arguments.distribution == "normal" || arguments.distribution == "poisson" ||
                arguments.distribution == "binomial",
            "--distribution must be normal, poisson or binomial");
    require(arguments.mean >= 0.0 && arguments.mean <= 1e15, "--mean must be within 0 to 1e15");
    require(arguments.trials >= 0 && arguments.trials <= 1'000'000'000'000'000,
            "--trials must be within 0 to 1e15");
    require(arguments.probability >= 0.0 && arguments.probability <= 1.0,
            "--probability must be within 0 to 1");
    require(arguments.streams > 0, "--streams must be positive (there would be nothing to draw)");
}

template <class Draw>
void measure(const Arguments& arguments, Draw&& draw) {
    const RandomKey key = RandomKey::make(arguments.seed, 0);
    double sum = 0.0;
    const Stopwatch watch;
    for (std::uint32_t agent = 0; agent < arguments.streams; ++agent) {
        RandomStream stream{key, {agent, 0, 0, 1}};
        for (std::uint32_t i = 0; i < draws_per_stream; ++i) {
            sum += static_cast<double>(draw(stream));
        }
    }
    const double seconds = watch.seconds();
    const std::uint64_t draws = std::uint64_t{arguments.streams} * draws_per_stream;
    Report report;
    report.add("draws", draws);
    report.add("seconds", seconds);
    report.add("nanoseconds_per_draw", seconds * 1e9 / static_cast<double>(draws));
    report.add("mean", sum / static_cast<double>(draws));
    report.print(arguments.json);
}

void run(const Arguments& arguments) {
    check(arguments);
    if (arguments.distribution == "normal") {
        measure(arguments, [](RandomStream& stream) { return stream.normal(); });
    } else if (arguments.distribution == "poisson") {
        measure(arguments, [&](RandomStream& stream) { return stream.poisson(arguments.mean); });
    } else {
        measure(arguments, [&](RandomStream& stream) {
            return stream.binomial(arguments.trials, arguments.probability);
        });
    }
}

} // namespace

void add_draws(CLI::App& app) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App& command =
        *app.add_subcommand("draws", "random numbers of a distribution, four from each stream");
    command.add_option("--distribution", arguments->distribution, "normal, poisson or binomial")
        ->capture_default_str();
    command.add_option("--mean", arguments->mean, "of the Poisson distribution")
        ->capture_default_str();
    command.add_option("--trials", arguments->trials, "of the binomial distribution")
        ->capture_default_str();
    command.add_option("--probability", arguments->probability, "of success in each trial")
        ->capture_default_str();
    command.add_option("--streams", arguments->streams, "number of streams")->capture_default_str();
    command.add_option("--seed", arguments->seed, "seed of all random numbers")
        ->capture_default_str();
    command.add_flag("--json", arguments->json, "print one JSON object");
    command.callback([arguments] { run(*arguments); });
}

} // namespace tenfold::bench
