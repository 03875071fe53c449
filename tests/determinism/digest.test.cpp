// SPDX-License-Identifier: Apache-2.0
/// The digest covers the complete state: a changed byte in any column changes it.
#include "core/engine_archive.hpp"

#include "sim/economy_run.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

using Bytes = std::vector<std::byte>;

/// An economy that uses every part of the state; every task is an event.
Scenario busy_scenario() {
    Scenario scenario = test::shipped("tiny",
                                      {{"time.start", "2028-01-01"},
                                       {"time.end", "2028-05-10"},
                                       {"coworkers.resolution", "individual"},
                                       {"coworkers.integration_speed", "2"},
                                       {"coworkers.payback_years", "10"},
                                       {"central_bank.enabled", "true"},
                                       {"accounts.labour_force_growth", "0.02"},
                                       {"business_cycle.quiet_months", "0"},
                                       {"business_cycle.consumption", "0.01"},
                                       {"business_cycle.credit", "0.001"}});
    scenario.labs = test::shipped("us-2023").labs;
    for (Sector& sector : scenario.sectors) {
        sector.trade_share = 0.1;
    }
    return scenario;
}

std::unique_ptr<EconomyRun> run_of(const Scenario& scenario, ThreadPool& pool) {
    RunOptions options;
    options.threads = pool.threads();
    return std::make_unique<EconomyRun>(build_world(scenario, pool), random_key(scenario), options);
}

Bytes saved(const Economy& economy) {
    Bytes bytes;
    StateWriter writer{[&](std::span<const std::byte> piece) {
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    }};
    economy.save(writer);
    writer.flush();
    return bytes;
}

/// Digest of an economy after loading `bytes`; nothing if they are rejected.
std::optional<std::uint64_t> digest_of(Economy& economy, const Bytes& bytes) {
    StateReader in{[&bytes, given = false]() mutable {
                       return std::exchange(given, true) ? std::span<const std::byte>{}
                                                         : std::span{bytes};
                   },
                   bytes.size(),
                   "memory"};
    try {
        economy.load(in);
    } catch (const FileError&) {
        return std::nullopt;
    } catch (const RunError&) {
        return std::nullopt;
    }
    StateDigest digest{economy.pool};
    economy.add_to(digest);
    return digest.value();
}

/// Offset of the mark `name`: its length, followed by its letters.
std::size_t place_of_mark(const Bytes& bytes, const std::string& name) {
    const std::uint64_t size = name.size();
    Bytes mark(sizeof size + name.size());
    std::memcpy(mark.data(), &size, sizeof size);
    std::memcpy(mark.data() + sizeof size, name.data(), name.size());
    const auto found = std::search(bytes.begin(), bytes.end(), mark.begin(), mark.end());
    REQUIRE(found != bytes.end());
    return static_cast<std::size_t>(found - bytes.begin());
}

/// End of each column: the start of the next column or record.
std::map<std::string, std::size_t>
ends_of_columns(const Bytes& bytes, const std::vector<StateDigest::Column>& columns) {
    std::map<std::size_t, std::string> begins;
    for (const std::string name : {"distributions", "event_log", "observers", "end of economy"}) {
        begins[place_of_mark(bytes, name)] = name;
    }
    for (const StateDigest::Column& column : columns) {
        begins[place_of_mark(bytes, column.name)] = column.name;
    }
    std::map<std::string, std::size_t> ends;
    for (auto mark = begins.begin(); std::next(mark) != begins.end(); ++mark) {
        ends[mark->second] = std::next(mark)->first;
    }
    return ends;
}

} // namespace

TEST_CASE("a changed byte in any column of the economy changes the digest") {
    const Scenario scenario = busy_scenario();
    ThreadPool pool{1};
    const auto run = run_of(scenario, pool);
    run->engine().run_until(start_of(100));
    const Bytes bytes = saved(run->economy());
    StateDigest digest{pool};
    run->economy().add_to(digest);

    Economy again{run->economy().parameters,
                  run->economy().calibration,
                  run->economy().place,
                  run->economy().packed_sizes(),
                  FirmNetwork::build(run->economy().firms.first_firms(scenario.sectors.size()),
                                     scenario.tables.input_coefficients,
                                     scenario.adoption,
                                     random_key(scenario)),
                  earlier_models(run->economy().parameters, random_key(scenario)),
                  {},
                  pool};
    REQUIRE(digest_of(again, bytes) == digest.value());

    const auto ends = ends_of_columns(bytes, digest.columns());
    CHECK(digest.columns().size() == 25); // workers, firms, desks, balances, and one for each part
    constexpr std::size_t parts = 4;      // of a column: the test changes the last byte of each
    for (const StateDigest::Column& column : digest.columns()) {
        CAPTURE(column.name);
        const std::size_t begin = place_of_mark(bytes, column.name) + column.name.size();
        const std::size_t length = ends.at(column.name) - begin;
        for (std::size_t part = 1; part <= parts; ++part) {
            // The last byte of the part whose change is accepted; changed lengths of lists are
            // rejected.
            std::optional<std::uint64_t> found;
            for (std::size_t back = 1; back <= 64 && !found; ++back) {
                Bytes changed = bytes;
                changed[begin + length * part / parts - back] ^= std::byte{1};
                found = digest_of(again, changed);
            }
            REQUIRE(found);
            CHECK(*found != digest.value());
        }
    }
    CHECK(digest_of(again, bytes) == digest.value());
}

TEST_CASE("the digest locates a difference: pending events, the day, or a column of the economy") {
    const Scenario scenario = busy_scenario();
    ThreadPool pool{1};
    const auto one = run_of(scenario, pool);
    const auto two = run_of(scenario, pool);
    const auto differing = [&] {
        const StateDigest a = one->digest();
        const StateDigest b = two->digest();
        REQUIRE(a.columns().size() == b.columns().size());
        std::set<std::string> names;
        for (std::size_t i = 0; i < a.columns().size(); ++i) {
            REQUIRE(a.columns()[i].name == b.columns()[i].name);
            if (a.columns()[i].value != b.columns()[i].value) {
                names.insert(a.columns()[i].name);
            }
        }
        CHECK((a.value() == b.value()) == names.empty());
        return names;
    };
    CHECK(differing().empty());
    two->engine().schedule(WorkerId{3}, start_of(50), StartWork{});
    CHECK(differing() == std::set<std::string>{"events for kind 0"});
    const auto three = run_of(scenario, pool);
    three->economy().firms.publish_trend(0.5, 30);
    three->economy().ai.labs().front().deposit += 1;
    StateDigest changed = three->digest();
    const StateDigest before = one->digest();
    std::set<std::string> names;
    for (std::size_t i = 0; i < before.columns().size(); ++i) {
        if (changed.columns()[i].value != before.columns()[i].value) {
            names.insert(changed.columns()[i].name);
        }
    }
    CHECK(names == std::set<std::string>{"ai_industry", "firm_sector"});
}
