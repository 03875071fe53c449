// SPDX-License-Identifier: Apache-2.0
#include "sim/world_run.hpp"

#include "core/check.hpp"
#include "core/processors.hpp"

#include "scenarios/countries.hpp"

#include "sim/extension_checks.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tenfold {

namespace {

RunOptions with_extensions(const RunOptions& options, const Extensions& extensions) {
    RunOptions result = options;
    result.checkpoints.header.extensions = describe_extensions(extensions);
    return result;
}

RunOptions with_threads(const RunOptions& options, unsigned threads) {
    RunOptions result = options;
    result.threads = threads;
    return result;
}

InWorld place_of(const Scenario& scenario,
                 std::size_t place,
                 const PublishedTechnology* published,
                 const Extensions& extensions) {
    WorldPlace in_world;
    in_world.makes_models = place == home_country(scenario);
    in_world.held_abroad = scenario.countries.size() > 1 ? 1.0 - scenario.world.home_bias : 0.0;
    return {country_key(scenario, place), in_world, published, &extensions};
}

std::unique_ptr<EconomyRun> build_country(const Scenario& scenario,
                                          std::size_t place,
                                          const PublishedTechnology* published,
                                          const RunOptions& options,
                                          const Extensions& extensions,
                                          ThreadPool& pool) {
    const InWorld in_world = place_of(scenario, place, published, extensions);
    return std::make_unique<EconomyRun>(
        build_world(country_scenario(scenario, place), pool, in_world), in_world.key, options);
}

} // namespace

RandomKey country_key(const Scenario& scenario, std::size_t place) {
    constexpr unsigned replicate_bits = 32; // replicates of a scenario are below 2^32
    return RandomKey::make(static_cast<std::uint64_t>(scenario.seed),
                           static_cast<std::uint64_t>(scenario.replicate) |
                               static_cast<std::uint64_t>(place) << replicate_bits);
}

WorldRun::WorldRun(const Scenario& scenario,
                   const RunOptions& options,
                   const Extensions& extensions)
    : pool_{std::make_unique<ThreadPool>(options.threads > 0 ? options.threads
                                                             : available_threads())},
      home_{home_country(scenario)}, countries_(scenario.countries.size()) {
    validate(home_ < countries_.size(), "a world without a country for its labs");
    const RunOptions chosen = with_threads(options, pool_->threads());
    countries_[home_] = build_country(scenario, home_, nullptr, chosen, extensions, *pool_);
    const PublishedTechnology published = countries_[home_]->economy().ai.published_technology();
    for (std::size_t place = 0; place < countries_.size(); ++place) {
        if (place != home_) {
            countries_[place] =
                build_country(scenario, place, &published, chosen, extensions, *pool_);
        }
    }
}

WorldRun::WorldRun(const Scenario& scenario,
                   StateReader& in,
                   const RunOptions& options,
                   const Extensions& extensions)
    : pool_{std::make_unique<ThreadPool>(options.threads > 0 ? options.threads
                                                             : available_threads())},
      home_{home_country(scenario)}, countries_(scenario.countries.size()) {
    validate(home_ < countries_.size(), "a world without a country for its labs");
    const RunOptions chosen = with_threads(options, pool_->threads());
    for (std::size_t place = 0; place < countries_.size(); ++place) {
        countries_[place] = EconomyRun::restore(country_scenario(scenario, place),
                                                place_of(scenario, place, nullptr, extensions),
                                                chosen,
                                                *pool_,
                                                in);
    }
}

void WorldRun::save(StateWriter& out) const {
    for (const auto& country : countries_) {
        country->save(out);
    }
}

std::uint64_t WorldRun::saved_bytes() const {
    std::uint64_t sum = 0;
    for (const auto& country : countries_) {
        sum += country->saved_bytes();
    }
    return sum;
}

std::uint64_t WorldRun::events() const {
    std::uint64_t sum = 0;
    for (const auto& country : countries_) {
        sum += country->engine().events();
    }
    return sum;
}

void WorldRun::run_day() {
    const Tick end = start_of(day() + 1);
    countries_[home_]->engine().run_until(end);
    publish_technology();
    for (std::size_t place = 0; place < countries_.size(); ++place) {
        if (place != home_) {
            countries_[place]->engine().run_until(end);
        }
    }
    exchange();
    check_abroad();
    for (const auto& country : countries_) {
        country->after_day();
    }
}

