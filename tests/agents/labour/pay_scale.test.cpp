// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/pay_scale.hpp"

#include "core/check.hpp"
#include "core/time.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr SectorId farms{0};
constexpr SectorId offices{1};
constexpr OccupationId hands{0};
constexpr OccupationId clerks{1};

/// Two sectors, two occupations and two regions: 100 farm hands; 50 hands and 150 clerks in
/// offices. Employers' contributions are a tenth of wages on farms and a quarter in offices.
LabourParameters parameters(double dispersion) {
    LabourParameters result;
    result.sectors.resize(2);
    result.sectors[0].separations_rate = 0.1;
    result.sectors[1].separations_rate = 0.02;
    result.occupations.resize(2);
    result.regions.resize(2);
    result.tables.employment = {{"farms", "offices"}, 2, {100.0, 0.0, 50.0, 150.0}};
    result.tables.annual_wage = {{"farms", "offices"}, 2, {30'000.0, 0.0, 40'000.0, 60'000.0}};
    result.accounts.real_growth = 0.01;
    result.accounts.inflation_target = 0.02;
    result.wages.pay_dispersion = dispersion;
    return result;
}

MoneyCalibration calibration() {
    MoneyCalibration result;
    result.national_accounts.sectors.resize(2);
    result.national_accounts.sectors[0].compensation_ratio = 1.1;
    result.national_accounts.sectors[1].compensation_ratio = 1.25;
    return result;
}

} // namespace

TEST_CASE("a wage is base times index to the nearest cent, and stops the run beyond its bound") {
    CHECK(wage(15'000.0, 1.0) == 15'000);
    CHECK(wage(15'000.4, 1.0) == 15'000);
    CHECK(wage(15'000.6, 1.0) == 15'001);
    CHECK(wage(15'000.0, 1.1) == 16'500);
    CHECK(wage(15'000.0, 0.0) == 0);
    CHECK(wage(highest_daily_wage, 1.0) == 17'000'000);
    CHECK_THROWS_AS(static_cast<void>(wage(highest_daily_wage, 1.01)), RunError);
}

TEST_CASE("mean wages lag by half a year of growth at most, and do not lag without growth") {
    CHECK(mean_wage_lag(0.03, 0.0) == test::approximately(1.0).epsilon(1e-14));
    // Without separations all ages of the last raise are equally frequent: a geometric sum.
    const double growth = 0.04;
    CHECK(mean_wage_lag(0.0, growth) ==
          test::approximately((1.0 - std::exp(-growth)) / 12.0 / (1.0 - std::exp(-growth / 12.0)))
              .epsilon(1e-12));
    // At very high turnover everyone was hired this month.
    CHECK(mean_wage_lag(100.0, growth) == test::approximately(1.0).epsilon(1e-12));
    CHECK(mean_wage_lag(0.02, growth) < mean_wage_lag(0.1, growth));
}

TEST_CASE("initial wages and contributions of a sector add up to its compensation of employees "
          "(Eq. 37)") {
    const LabourParameters given = parameters(0.0);
    const PayScale pay{given, calibration()};
    const auto yearly = [&](SectorId sector, OccupationId occupation) {
        // Mean wages lag behind reference wages.
        return pay.mean_base(sector, occupation) * pay.wage_lag(sector) * days_per_year / 100.0;
    };
    CHECK(yearly(farms, hands) == test::approximately(1.1 * 30'000.0).epsilon(1e-12));
    CHECK(yearly(offices, hands) == test::approximately(1.25 * 40'000.0).epsilon(1e-12));
    CHECK(yearly(offices, clerks) == test::approximately(1.25 * 60'000.0).epsilon(1e-12));
    CHECK(pay.mean_base(farms, clerks) == 0.0);
    CHECK(pay.wage_lag(farms) == mean_wage_lag(0.1, 0.03));
    CHECK(pay.wage_lag(offices) == mean_wage_lag(0.02, 0.03));
    // Means weighted by wage bills: hands earn 3 million on farms and 2 million in offices.
    CHECK(pay.compensation_ratio(hands) == test::approximately((3.0 * 1.1 + 2.0 * 1.25) / 5.0));
    CHECK(pay.compensation_ratio(clerks) == test::approximately(1.25));
}

TEST_CASE("pay differs between firms as declared and has the declared mean") {
    const PayScale alike{parameters(0.0), calibration()};
    const PayScale pay{parameters(0.3), calibration()};
    constexpr std::uint32_t firms = 64'000;
    double sum = 0.0;
    double logarithms = 0.0;
    double squares = 0.0;
    for (std::uint32_t firm = 0; firm < firms; ++firm) {
        const double level = pay.level(FirmId{firm}, hands);
        CHECK(alike.level(FirmId{firm}, hands) == test::approximately(1.0).epsilon(1e-12));
        CHECK(pay.base_wage(offices, FirmId{firm}, hands) ==
              test::approximately(level * pay.mean_base(offices, hands)).epsilon(1e-14));
        sum += level;
        logarithms += std::log(level);
        squares += std::log(level) * std::log(level);
    }
    const double n = firms;
    // Relative pay is lognormal with standard deviation 0.3 of logarithms, 0.307 of levels; 4.892
    // standard errors (alpha 1e-6).
    CHECK(std::abs(sum / n - 1.0) < 4.892 * 0.307 / std::sqrt(n));
    // Class means of 64 classes have a slightly lower variance than the lognormal itself.
    const double deviation = std::sqrt(squares / n - logarithms / n * (logarithms / n));
    CHECK(deviation == test::approximately(0.3).epsilon(0.03));
}

TEST_CASE("a factor on one base wage changes no other") {
    PayScale pay{parameters(0.3), calibration()};
    const PayScale before = pay;
    pay.scale_base(offices, clerks, 1.5);
    CHECK(pay.mean_base(offices, clerks) ==
          test::approximately(1.5 * before.mean_base(offices, clerks)).epsilon(1e-14));
    CHECK(pay.mean_base(offices, hands) == before.mean_base(offices, hands));
    CHECK(pay.mean_base(farms, hands) == before.mean_base(farms, hands));
}

TEST_CASE("the cost of an hour is the yearly base wage over 2,080 hours, averaged over jobs and "
          "regions") {
    const LabourParameters given = parameters(0.3);
    const PayScale pay{given, calibration()};
    const auto hour = [&](SectorId sector, OccupationId occupation) {
        return pay.mean_base(sector, occupation) * days_per_year / 100.0 / 2080.0;
    };
    const std::vector<double> start = hourly_costs(given, pay, {1.0, 1.0, 1.0, 1.0});
    CHECK(start[0] ==
          test::approximately((100.0 * hour(farms, hands) + 50.0 * hour(offices, hands)) / 150.0)
              .epsilon(1e-12));
    CHECK(start[1] == test::approximately(hour(offices, clerks)).epsilon(1e-12));
    // Markets are regions x occupations: wages of hands rise by 20 % in one of two regions.
    const std::vector<double> later = hourly_costs(given, pay, {1.2, 1.0, 1.0, 1.5});
    CHECK(later[0] == test::approximately(1.1 * start[0]).epsilon(1e-12));
    CHECK(later[1] == test::approximately(1.25 * start[1]).epsilon(1e-12));
}
