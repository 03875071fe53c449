// SPDX-License-Identifier: Apache-2.0
#include "agents/classification/dispersion.hpp"

#include "core/math.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("shares of a lognormal total sum to one, and the top hundredth owns half") {
    const std::vector<double> shares = lognormal_class_shares(4096, 2.33);
    CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == test::approximately(1.0));
    for (std::size_t i = 1; i < shares.size(); ++i) {
        CHECK(shares[i] >= shares[i - 1]);
    }
    // Share of the top p: F(s - z), where z is the quantile at 1 - p; the top 41 of 4,096 classes
    // are 1.001 %.
    const double top = std::accumulate(shares.end() - 41, shares.end(), 0.0);
    CHECK(top == test::approximately(math::normal_distribution(2.33 - 2.3263)).epsilon(0.005));
    for (const double share : lognormal_class_shares(64, 0.0)) {
        CHECK(share == test::approximately(1.0 / 64.0));
    }
}

TEST_CASE("traits are uniform over people and independent of each other") {
    // Chi-square on 16 x 16 cells of the two classes with 255 degrees of freedom; the critical
    // value at alpha 1e-6 is 374.6 (Wilson and Hilferty).
    constexpr int people = 200'000;
    std::array<int, 256> cells{};
    double adaptability = 0.0;
    for (std::uint32_t i = 0; i < people; ++i) {
        const Traits person = traits(WorkerId{i});
        ++cells[person.equity_class / 256 * 16 + person.housing_class / 256];
        adaptability += person.adaptability;
        CHECK_UNARY(person.adaptability > 0.5 && person.adaptability < 1.5);
    }
    double chi_square = 0.0;
    for (const int count : cells) {
        chi_square += std::pow(count - people / 256.0, 2) / (people / 256.0);
    }
    CHECK(chi_square < 374.6);
    // Mean of a uniform of width 1: the standard error is 1/sqrt(12 n); 4.892 of them are alpha
    // 1e-6.
    CHECK(std::abs(adaptability / people - 1.0) < 4.892 / std::sqrt(12.0 * people));
}

TEST_CASE("of two equal classes of a lognormal total, the poorer holds F(-s) (Eq. 40)") {
    for (const double dispersion : {0.3, 1.0, 2.33}) {
        const std::vector<double> shares = lognormal_class_shares(2, dispersion);
        CHECK(shares[0] ==
              test::approximately(math::normal_distribution(-dispersion)).epsilon(1e-12));
        CHECK(shares[0] + shares[1] == test::approximately(1.0).epsilon(1e-15));
    }
    CHECK(lognormal_class_shares(1, 1.7) == std::vector<double>{1.0});
}

TEST_CASE("mixed bits equal those of SplitMix64") {
    // First two outputs of the published generator from the state 0.
    CHECK(mixed(0) == 0xe220a8397b1dcdafULL);
    CHECK(mixed(0x9e3779b97f4a7c15ULL) == 0x6e789e6aa1b965f4ULL);
}

TEST_CASE("each firm has a lasting pay class for each of its occupations") {
    // Chi-square on 64 classes, 63 degrees of freedom: the critical value at alpha 1e-6 is 130.4
    // (Wilson and Hilferty).
    constexpr int firms = 64'000;
    std::array<int, pay_classes> cells{};
    int equal = 0;
    for (std::uint32_t firm = 0; firm < firms; ++firm) {
        const std::size_t first = pay_class(FirmId{firm}, OccupationId{0});
        CHECK(first == pay_class(FirmId{firm}, OccupationId{0}));
        ++cells[first];
        equal += first == pay_class(FirmId{firm}, OccupationId{1}) ? 1 : 0;
    }
    double chi_square = 0.0;
    for (const int count : cells) {
        chi_square += std::pow(count - firms / 64.0, 2) / (firms / 64.0);
    }
    CHECK(chi_square < 130.4);
    // Two occupations of a firm have the same class only by chance: 4.892 standard errors are alpha
    // 1e-6.
    CHECK(std::abs(equal - firms / 64.0) < 4.892 * std::sqrt(firms / 64.0 * (63.0 / 64.0)));
}
