// SPDX-License-Identifier: Apache-2.0
/// Tokens, compute and labs' money add up, even when compute or capital is scarce.
#include "tests/support/labs.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

std::int64_t adopters(const Economy& economy) {
    std::int64_t sum = 0;
    for (std::uint32_t s = 0; s < economy.parameters.sectors.size(); ++s) {
        sum += economy.books.accounts.total(SectorId{s}, SectorCount::adopters);
    }
    return sum;
}

} // namespace

TEST_CASE(
    "spending on tokens is quantity times price, within a cent a purchase, by use and by model") {
    test::SteppedRun run{test::small_economy_with("us-2023", {{"time.end", "2027-01-01"}})};
    Economy& economy = run.economy();
    const std::size_t occupations = economy.parameters.occupations.size();
    std::int64_t uses = 0;
    std::int64_t models = 0;
    while (!run.over()) {
        run.run_to_last_day();
        // Since the second day of the month, at the month's prices. A team buys once per shift.
        const auto most_purchases = static_cast<double>(2 * adopters(economy));
        for (std::size_t g = 0; g <= economy.coworkers.generations().latest(); ++g) {
            for (std::size_t o = 0; o < occupations; ++o) {
                const std::int64_t quantity = economy.ai.token_market().waiting_kilotokens(g, o);
                if (quantity == 0) {
                    continue;
                }
                const Generation& generation = economy.coworkers.generations()[g];
                const double price = generation.hour_price[o] / generation.potential[o].tokens_mtok;
                const double exact = static_cast<double>(quantity) / 10.0 * price;
                const auto paid =
                    static_cast<double>(economy.ai.token_market().waiting_cents(g, o));
                CHECK(std::abs(paid - exact) < most_purchases + 1e-12 * exact);
                ++uses;
            }
        }
        const std::vector<double> prices = economy.ai.catalogue().prices().price;
        run.run_to_next_month();
        // Splitting one use between models adds a rounding error of one unit for each.
        const TokenSales& sales = economy.ai.unpaid_sales();
        const auto shares =
            static_cast<double>(occupations * economy.coworkers.generations().latest());
        for (std::size_t i = 0; i < sales.cents.size(); ++i) {
            if (sales.kilotokens[i] == 0) {
                continue;
            }
            const double exact = static_cast<double>(sales.kilotokens[i]) / 10.0 * prices[i];
            const double rounding = most_purchases * static_cast<double>(occupations) +
                                    shares * (1.0 + prices[i] / 10.0);
            CHECK(std::abs(static_cast<double>(sales.cents[i]) - exact) < rounding + 1e-12 * exact);
            CHECK(sales.compute[i] <= sales.cents[i]);
            ++models;
        }
    }
    CHECK(uses > 100);
    CHECK(models > 50);
    const auto bought = [&](TokenCount what) { return economy.books.accounts.total(what); };
    CHECK(bought(TokenCount::kilotokens) > 0);
    CHECK(bought(TokenCount::cents) > 0);
}

TEST_CASE("a token or a chip without a source stops the run") {
    const auto message_after = [](auto&& break_something) -> std::string {
        test::SteppedRun run{test::labs_only("us-2023")};
        run.run_to_next_month();
        break_something(run.economy());
        try {
            run.economy().check_identities();
        } catch (const IdentityError& error) {
            return error.what();
        }
        return "";
    };
    CHECK(message_after([](Economy&) {}).empty());
    const std::string token =
        message_after([](Economy& economy) { economy.ai.token_market().buy(0, 0, 0, 1, 0); });
    CHECK(token.find("tokens bought = sold + to be counted") != std::string::npos);
    const std::string sold = message_after([](Economy& economy) {
        TokenSales wrong{economy.ai.catalogue().models().size()};
        wrong.kilotokens.push_back(1);
        economy.ai.add_sales(economy.industry_setting, std::move(wrong), 0.0);
    });
    CHECK(sold.find("tokens sold = sum over models") != std::string::npos);
    const std::string chip =
        message_after([](Economy& economy) { ++economy.ai.operators().front().in_build; });
    CHECK(chip.find("chips ordered = arrived + in build") != std::string::npos);
    const std::string lost = message_after(
        [](Economy& economy) { --economy.ai.operators().front().batches.front().chips; });
    CHECK(lost.find("chips arrived = at work + retired") != std::string::npos);
}

TEST_CASE("chips are ordered, arrive after the build lag and retire after their life") {
    test::SteppedRun run{test::labs_only("us-2023")};
    const double first = run.economy().ai.signals().compute.capacity;
    while (!run.over()) {
        run.run_to_next_month();
        const OperatorState& state = run.economy().ai.operators().front();
        CHECK(state.ordered == state.arrived + state.in_build);
        CHECK(state.arrived == state.chips() + state.retired);
        CHECK(state.in_build >= 0);
    }
    const OperatorState& state = run.economy().ai.operators().front();
    CHECK(state.retired > 10'000'000);
    CHECK(state.in_build > 0);
    CHECK(run.economy().ai.signals().compute.capacity > 100.0 * first);
}