// Publishes the home country's technology to the other countries at the start of a month.
void WorldRun::publish_technology() {
    if (!economy(home_).today.month_start) {
        return;
    }
    const PublishedTechnology published = economy(home_).ai.published_technology();
    for (std::size_t place = 0; place < countries_.size(); ++place) {
        if (place != home_) {
            economy(place).ai.receive(published);
        }
    }
}

void WorldRun::exchange() {
    std::vector<double> gdp;
    for (const auto& country : countries_) {
        gdp.push_back(country->economy().goods.signals().gdp);
    }
    for (std::size_t place = 0; place < countries_.size(); ++place) {
        if (place != home_) {
            economy(home_).ai.receive_lab_sales(economy(place).ai.take_lab_sales(),
                                                economy(home_).books.money);
        }
        const std::int64_t dividends = economy(place).ai.take_dividends_abroad();
        if (dividends == 0) {
            continue;
        }
        const std::vector<std::int64_t> parts = portfolio(dividends, place, gdp);
        for (std::size_t owner = 0; owner < parts.size(); ++owner) {
            economy(owner).ai.receive_dividends(parts[owner], economy(owner).books.money);
        }
    }
}

void WorldRun::check_abroad() const {
    Int128 left = 0;
    for (const auto& country : countries_) {
        left += country->economy().books.money.deposits(DepositTotal::abroad);
    }
    if (left != 0) {
        const Economy& home = countries_[home_]->economy();
        throw IdentityError{"identity violated on " + to_string(home.calendar.date(day() - 1)) +
                            ": money abroad of all countries = 0: " +
                            std::to_string(static_cast<std::int64_t>(left)) + " against 0"};
    }
}

WorldResult WorldRun::finish() {
    WorldResult result;
    result.home = home_;
    result.threads = threads();
    result.events = events();
    for (const auto& country : countries_) {
        result.countries.push_back(country->finish());
        RunResult& last = result.countries.back();
        last.threads = result.threads;
        constexpr std::uint64_t odd = 0x9e3779b97f4a7c15ULL;
        result.state_digest = result.state_digest * odd ^ last.state_digest;
        result.end = last.end;
        result.interrupted = last.interrupted;
    }
    return result;
}

namespace {

WorldResult drive(WorldRun& world, const RunOptions& options, double build_seconds) {
    ProgressNotes progress{options, world.day(), world.events()};
    const Calendar& calendar = world.economy(world.home()).calendar;
    const auto save = [&](StateWriter& out) { world.save(out); };
    Checkpoints checkpoints{options.checkpoints, calendar.date(world.day()), world.saved_bytes()};
    while (world.day() < world.last_day() && !is_interrupted(options)) {
        world.run_day();
        progress.report(world.economy(world.home()), world.day(), world.events());
        const Date tomorrow = calendar.date(world.day());
        if (world.day() < world.last_day() && checkpoints.due(tomorrow, progress.seconds())) {
            checkpoints.write(tomorrow, save);
        }
    }
    std::string problem;
    if (world.day() < world.last_day() && checkpoints.wanted()) {
        problem = checkpoints.write_last(calendar.date(world.day()), save);
    }
    WorldResult result = world.finish();
    result.checkpoint_problem = std::move(problem);
    result.build_seconds = build_seconds;
    result.run_seconds = progress.seconds();
    result.events_before = progress.events_before();
    for (RunResult& country : result.countries) {
        country.build_seconds = build_seconds;
        country.run_seconds = result.run_seconds;
        country.extensions = options.checkpoints.header.extensions;
    }
    return result;
}

} // namespace

WorldResult
run_world(const Scenario& scenario, const RunOptions& options, const Extensions& extensions) {
    check_extensions(extensions);
    const Stopwatch building;
    WorldRun world{scenario, options, extensions};
    return drive(world, with_extensions(options, extensions), building.seconds());
}

WorldResult resume_world(const Scenario& scenario,
                         CheckpointReader& checkpoint,
                         const RunOptions& options,
                         const Extensions& extensions) {
    check_extensions(extensions);
    check_same_extensions(checkpoint, extensions);
    const Stopwatch building;
    WorldRun world{scenario, checkpoint.state(), options, extensions};
    checkpoint.finish();
    return drive(world, with_extensions(options, extensions), building.seconds());
}

} // namespace tenfold
