// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/lab.hpp"

#include "agents/ai/intelligence.hpp"
#include "agents/economy/parameters.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("a lab spends its outside capital and part of its revenue after cost of serving") {
    const LabFinanceParameters finance; // 0.3 of revenue, 0.4 for staff
    LabState lab;
    lab.outside_of_month = 1000;
    CHECK(funds_of_month(finance, lab) == test::approximately(1000.0));
    lab.mean_revenue = 2000.0;
    lab.mean_inference = 1000.0;
    CHECK(funds_of_month(finance, lab) == test::approximately(1600.0));
    lab.mean_inference = 1900.0; // serving leaves 100
    CHECK(funds_of_month(finance, lab) == test::approximately(1100.0));
    lab.mean_inference = 2500.0; // negative
    CHECK(funds_of_month(finance, lab) == test::approximately(1000.0));
}

TEST_CASE(
    "staff of a run are paid from any funds, compute only from the rest, in cash and rationed") {
    const LabFinanceParameters finance;
    LabState lab;
    lab.funds = 1000.0;
    lab.deposit = 5000;
    LabSpending spending = spending_of_month(finance, lab, 1.0);
    CHECK(spending.staff == 400);
    CHECK(spending.compute == 600);
    spending = spending_of_month(finance, lab, 0.5); // compute is rationed
    CHECK(spending.staff == 400);
    CHECK(spending.compute == 300);
    lab.deposit = 700;
    spending = spending_of_month(finance, lab, 1.0);
    CHECK(spending.staff == 400);
    CHECK(spending.compute == 300);
    lab.staff = 700; // hired with more funds
    lab.deposit = 5000;
    spending = spending_of_month(finance, lab, 1.0);
    CHECK(spending.staff == 700);
    CHECK(spending.compute == 300);
    lab.deposit = -100; // in debt: no compute
    spending = spending_of_month(finance, lab, 1.0);
    CHECK(spending.staff == 700);
    CHECK(spending.compute == 0);
    lab.deposit = 5000;
    lab.funds = 500.0;
    spending = spending_of_month(finance, lab, 1.0);
    CHECK(spending.staff == 700);
    CHECK(spending.compute == 0);
}

TEST_CASE("a debt of more than three months of spending closes a lab") {
    const LabFinanceParameters finance; // three months
    LabState lab;
    lab.mean_spending = 100.0;
    for (const std::int64_t cash : {100, 0, -1, -300}) {
        lab.deposit = cash;
        CHECK_FALSE(gives_up(finance, lab));
    }
    lab.deposit = -301;
    CHECK(gives_up(finance, lab));
    lab.mean_spending = 0.0;
    CHECK(gives_up(finance, lab));
    lab.deposit = 0;
    CHECK_FALSE(gives_up(finance, lab));
}

TEST_CASE("intelligence is the logarithm of effective compute and a draw; a model's own jaggedness "
          "does not change it") {
    Parameters parameters;
    parameters.training.outcome_dispersion = 0.25;
    for (std::uint32_t trial = 0; trial < 200; ++trial) {
        RandomStream stream{RandomKey::make(3, 0), {trial, 0, 0, 1}};
        ModelDraws draws{stream, 4};
        const double compute = 1e24 * std::exp(15.0 * stream.uniform());
        const double efficiency = 3.0 * stream.uniform();
        const AiModel model = trained_model(parameters, compute, efficiency, draws);
        const double level = std::log10(model.resources / 2.1e25);
        CHECK(model.resources == test::approximately(compute * std::pow(10.0, efficiency)));
        CHECK(model.intelligence - level ==
              test::approximately(0.25 * draws.outcome * std::log10(std::exp(1.0))).epsilon(1e-9));
        CHECK(model.domain_strength.size() == 4);
        CHECK(model.domain_strength[2] == test::approximately(0.15 * draws.domain_strength[2]));
    }
}

TEST_CASE("imitation takes half of the compute that the same intelligence takes without it") {
    const Parameters parameters;
    RandomStream stream{RandomKey::make(3, 0), {0, 0, 0, 1}};
    const ModelDraws draws{stream, 4};
    const AiModel copy = copied_model(parameters, 2.0, 1.0, draws);
    CHECK(copy.open_weights);
    CHECK(copy.hosted);
    CHECK(copy.intelligence == test::approximately(2.0 - 0.1 + 0.1 * draws.outcome));
    CHECK(
        copy.training_compute ==
        test::approximately(0.5 * compute_needed(parameters.intelligence, copy.intelligence, 1.0)));
}
