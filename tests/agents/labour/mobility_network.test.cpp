// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/mobility_network.hpp"

#include "core/check.hpp"

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr OccupationId cook{0};
constexpr OccupationId nurse{1};
constexpr OccupationId driver{2};

std::vector<std::pair<std::uint32_t, double>> row(const MobilityNetwork& network,
                                                  OccupationId from) {
    std::vector<std::pair<std::uint32_t, double>> result;
    network.for_each_destination(
        from, [&](OccupationId to, double weight) { result.emplace_back(to.index(), weight); });
    return result;
}

using Row = std::vector<std::pair<std::uint32_t, double>>;

} // namespace

TEST_CASE("links in any order are visited in ascending order, without those of weight 0") {
    const auto network = MobilityNetwork::from_links(3,
                                                     {{driver, cook, 0.5},
                                                      {cook, driver, 2.0},
                                                      {nurse, driver, 0.0},
                                                      {cook, cook, 1.0},
                                                      {driver, nurse, 0.25}});
    CHECK(network.rows() == 3);
    CHECK(network.edges() == 4);
    CHECK(row(network, cook) == Row{{0, 1.0}, {2, 2.0}});
    CHECK(row(network, nurse).empty());
    CHECK(row(network, driver) == Row{{0, 0.5}, {1, 0.25}});
    CHECK(network.weight(driver, nurse) == 0.25);
    CHECK(network.weight(nurse, driver) == 0.0);
    CHECK(network.weight(driver, driver) == 0.0);
}

TEST_CASE("a square of weights and the list of its links give the same network") {
    const std::vector<double> weights{0.0, 1.0, 2.0, 0.0, 0.0, 0.0, 3.0, 0.0, 4.0};
    const auto dense = MobilityNetwork::from_dense(3, weights);
    const auto links = MobilityNetwork::from_links(
        3, {{cook, nurse, 1.0}, {cook, driver, 2.0}, {driver, cook, 3.0}, {driver, driver, 4.0}});
    CHECK(dense.edges() == 4);
    for (const OccupationId from : {cook, nurse, driver}) {
        CHECK(row(dense, from) == row(links, from));
    }
}

TEST_CASE("in the complete network all weights are one over the number of occupations") {
    const auto network = MobilityNetwork::complete(4);
    CHECK(network.edges() == 16);
    for (std::uint32_t from = 0; from < 4; ++from) {
        CHECK(row(network, OccupationId{from}) == Row{{0, 0.25}, {1, 0.25}, {2, 0.25}, {3, 0.25}});
    }
    CHECK(MobilityNetwork::complete(0).rows() == 0);
}

TEST_CASE("normalised rows sum to 1, and an empty row stays empty") {
    const auto network =
        MobilityNetwork::from_dense(3, std::vector<double>{1.0, 1.0, 2.0, 0, 0, 0, 0, 0, 7.0})
            .normalised();
    CHECK(row(network, cook) == Row{{0, 0.25}, {1, 0.25}, {2, 0.5}});
    CHECK(row(network, nurse).empty());
    CHECK(row(network, driver) == Row{{2, 1.0}});
}

TEST_CASE("self-loops get their share and other links the rest, and a self-loop alone keeps 1") {
    const auto network =
        MobilityNetwork::from_dense(3, std::vector<double>{9.0, 1.0, 3.0, 0, 0, 0, 0, 0, 7.0})
            .with_self_loops(0.6);
    CHECK(row(network, nurse) == Row{{1, 1.0}});
    CHECK(row(network, driver) == Row{{2, 1.0}});
    const Row cooks = row(network, cook);
    REQUIRE(cooks.size() == 3);
    CHECK(cooks[0].second == 0.6);
    CHECK(cooks[1].second == test::approximately(0.1).epsilon(1e-15));
    CHECK(cooks[2].second == test::approximately(0.3).epsilon(1e-15));
    // With share 0, a self-loop remains only in rows without other links.
    const auto restless =
        MobilityNetwork::from_dense(3, std::vector<double>{9.0, 1.0, 3.0, 0, 0, 0, 0, 0, 7.0})
            .with_self_loops(0.0);
    CHECK(row(restless, cook) == Row{{1, 0.25}, {2, 0.75}});
}

TEST_CASE("invalid networks are rejected") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double weight : {nan, infinity, -1.0}) {
        CHECK_THROWS_AS((void)MobilityNetwork::from_links(3, {{cook, nurse, weight}}), RunError);
    }
    CHECK_THROWS_AS((void)MobilityNetwork::from_links(2, {{cook, driver, 1.0}}), RunError);
    CHECK_THROWS_AS((void)MobilityNetwork::from_links(2, {{OccupationId::none(), cook, 1.0}}),
                    RunError);
    CHECK_THROWS_AS((void)MobilityNetwork::from_links(3, {{cook, nurse, 1.0}, {cook, nurse, 2.0}}),
                    RunError);
    CHECK_THROWS_AS((void)MobilityNetwork::from_dense(2, std::vector<double>(5, 1.0)), RunError);
    for (const double share : {-0.1, 1.0, nan}) {
        CHECK_THROWS_AS((void)MobilityNetwork::complete(3).with_self_loops(share), RunError);
    }
}