TEST_CASE("labs and the compute operator never hold more than 1 % of GDP") {
    for (const char* name : {"us-2023", "three-observations", "compute-crunch", "moore"}) {
        CAPTURE(name);
        const test::LabHistory history = test::lab_history(test::labs_only(name));
        CHECK(*std::max_element(history.cash.begin(), history.cash.end()) < 0.01);
    }
}

TEST_CASE(
    "outside capital of labs and operator is limited to a share of profits, cut in proportion") {
    constexpr double limit = 0.002;
    test::SteppedRun run{test::labs_only("us-2023", {{"lab_finance.outside_limit", "0.002"}})};
    Economy& economy = run.economy();
    int cut = 0;
    std::int64_t before = 0;
    while (!run.over()) {
        const auto profits =
            static_cast<double>(economy.books.money.published(IncomeAccount::dividends) + before);
        run.run_to_last_day();
        std::int64_t given = economy.ai.operators().front().outside_of_month;
        double share = -1.0;
        for (const LabState& lab : economy.ai.labs()) {
            given += lab.outside_of_month;
            if (lab.capital_share > 0.0) {
                const double own = static_cast<double>(lab.outside_of_month) / lab.capital_share;
                share = share < 0.0 ? own : share;
                CHECK(own == test::approximately(share).epsilon(1e-3)); // rounded to whole cents
            }
        }
        CHECK(static_cast<double>(given) <= limit * profits + 1.0);
        cut += economy.ai.signals().outside_capital_factor < 1.0 ? 1 : 0;
        before = given;
        run.run_to_next_month();
    }
    CHECK(cut > 24);
    for (const LabState& lab : economy.ai.labs()) {
        CHECK_FALSE(lab.closed); // missing capital slows a lab down without closing it
    }
}

TEST_CASE("a lab whose debt exceeds three months of its costs closes, and hosts sell its models") {
    test::SteppedRun run{test::labs_only("us-2023", {{"time.end", "2027-01-01"}})};
    Economy& economy = run.economy();
    while (run.today() < std::chrono::sys_days{std::chrono::year{2025} / 6 / 1}) {
        run.run_to_next_month();
    }
    LabState& lab = economy.ai.labs()[1];
    const auto bring_into_debt = [&](double months) {
        const auto debt = static_cast<std::int64_t>(months * lab.mean_spending) + lab.deposit;
        lab.deposit -= debt;
        economy.books.money.deposit(0, DepositTotal::labs, -debt);
        economy.books.money.treasury(debt); // keeps total money constant
    };
    // Two months of debt: the lab gets no compute until the debt is repaid, and continues.
    bring_into_debt(2.0);
    const std::int64_t debt = lab.deposit;
    run.run_to_next_month();
    CHECK_FALSE(lab.closed);
    CHECK(lab.deposit > debt);
    CHECK(lab.compute_of_month == 0.0);
    CHECK(economy.ai.labs()[0].compute_of_month > 0.0);
    for (int month = 0; month < 6; ++month) {
        run.run_to_next_month();
    }
    CHECK(lab.deposit >= 0);
    CHECK(lab.compute_of_month > 0.0);
    // Six months of debt: the lab closes within a month.
    bring_into_debt(6.0);
    run.run_to_next_month();
    CHECK(lab.closed);
    CHECK(lab.deposit == 0);
    const auto of_lab = [&](const AiModel& model) { return model.lab == LabId{1}; };
    const auto count = [&] {
        const auto models = economy.ai.catalogue().models();
        return std::count_if(models.begin(), models.end(), of_lab);
    };
    const auto released = count();
    CHECK(released > 0);
    while (!run.over()) {
        run.run_to_next_month();
    }
    CHECK(count() == released);
    const auto models = economy.ai.catalogue().models();
    for (std::size_t i = 0; i < models.size(); ++i) {
        if (of_lab(models[i])) {
            CHECK(models[i].hosted);
            CHECK_FALSE(models[i].open_weights);
            CHECK(economy.ai.catalogue().prices().price[i] ==
                  test::approximately(1.1 * economy.ai.catalogue().prices().cost[i] *
                                      economy.ai.signals().compute.scarcity));
        }
    }
    CHECK_FALSE(economy.ai.labs()[0].closed);
}

