// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/network.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

Table weights(std::size_t sectors, const std::vector<double>& values) {
    Table table;
    table.columns = sectors;
    table.values = values;
    for (std::size_t i = 0; i < sectors; ++i) {
        table.row_keys.push_back(std::to_string(i));
    }
    return table;
}

AdoptionParameters links(std::int64_t peers, double rewiring, std::int64_t suppliers) {
    AdoptionParameters parameters;
    parameters.peers = peers;
    parameters.rewiring = rewiring;
    parameters.suppliers = suppliers;
    return parameters;
}

/// Firms that each firm watches, inverted from the lists of listeners.
std::vector<std::vector<std::uint32_t>> watched(const FirmNetwork& network) {
    std::vector<std::vector<std::uint32_t>> result(network.firms());
    for (std::uint32_t firm = 0; firm < network.firms(); ++firm) {
        for (const FirmId listener : network.listeners(FirmId{firm})) {
            result[listener.index()].push_back(firm);
        }
    }
    return result;
}

const std::vector<std::uint32_t> two_sectors{0, 500, 2000};
const Table two_weights = weights(2, {0.1, 0.3, 0.2, 0.1});

} // namespace

TEST_CASE("without rewiring the peers are the nearest firms of the ring, in both directions") {
    const auto network =
        FirmNetwork::build(two_sectors, two_weights, links(6, 0.0, 0), RandomKey::make(1, 0));
    CHECK(network.links() == 2000 * 6);
    for (const std::uint32_t firm : {0U, 3U, 499U, 500U, 1234U, 1999U}) {
        CHECK(network.degree(FirmId{firm}) == 6);
        const FirmRange listeners = network.listeners(FirmId{firm});
        REQUIRE(listeners.size() == 6);
        const std::uint32_t first = firm < 500 ? 0 : 500;
        const std::uint32_t count = firm < 500 ? 500 : 1500;
        std::set<std::uint32_t> expected;
        for (std::uint32_t distance = 1; distance <= 3; ++distance) {
            expected.insert(first + (firm - first + distance) % count);
            expected.insert(first + (firm - first + count - distance) % count);
        }
        std::set<std::uint32_t> found;
        for (const FirmId listener : listeners) {
            found.insert(listener.index());
        }
        CHECK(found == expected);
    }
}

TEST_CASE("no firm watches itself or a firm twice; degrees match the links, and listeners ascend") {
    for (const double rewiring : {0.0, 0.1, 1.0}) {
        const auto network = FirmNetwork::build(
            two_sectors, two_weights, links(6, rewiring, 3), RandomKey::make(2, 0));
        const auto lists = watched(network);
        std::size_t sum = 0;
        for (std::uint32_t firm = 0; firm < network.firms(); ++firm) {
            std::vector<std::uint32_t> list = lists[firm];
            REQUIRE(list.size() == network.degree(FirmId{firm}));
            REQUIRE(list.size() == 9); // sectors are large enough for every draw to succeed
            std::sort(list.begin(), list.end());
            REQUIRE(std::adjacent_find(list.begin(), list.end()) == list.end());
            REQUIRE(!std::binary_search(list.begin(), list.end(), firm));
            sum += list.size();
            const FirmRange listeners = network.listeners(FirmId{firm});
            REQUIRE(std::is_sorted(listeners.begin(), listeners.end()));
        }
        CHECK(sum == network.links());
    }
}

TEST_CASE("peers stay in the sector, and the share of far ones is the rewiring probability") {
    const std::vector<std::uint32_t> one_sector{0, 40000};
    const auto network =
        FirmNetwork::build(one_sector, weights(1, {0.0}), links(6, 0.1, 0), RandomKey::make(3, 0));
    const auto lists = watched(network);
    std::int64_t far = 0;
    for (std::uint32_t firm = 0; firm < network.firms(); ++firm) {
        for (const std::uint32_t other : lists[firm]) {
            const std::uint32_t distance = (other + 40000 - firm) % 40000;
            far += std::min(distance, 40000 - distance) > 3 ? 1 : 0;
        }
    }
    // Binomial(240000, 0.1) has standard deviation 147; the bound is 5 of them (alpha 6e-7), plus a
    // small one for rewired links that land near (probability 2e-4).
    CHECK(std::abs(static_cast<double>(far) - 24000.0) < 735.0 + 5.0);
}

