// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/central_bank.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

FinanceParameters parameters_of(const char* rule) {
    FinanceParameters parameters;
    parameters.central_bank.enabled = true;
    parameters.central_bank.rule = rule;
    parameters.accounts.inflation_target = 0.02;
    parameters.accounts.real_growth = 0.012;
    return parameters;
}

MonthObserved month_on_target(int month) {
    MonthObserved observed;
    observed.unemployment = 0.04;
    observed.nominal_gdp = 100.0 * std::exp(0.032 * (month + 1) / 12.0);
    observed.expected_inflation = 0.02;
    observed.expected_growth = 0.012;
    observed.inflation_target = 0.02;
    observed.years = 1.0 / 12.0;
    return observed;
}

class Constant final : public PolicyRule {
public:
    explicit Constant(double rate) : rate_{rate} {}
    [[nodiscard]] std::string_view name() const override { return "constant"; }
    [[nodiscard]] double wanted_rate(const CentralBankParameters& /*parameters*/,
                                     const PolicyConditions& /*conditions*/) const override {
        return rate_;
    }

private:
    double rate_;
};

} // namespace

TEST_CASE("twelve-month inflation counts months before the run at the target") {
    CHECK(twelve_month_inflation({}, 0.02) == approximately(0.02));
    CHECK(twelve_month_inflation({1.0}, 0.02) == approximately(0.02));
    CHECK(twelve_month_inflation({1.0, std::exp(0.01)}, 0.024) == approximately(0.01 + 0.022));
    std::vector<double> prices;
    prices.reserve(30);
    for (int month = 0; month < 30; ++month) {
        prices.push_back(std::exp(0.05 * month / 12.0));
    }
    CHECK(twelve_month_inflation(prices, 0.02) == approximately(0.05));
}

TEST_CASE("on target every rule keeps every rate") {
    for (const char* rule : {"taylor", "first_difference", "price_level", "nominal_gdp", "fixed"}) {
        const FinanceParameters parameters = parameters_of(rule);
        CentralBank bank{parameters};
        std::vector<double> prices{1.0};
        for (int month = 0; month < 60; ++month) {
            prices.push_back(std::exp(0.02 * (month + 1) / 12.0));
            bank.set_rates(parameters, nullptr, prices, month_on_target(month));
        }
        CHECK(bank.rates().policy == approximately(0.03).epsilon(1e-9));
        CHECK(bank.rates().long_real == approximately(0.01).epsilon(1e-9));
        CHECK(bank.rates().bond == approximately(0.035).epsilon(1e-9));
        CHECK(bank.rates().deposit == approximately(0.027).epsilon(1e-9));
        CHECK(bank.rates().savings == approximately(0.7 * 0.027 + 0.3 * 0.035).epsilon(1e-9));
    }
}

TEST_CASE("deflation takes the rate to its bound, where asset purchases still ease") {
    for (const double purchases : {0.0, 0.02}) {
        FinanceParameters parameters = parameters_of("taylor");
        parameters.central_bank.asset_purchases = purchases;
        CentralBank bank{parameters};
        std::vector<double> prices{1.0};
        MonthObserved observed = month_on_target(0);
        observed.expected_inflation = 0.01;
        for (int month = 0; month < 120; ++month) {
            prices.push_back(prices.back() * std::exp(-0.04 / 12.0));
            bank.set_rates(parameters, nullptr, prices, observed);
        }
        CHECK(bank.rates().policy == approximately(0.001));
        CHECK(bank.rates().unbounded == approximately(0.001 - purchases));
        CHECK(bank.rates().long_real ==
              approximately(0.01 + 0.5 * (0.001 - purchases - 0.01 - 0.01)).epsilon(1e-6));
    }
}

TEST_CASE("a rule of a program replaces that of the scenario, and must be finite") {
    const FinanceParameters parameters = parameters_of("taylor");
    CentralBank bank{parameters};
    const Constant constant{0.08};
    for (int month = 0; month < 240; ++month) {
        bank.set_rates(parameters, &constant, {1.0}, month_on_target(month));
    }
    CHECK(bank.rates().policy == approximately(0.08).epsilon(1e-6));
    const Constant broken{std::numeric_limits<double>::quiet_NaN()};
    CHECK_THROWS_AS(bank.set_rates(parameters, &broken, {1.0}, month_on_target(0)), RunError);
}

TEST_CASE("without a central bank there is no interest") {
    FinanceParameters parameters;
    const CentralBank bank{parameters};
    CHECK(bank.rates().policy == 0.0);
    CHECK(bank.rates().deposit == 0.0);
    CHECK(bank.rates().savings == 0.0);
}

TEST_CASE("a surprise moves the policy rate at once and decays with its smoothing") {
    FinanceParameters parameters = parameters_of("taylor");
    parameters.central_bank.smoothing = 0.9;
    CentralBank bank{parameters};
    MonthObserved month = month_on_target(0);
    std::vector<double> prices{1.0};
    month.surprise = 0.01;
    bank.set_rates(parameters, nullptr, prices, month);
    CHECK(bank.rates().policy == approximately(0.04));
    month.surprise = 0.0;
    bank.set_rates(parameters, nullptr, prices, month);
    CHECK(bank.rates().policy == approximately(0.039));
}
