// SPDX-License-Identifier: Apache-2.0
#include "core/ledger.hpp"

#include "core/archive.hpp"
#include "core/parallel.hpp"
#include "core/random.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();

Int128 holdings(const Ledger& ledger) {
    Int128 total = 0;
    for (std::size_t account = 0; account < ledger.accounts(); ++account) {
        total += ledger.holdings(account);
    }
    return total;
}

/// Writes one value down and reads it into the other.
template <class Value>
void copy_through_archive(const Value& from, Value& to) {
    std::vector<std::byte> bytes;
    StateWriter out{[&](std::span<const std::byte> piece) {
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    }};
    out(from);
    out.flush();
    bool given = false;
    StateReader in{[&]() -> std::span<const std::byte> {
                       return std::exchange(given, true) ? std::span<const std::byte>{} : bytes;
                   },
                   bytes.size(),
                   "a.checkpoint"};
    in(to);
    CHECK(in.at_end());
}

} // namespace

TEST_CASE("counters come back on another number of threads, and with other places") {
    Tally tally{4, 3};
    tally.add(0, 1, 5);
    tally.add(2, 1, -7);
    tally.add(1, 2, 9);
    for (const std::size_t cells : {4U, 9U, 3U}) {
        CAPTURE(cells);
        Tally found{cells, 2};
        found.add(1, 0, 100); // which must go
        copy_through_archive(tally, found);
        CHECK(found.cells() == cells);
        CHECK(found.total(0) == 0);
        CHECK(found.total(1) == -2);
        CHECK(found.total(2) == 9);
    }
    Tally small{2, 1};
    CHECK_THROWS_AS(copy_through_archive(tally, small), RunError);
}

TEST_CASE("accounts come back with what is published, posted and claimed, and with other places") {
    Ledger ledger{4, 2};
    ledger.post_amount(0, 0, 100);
    ledger.post_weight(1, 0, 4);
    ledger.publish();
    ledger.post_amount(1, 1, 30);
    ledger.claim_amount(0, 0, 60);
    for (const std::size_t accounts : {4U, 6U, 2U}) {
        CAPTURE(accounts);
        Ledger found{accounts, 3};
        found.post_amount(2, 1, 999); // which must go
        copy_through_archive(ledger, found);
        CHECK(found.accounts() == accounts);
        CHECK(found.total(0) == 100);
        CHECK(found.weights(0) == 4);
        CHECK(found.holdings(0) == 40);
        CHECK(found.holdings(1) == 30);
        found.publish();
        CHECK(found.total(0) == 40);
        CHECK(found.total(1) == 30);
    }
    Ledger small{1, 1};
    CHECK_THROWS_AS(copy_through_archive(ledger, small), RunError);
}

TEST_CASE("tallies add up over threads and cells and are zero after reset") {
    Tally tally{5, 3};
    CHECK(tally.cells() == 5);
    for (unsigned thread = 0; thread < 3; ++thread) {
        for (std::size_t cell = 0; cell < 5; ++cell) {
            tally.add(thread, cell, static_cast<std::int64_t>(10 * cell + thread));
        }
    }
    CHECK(tally.total(2) == 20 + 21 + 22);
    CHECK(tally.total(0, 5) == 3 * (0 + 10 + 20 + 30 + 40) + 5 * 3);
    CHECK(tally.total(3, 3) == 0);
    tally.add(1, 2, -63);
    CHECK(tally.total(2) == 0);
    tally.reset();
    CHECK(tally.total(0, 5) == 0);
}

TEST_CASE("a tally is the same whichever thread adds what") {
    std::vector<std::int64_t> expected;
    for (const unsigned threads : {1U, 2U, 4U, 8U}) {
        ThreadPool pool{threads};
        Tally tally{7, threads};
        pool.for_each(10'000, [&](std::size_t task, unsigned thread) {
            tally.add(thread, task % 7, static_cast<std::int64_t>(task * task));
        });
        std::vector<std::int64_t> totals;
        for (std::size_t cell = 0; cell < 7; ++cell) {
            totals.push_back(tally.total(cell));
        }
        if (expected.empty()) {
            expected = totals;
        }
        CHECK(totals == expected);
    }
}

TEST_CASE("what is posted is published at the end of the period and no earlier") {
    Ledger ledger{2, 1};
    ledger.post_amount(0, 1, 100);
    ledger.post_weight(0, 1, 7);
    CHECK(ledger.total(1) == 0);
    CHECK(ledger.holdings(1) == 100);
    ledger.publish();
    CHECK(ledger.total(0) == 0);
    CHECK(ledger.total(1) == 100);
    CHECK(ledger.weights(1) == 7);
}

TEST_CASE("the published total does not shrink while it is claimed, and the rest rolls over") {
    Ledger ledger{1, 1};
    ledger.post_amount(0, 0, 100);
    ledger.post_weight(0, 0, 3);
    ledger.publish();
    CHECK(ledger.claim_share(0, 0, 1, no_cap) == 33);
    CHECK(ledger.total(0) == 100);
    CHECK(ledger.claim_share(0, 0, 1, no_cap) == 33);
    CHECK(ledger.holdings(0) == 34);
    ledger.post_amount(0, 0, 6);
    ledger.publish();
    CHECK(ledger.total(0) == 40);
    CHECK(ledger.weights(0) == 0); // weights start afresh
}