TEST_CASE(
    "suppliers follow the input weights of the firm's own sector, uniformly within a sector") {
    const std::vector<std::uint32_t> first{0, 5000, 8000, 8000, 20000}; // the third sector is empty
    const Table table = weights(4,
                                {0.10,
                                 0.30,
                                 0.0,
                                 0.00, //
                                 0.20,
                                 0.05,
                                 0.0,
                                 0.00, //
                                 0.50,
                                 0.20,
                                 0.0,
                                 0.30, //
                                 0.05,
                                 0.15,
                                 0.0,
                                 0.00});
    const auto network = FirmNetwork::build(first, table, links(0, 0.0, 3), RandomKey::make(4, 0));
    const auto lists = watched(network);
    const std::vector<std::vector<double>> shares{{10.0 / 35.0, 20.0 / 35.0, 0.0, 5.0 / 35.0},
                                                  {30.0 / 50.0, 5.0 / 50.0, 0.0, 15.0 / 50.0}};
    for (std::size_t user = 0; user < 2; ++user) {
        std::vector<double> counts(4, 0.0);
        double drawn = 0.0;
        double lower_half = 0.0; // of sector 0
        for (std::uint32_t firm = first[user]; firm < first[user + 1]; ++firm) {
            for (const std::uint32_t other : lists[firm]) {
                const auto sector = static_cast<std::size_t>(
                    std::upper_bound(first.begin(), first.end(), other) - first.begin() - 1);
                counts[sector] += 1.0;
                drawn += 1.0;
                lower_half += other < 2500 ? 1.0 : 0.0;
            }
        }
        CHECK(counts[2] == 0.0);
        double chi_square = 0.0;
        for (const std::size_t sector : {0U, 1U, 3U}) {
            const double expected = shares[user][sector] * drawn;
            chi_square += (counts[sector] - expected) * (counts[sector] - expected) / expected;
        }
        CHECK(chi_square < 27.63); // chi-square with 2 degrees of freedom, alpha 1e-6: -2 ln(1e-6)
        const double half = counts[0] / 2.0;
        CHECK(std::abs(lower_half - half) < 5.0 * std::sqrt(half / 2.0)); // 5 standard deviations
    }
    CHECK(lists[10000].empty()); // the fourth sector buys only from the empty sector
    CHECK(network.degree(FirmId{10000}) == 0);
}

TEST_CASE("in small sectors a firm watches all others, and a single firm watches none") {
    const std::vector<std::uint32_t> first{0, 1, 3, 8, 15};
    const Table none = weights(4, std::vector<double>(16, 0.0));
    const auto network = FirmNetwork::build(first, none, links(6, 0.5, 3), RandomKey::make(5, 0));
    const std::vector<std::uint32_t> expected{0, 1, 4, 6};
    for (std::size_t sector = 0; sector < 4; ++sector) {
        for (std::uint32_t firm = first[sector]; firm < first[sector + 1]; ++firm) {
            CHECK(network.degree(FirmId{firm}) == expected[sector]);
            CHECK(network.listeners(FirmId{firm}).size() == expected[sector]);
        }
    }
}

TEST_CASE("the largest numbers of peers and suppliers do not exhaust the random stream, even in a "
          "small economy") {
    const std::vector<std::uint32_t> first{0, 102, 103};
    const Table table = weights(2, {1.0, 1.0, 1.0, 0.0});
    const auto network =
        FirmNetwork::build(first, table, links(100, 1.0, 100), RandomKey::make(6, 0));
    CHECK(network.degree(FirmId{0}) >= 100);
    CHECK(network.degree(FirmId{102}) > 50);
}

TEST_CASE("equal keys give equal networks, and another replicate gives a different one") {
    const auto one = watched(
        FirmNetwork::build(two_sectors, two_weights, links(6, 0.1, 3), RandomKey::make(1, 0)));
    const auto same = watched(
        FirmNetwork::build(two_sectors, two_weights, links(6, 0.1, 3), RandomKey::make(1, 0)));
    const auto other = watched(
        FirmNetwork::build(two_sectors, two_weights, links(6, 0.1, 3), RandomKey::make(1, 1)));
    CHECK(one == same);
    CHECK(one != other);
}

TEST_CASE("a firm's neighbours do not depend on later sectors") {
    // Draws are numbered per firm, so that further firms do not change anyone's peers.
    const std::vector<std::uint32_t> longer{0, 500, 2500};
    const auto before = watched(
        FirmNetwork::build(two_sectors, two_weights, links(6, 0.1, 0), RandomKey::make(1, 0)));
    const auto after =
        watched(FirmNetwork::build(longer, two_weights, links(6, 0.1, 0), RandomKey::make(1, 0)));
    CHECK(std::equal(before.begin(), before.begin() + 500, after.begin()));
}

TEST_CASE("inconsistent arguments are rejected") {
    const std::vector<std::uint32_t> descending{0, 5, 3};
    CHECK_THROWS_AS(FirmNetwork::build(descending, two_weights, links(6, 0.1, 3), RandomKey{}),
                    RunError);
    CHECK_THROWS_AS(
        FirmNetwork::build(two_sectors, weights(1, {1.0}), links(6, 0.1, 3), RandomKey{}),
        RunError);
    CHECK_THROWS_AS(FirmNetwork::build(two_sectors, two_weights, links(101, 0.1, 3), RandomKey{}),
                    RunError);
}

TEST_CASE("a network with nine neighbours takes at most 45 bytes per firm") {
    const auto network =
        FirmNetwork::build(two_sectors, two_weights, links(6, 0.1, 3), RandomKey::make(1, 0));
    CHECK(static_cast<double>(network.bytes()) / network.firms() < 45.0);
}
