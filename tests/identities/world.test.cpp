// SPDX-License-Identifier: Apache-2.0
/// Payments abroad leave one country and arrive in another, to the cent.
#include "core/check.hpp"

#include "sim/world_run.hpp"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/small_countries.hpp"

using namespace tenfold;

namespace {

RunOptions one_thread() {
    RunOptions options;
    options.threads = 1;
    return options;
}

template <class Action>
std::string message_of(Action&& action) {
    try {
        action();
    } catch (const IdentityError& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST_CASE("countries' payments for tokens arrive at the labs, and dividends at owners abroad") {
    // The run itself checks the identities of each country and of the world, every day.
    Scenario scenario = test::small_countries(3, {{"time.end", "2028-01-01"}});
    scenario.countries[1].people = 2.0;
    scenario.countries[2].productivity = 0.3;
    WorldRun world{scenario, one_thread()};
    std::int64_t most_owed = 0;
    while (world.day() < world.last_day()) {
        world.run_day();
        AbroadAccount all;
        for (std::size_t place = 0; place < world.countries(); ++place) {
            const AbroadAccount& account = world.economy(place).ai.abroad();
            CHECK(world.economy(place).ai.dividends_owed_abroad() == 0);
            CHECK(world.economy(place).books.money.deposits(DepositTotal::abroad) == account.net());
            all.tokens_paid += account.tokens_paid;
            all.tokens_received += account.tokens_received;
            all.dividends_paid += account.dividends_paid;
            all.dividends_received += account.dividends_received;
        }
        CHECK(all.tokens_paid == all.tokens_received);
        CHECK(all.dividends_paid == all.dividends_received);
        most_owed = std::max(most_owed, all.dividends_paid);
    }
    CHECK(most_owed > 0);
    const AbroadAccount& home = world.economy(0).ai.abroad();
    CHECK(home.tokens_paid == 0);
    CHECK(home.tokens_received > 0);
    CHECK(home.dividends_paid > home.dividends_received);
    for (std::size_t place = 1; place < world.countries(); ++place) {
        const AbroadAccount& account = world.economy(place).ai.abroad();
        CHECK(account.tokens_paid > 0);
        CHECK(account.tokens_received == 0);
        CHECK(account.dividends_received > 0);
    }
    // The poor country buys the fewest tokens.
    CHECK(world.economy(2).ai.abroad().tokens_paid < world.economy(1).ai.abroad().tokens_paid);
}

TEST_CASE("a cent that is lost at the border stops the run") {
    const Scenario scenario = test::small_countries(2, {{"time.end", "2023-03-01"}});
    WorldRun world{scenario, one_thread()};
    CHECK(message_of([&] { world.run_day(); }).empty());
    world.economy(1).books.money.deposit(0, DepositTotal::abroad, 1);
    world.economy(1).books.money.treasury(-1);
    const std::string between = message_of([&] { world.check_abroad(); });
    CAPTURE(between);
    CHECK(between.find("money abroad of all countries = 0: 1 against 0") != std::string::npos);
    CHECK(between.find("2023-01-01") != std::string::npos);
    const std::string inside = message_of([&] { world.economy(1).check_identities(); });
    CAPTURE(inside);
    CHECK(inside.find("money abroad = tokens and dividends paid less received, and still to be "
                      "handed over: ") != std::string::npos);
}