TEST_CASE("a cap limits a claim, and an empty or negative account pays nothing") {
    Ledger ledger{2, 1};
    ledger.post_amount(0, 0, 100);
    ledger.post_weight(0, 0, 2);
    ledger.post_amount(0, 1, -5);
    ledger.post_weight(0, 1, 2);
    ledger.publish();
    CHECK(ledger.claim_share(0, 0, 1, 10) == 10);
    CHECK(ledger.claim_share(0, 0, 1, 0) == 0);
    CHECK(ledger.claim_share(0, 0, 0, no_cap) == 0);
    CHECK(ledger.claim_share(0, 1, 1, no_cap) == 0);
    ledger.publish();
    CHECK(ledger.total(0) == 90);
    CHECK(ledger.total(1) == -5); // debts roll over too
}

TEST_CASE("a negative cap claims nothing instead of paying in") {
    Ledger ledger{1, 1};
    ledger.post_amount(0, 0, 100);
    ledger.post_weight(0, 0, 1);
    ledger.publish();
    CHECK(ledger.claim_share(0, 0, 1, -20) == 0);
    CHECK(ledger.holdings(0) == 100);
}

TEST_CASE("claims beyond the clearing account are an identity error, more weight than was posted "
          "an error at once") {
    Ledger ledger{1, 1};
    ledger.post_amount(0, 0, 100);
    ledger.post_weight(0, 0, 5);
    ledger.publish();
    CHECK_THROWS_AS(ledger.claim_share(0, 0, 6, no_cap), RunError);
    ledger.claim_amount(0, 0, 100);
    CHECK_NOTHROW(ledger.publish());
    ledger.claim_amount(0, 0, 1);
    CHECK_THROWS_AS(ledger.publish(), IdentityError);
}

TEST_CASE("a claim on a negative account is an identity error") {
    Ledger ledger{1, 1};
    ledger.post_amount(0, 0, -100);
    ledger.publish();
    ledger.claim_amount(0, 0, 1);
    CHECK_THROWS_AS(ledger.publish(), IdentityError);
}

TEST_CASE("a total beyond the largest sum is refused, sums on the way to one that is not are not") {
    Ledger ledger{1, 2};
    const std::int64_t large = largest_sum;
    for (int i = 0; i < 5; ++i) { // beyond 64 bits on each thread, but not together
        ledger.post_amount(0, 0, large);
        ledger.post_amount(1, 0, -large);
    }
    CHECK_NOTHROW(ledger.publish());
    CHECK(ledger.total(0) == 0);
    ledger.post_amount(0, 0, large);
    ledger.post_amount(1, 0, 1);
    CHECK_THROWS_AS(ledger.publish(), RunError);
    Ledger full{1, 1};
    full.post_amount(0, 0, large);
    CHECK_NOTHROW(full.publish());
    CHECK_THROWS_AS(full.add_published(0, 1), RunError);
}

TEST_CASE("a tally beyond the largest sum is refused, counts of one thread beyond it are not") {
    Tally tally{3, 2};
    for (int i = 0; i < 9; ++i) { // beyond 64 bits on each thread, but not together
        tally.add(0, 0, largest_sum);
        tally.add(1, 0, -largest_sum);
    }
    tally.add(1, 0, 5);
    CHECK(tally.total(0) == 5);
    tally.add(0, 1, largest_sum);
    CHECK(tally.total(1) == largest_sum);
    tally.add(1, 1, 1);
    CHECK_THROWS_WITH_AS(static_cast<void>(tally.total(1)),
                         doctest::Contains("would exceed 4.6e18 and could not be kept exactly"),
                         RunError);
    CHECK_THROWS_AS(static_cast<void>(tally.total(0, 3)), RunError);
    CHECK(tally.residue(1) == static_cast<std::uint64_t>(largest_sum) + 1);
    tally.add(0, 2, -largest_sum);
    tally.add(1, 2, -1);
    CHECK_THROWS_AS(static_cast<void>(tally.total(2)), RunError);
    CHECK(tally.total(1, 3) == 0); // the sum over cells is within
}

TEST_CASE("amounts and weights of 1:1 scale do not overflow") {
    // 164.6 million people post 2^53 each as weight on the largest clearing account.
    Ledger ledger{1, 1};
    const std::int64_t weight = std::int64_t{1} << 53;
    ledger.post_amount(0, 0, largest_sum);
    for (int person = 0; person < 4096; ++person) {
        ledger.post_weight(0, 0, weight);
    }
    ledger.publish();
    CHECK(ledger.weights(0) == Int128{weight} * 4096);
    CHECK(ledger.claim_share(0, 0, weight, no_cap) == largest_sum / 4096);
}