TEST_CASE(
    "labs without outside capital pay their staff until they close, and their models remain") {
    const Scenario scenario = test::labs_only("us-2023", {{"time.end", "2029-01-01"}});
    test::SteppedRun run{scenario};
    Economy& economy = run.economy();
    const auto closed = [&] {
        return std::count_if(economy.ai.labs().begin(),
                             economy.ai.labs().end(),
                             [](const LabState& lab) { return lab.closed; });
    };
    const auto year = [](int number) {
        return std::chrono::sys_days{std::chrono::year{number} / 1 / 1};
    };
    while (run.today() < year(2026)) {
        run.run_to_next_month();
    }
    CHECK(closed() == 0);
    while (run.today() < year(2028)) { // the government takes all profits for two years
        run.run_to_last_day();
        const auto profits =
            static_cast<std::int64_t>(economy.books.money.holdings(IncomeAccount::dividends));
        economy.books.money.pay(0, IncomeAccount::dividends, -profits);
        economy.books.money.treasury(profits);
        run.run_to_next_month();
    }
    const std::size_t models = economy.ai.catalogue().models().size();
    CHECK(closed() >= 3);
    for (std::size_t i = 0; i < economy.ai.labs().size(); ++i) {
        const LabState& lab = economy.ai.labs()[i];
        if (scenario.labs[i].open_weights) {
            CHECK_FALSE(lab.closed); // an open-weight lab copies and needs no capital
        } else if (!lab.closed) {
            CHECK(lab.outside_of_month == 0); // revenue covers its costs
            CHECK(lab.mean_revenue > lab.mean_inference);
        }
    }
    while (!run.over()) {
        run.run_to_next_month();
    }
    CHECK(economy.ai.catalogue().models().size() > models); // copies
    const double undisturbed = test::lab_history(scenario).months.back().frontier_intelligence;
    CAPTURE(undisturbed);
    CHECK(economy.ai.catalogue().signals().intelligence < undisturbed - 0.25);
    const TechnologySignals& now = economy.ai.catalogue().signals();
    CHECK(now.token_price_gpt4_level > 0.0);
}

TEST_CASE("an economy runs without labs, with one lab, and with labs without capital") {
    Scenario none = test::small_economy_with("us-2023", {{"time.end", "2027-01-01"}});
    none.labs.clear();
    const test::LabHistory without = test::lab_history(none);
    CHECK(without.models.empty());
    CHECK(without.months.back().token_volume == 0.0);
    CHECK(without.months.back().token_price == 37.5);

    Scenario one = test::small_economy_with("us-2023", {{"time.end", "2027-01-01"}});
    one.labs.resize(1);
    const test::LabHistory single = test::lab_history(one);
    CHECK(!single.models.empty());
    CHECK(single.months.back().frontier_intelligence > 2.0);
    CHECK(single.months.back().token_volume > 0.0);

    Scenario poor = test::small_economy_with("us-2023", {{"time.end", "2027-01-01"}});
    for (Lab& lab : poor.labs) {
        lab.capital_weight = 0.0;
    }
    const test::LabHistory penniless = test::lab_history(poor);
    CHECK(penniless.models.empty());
    CHECK(penniless.months.back().token_volume == 0.0);
}

TEST_CASE("scarce compute raises token prices and rations use, and use never exceeds capacity") {
    const auto history = [](const char* name) {
        return test::lab_history(test::small_economy_with(name, {{"time.end", "2029-01-01"}}));
    };
    const test::LabHistory plenty = history("us-2023");
    const test::LabHistory crunch = history("compute-crunch");
    double least = 1.0;
    double dearest = 1.0;
    for (std::size_t i = 1; i < crunch.compute.size(); ++i) {
        const ComputeSignals& now = crunch.compute[i];
        const ComputeSignals& before = crunch.compute[i - 1];
        least = std::min(least, now.ration);
        dearest = std::max(dearest, now.scarcity);
        CHECK(now.ration == test::approximately(std::min(1.0, now.capacity / now.wanted)));
        // Rations follow the demand of the previous month: use may exceed that month's capacity by
        // the growth of demand at most.
        CHECK(now.demand <=
              before.capacity * std::max(1.0, now.wanted / before.wanted) * (1.0 + 1e-9));
    }
    CHECK(least < 0.5);
    CHECK(dearest == test::approximately(std::pow(1.25, 3.0)));
    const auto tokens = [](const test::LabHistory& of) {
        double sum = 0.0;
        for (const MonthlyMeasures& month : of.months) {
            sum += month.token_volume;
        }
        return sum;
    };
    CHECK(tokens(crunch) < 0.5 * tokens(plenty));
    // At equal dates the same level costs more, except GPT-4's, which is at its floor in both runs.
    int months = 0;
    for (std::size_t i = 36; i < crunch.months.size(); ++i) {
        const double scarcer = crunch.compute[i].scarcity / plenty.compute[i].scarcity;
        if (scarcer > 1.5) {
            CHECK(crunch.months[i].token_price_gpt4_level >
                  0.95 * scarcer * plenty.months[i].token_price_gpt4_level);
            ++months;
        }
    }
    CHECK(months > 6);
}