TEST_CASE(
    "a ledger of many accounts publishes and forgets what any thread has posted to any of them") {
    // More accounts than are looked at together, and a last group that is not full.
    constexpr std::size_t accounts = 1000;
    constexpr unsigned threads = 5;
    Ledger ledger{accounts, threads};
    std::vector<std::int64_t> expected(accounts);
    for (std::uint32_t period = 0; period < 40; ++period) {
        RandomStream random{RandomKey{7, 0}, {period, 0, 0, 0}};
        std::vector<std::int64_t> weights(accounts);
        for (int post = 0; post < 30; ++post) {
            // Two of the threads never write, and accounts near each other are written by others.
            const auto thread = static_cast<unsigned>(random.below(3));
            const std::size_t account = random.below(period % 2 == 0 ? accounts : 70);
            const auto amount = static_cast<std::int64_t>(random.below(1000));
            ledger.post_amount(thread, account, amount);
            ledger.post_weight(thread, account, 1);
            expected[account] += amount;
            ++weights[account];
        }
        const std::size_t paid = random.below(accounts);
        const std::int64_t claim = ledger.total(paid) / 2;
        ledger.claim_amount(1, paid, claim);
        expected[paid] -= claim;
        for (std::size_t account = 0; account < accounts; ++account) {
            REQUIRE(ledger.holdings(account) == expected[account]);
        }
        ledger.publish();
        for (std::size_t account = 0; account < accounts; ++account) {
            REQUIRE(ledger.total(account) == expected[account]);
            REQUIRE(ledger.holdings(account) == expected[account]);
            REQUIRE(ledger.weights(account) == weights[account]);
        }
    }
}

TEST_CASE("an empty ledger does nothing") {
    Ledger none;
    none.publish();
    CHECK(none.accounts() == 0);
    Ledger empty{0, 4};
    empty.publish();
    CHECK(empty.accounts() == 0);
}

namespace {

/// Periods of random posts, weights and claims by many claimants; a record of everything paid and
/// published.
std::vector<std::int64_t> random_history(std::uint32_t seed, unsigned threads, bool backwards) {
    constexpr std::size_t accounts = 3;
    constexpr std::size_t claimants = 200;
    ThreadPool pool{threads};
    Ledger ledger{accounts, threads};
    std::vector<std::int64_t> weights(claimants);
    std::vector<std::int64_t> paid(claimants);
    std::vector<std::int64_t> history;
    Int128 issued = 0;
    Int128 received = 0;
    for (std::uint32_t period = 0; period < 20; ++period) {
        Tally posted{1, threads};
        pool.for_each(claimants, [&](std::size_t task, unsigned thread) {
            const std::size_t claimant = backwards ? claimants - 1 - task : task;
            RandomStream random{RandomKey{seed, 0},
                                {static_cast<std::uint32_t>(claimant), period, 0, 0}};
            const std::size_t account = claimant % accounts;
            const auto cap = static_cast<std::int64_t>(random.below(10'000));
            paid[claimant] = ledger.claim_share(thread, account, weights[claimant], cap);
            weights[claimant] = static_cast<std::int64_t>(random.below(1000));
            ledger.post_weight(thread, account, weights[claimant]);
            const auto amount = static_cast<std::int64_t>(random.below(2000)) - 500;
            ledger.post_amount(thread, account, amount);
            posted.add(thread, 0, amount);
        });
        issued += posted.total(0);
        for (const std::int64_t payment : paid) {
            received += payment;
        }
        CHECK(holdings(ledger) == issued - received);
        ledger.publish(); // throws when the shares exceed a clearing account
        CHECK(holdings(ledger) == issued - received);
        history.insert(history.end(), paid.begin(), paid.end());
        for (std::size_t account = 0; account < accounts; ++account) {
            history.push_back(ledger.total(account));
        }
    }
    return history;
}

} // namespace

TEST_CASE("ledgers conserve every unit and are the same for any number of threads and order") {
    for (std::uint32_t seed = 1; seed <= 50; ++seed) {
        const std::vector<std::int64_t> expected = random_history(seed, 1, false);
        CHECK(random_history(seed, 1, true) == expected);
        CHECK(random_history(seed, 4, seed % 2 == 0) == expected);
    }
}

TEST_CASE("money added at the barrier can be claimed in the period that begins") {
    Ledger ledger{1, 2};
    ledger.post_weight(0, 0, 3);
    ledger.post_weight(1, 0, 1);
    ledger.publish();
    ledger.add_published(0, 102);
    CHECK(ledger.total(0) == 102);
    CHECK(ledger.share(0, 3) == 76); // floor of 76.5, and nothing is claimed by asking
    CHECK(ledger.share(0, 0) == 0);
    CHECK(ledger.claim_share(0, 0, 3, 1000) == 76);
    CHECK(ledger.claim_share(1, 0, 1, 1000) == 25);
    CHECK(ledger.holdings(0) == 1);
    ledger.publish();
    CHECK(ledger.total(0) == 1);
    CHECK_THROWS_AS(static_cast<void>(ledger.share(0, 1)), RunError); // nobody posted a weight
}
