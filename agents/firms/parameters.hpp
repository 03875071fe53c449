// SPDX-License-Identifier: Apache-2.0
/// Parameters of firms: production and prices, sizes, entry and exit, research, new tasks.
#pragma once

#include "core/describe.hpp"

namespace tenfold {

/// How firms produce, set prices and plan (docs/model.md, section Firms).
struct ProductionParameters {
    double substitution = 0.5;
    double customer_elasticity = 4.0;
    double price_adjustment = 0.5;
    double expectation_adjustment = 0.25;
    double capacity_margin = 1.2;
    double owner_posts = 0.3;
    double demand_shifter_volatility = 0.07;
    double volatility_size_exponent = 0.15;
    double smallest_demand_shifter = 0.7;
    double pass_through = 0.6;
    double customer_speed = 0.15;
    double kept_saving = 0.0;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{"substitution",
                  "1",
                  {0.0, 1.0, false, true},
                  "assumption",
                  "Elasticity of substitution between occupations in firms' plans of posts."},
            self.substitution);
        visitor.value(
            Field{"customer_elasticity",
                  "1",
                  {1.0, 50.0, true},
                  "assumption",
                  "Price elasticity of a firm's sales, given its sector's price (absolute value)."},
            self.customer_elasticity);
        visitor.value(
            Field{"price_adjustment",
                  "1/month",
                  {0.0, 1.0, true},
                  "tuned: 0.5 or more lets booms pass without slumps",
                  "Share of the gap to its target price that a firm closes at a monthly review."},
            self.price_adjustment);
        visitor.value(Field{"expectation_adjustment",
                            "1/month",
                            {0.0, 1.0, true},
                            "tuned: 0.15 to 0.5 is stable",
                            "Weight of the latest demand in a firm's expected demand."},
                      self.expectation_adjustment);
        visitor.value(Field{"capacity_margin",
                            "1",
                            {0.5, 1e6},
                            "tuned: at 1.0 the economy loses 2 % of its output",
                            "Largest output as a multiple of the normal output of the heads."},
                      self.capacity_margin);
        visitor.value(Field{"owner_posts",
                            "posts",
                            {0.0, 10.0},
                            "assumption",
                            "Unpaid work of the owner of a firm, in posts."},
                      self.owner_posts);
        visitor.value(Field{"demand_shifter_volatility",
                            "1/yr^0.5",
                            {0.0, 1.0},
                            "tuned: keeps tail and sectors in place; 0.05 to 0.2 sits still",
                            "Standard deviation of the yearly change of the logarithm of a firm's "
                            "demand shifter (Gibrat's law), for a firm of ten posts."},
                      self.demand_shifter_volatility);
        visitor.value(
            Field{
                "volatility_size_exponent",
                "1",
                {0.0, 0.5},
                "memory: 0.15 to 0.2, Stanley et al. 1996",
                "Elasticity by which this volatility falls with a firm's size; 0 is Gibrat's law."},
            self.volatility_size_exponent);
        visitor.value(
            Field{"smallest_demand_shifter",
                  "posts",
                  {0.0, 100.0},
                  "tuned",
                  "Floor of a firm's demand shifter, as the output of this number of posts."},
            self.smallest_demand_shifter);
        visitor.value(Field{"pass_through",
                            "1",
                            {0.0, 1.0, true},
                            "memory: about 0.6, Amiti, Itskhoki and Konings 2019",
                            "Pass-through: weight of a firm's own cost in its target price; the "
                            "rest is the sector's price."},
                      self.pass_through);
        visitor.value(Field{"customer_speed",
                            "1/month",
                            {0.0, 1.0, true},
                            "assumption",
                            "Share of the gap between a firm's price and its customers' perception "
                            "of it that closes in a month."},
                      self.customer_speed);
        visitor.value(Field{"kept_saving",
                            "1",
                            range::share,
                            "assumption: competition passes all of it on",
                            "Share of the saving from coworkers that firms keep as profit instead "
                            "of lowering prices."},
                      self.kept_saving);
    }
};

/// Fixed capital of firms (docs/model.md, section Fixed capital); used with `central_bank.enabled`.
struct CapitalParameters {
    double depreciation = 0.07;
    double structures_depreciation = 0.5;
    double firm_adjustment = 1.0;
    double sector_adjustment = 8.0;
    double planning_time = 0.5;
    double time_to_build = 0.6;
    double memory = 4.0;
    double capital_share = 0.3;
    double substitution = 0.4;
    double risk_premium = 0.02;
    double largest_utilisation = 1.25;
    double scarcity_rent = 0.5;
    double resale_share = 0.8;
    double resale_months = 36.0;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"depreciation",
                            "1/yr",
                            {0.001, 1.0},
                            "BEA fixed assets, about (memory); gives capital of 2.5 times GDP",
                            "Depreciation of fixed capital."},
                      self.depreciation);
        visitor.value(Field{"structures_depreciation",
                            "1",
                            {0.01, 1.0},
                            "BEA fixed assets, about (memory)",
                            "Depreciation in real estate relative to other sectors, because "
                            "structures last longer."},
                      self.structures_depreciation);
        visitor.value(Field{"firm_adjustment",
                            "yr",
                            {0.1, 100.0},
                            "assumption",
                            "Time in which a firm closes the gap between its share of the "
                            "sector's capital and the share it wants."},
                      self.firm_adjustment);
        visitor.value(Field{"sector_adjustment",
                            "yr",
                            {0.1, 100.0},
                            "tuned to the volatility of investment; 4 to 12 is stable",
                            "Time in which a sector closes the gap between the capital that it "
                            "has and that it wants."},
                      self.sector_adjustment);
        visitor.value(Field{"planning_time",
                            "yr",
                            {0.05, 10.0},
                            "assumption",
                            "Time over which firms smooth expected demand when they plan capital."},
                      self.planning_time);
        visitor.value(Field{"time_to_build",
                            "yr",
                            {0.05, 10.0},
                            "time to build: Kydland and Prescott 1982 (memory)",
                            "Time in which investment moves to what a firm aims at."},
                      self.time_to_build);
        visitor.value(Field{"memory",
                            "yr",
                            {0.5, 50.0},
                            "assumption: 4 to 8 is stable, 0.5 is not",
                            "Time over which output is smoothed to which capital per worker is "
                            "compared."},
                      self.memory);
        visitor.value(Field{"capital_share",
                            "1",
                            {0.0, 0.7},
                            "share of capital in value added, about",
                            "Share of capital in the CES of capital and labour; 0: capital does "
                            "not save labour."},
                      self.capital_share);
        visitor.value(Field{"substitution",
                            "1",
                            {0.0, 2.0},
                            "Chirinko 2008: 0.4 to 0.6 (memory)",
                            "Elasticity of wanted capital with respect to its user cost."},
                      self.substitution);
        visitor.value(Field{"risk_premium",
                            "1/yr",
                            {0.0, 0.2},
                            "assumption",
                            "Return that owners want over the loan rate."},
                      self.risk_premium);
        visitor.value(Field{"largest_utilisation",
                            "1",
                            {1.0, 10.0},
                            "Fed G.17: utilisation of 0.8 is normal (memory)",
                            "Largest output of capital relative to normal output."},
                      self.largest_utilisation);
        visitor.value(Field{"scarcity_rent",
                            "1",
                            {0.0, 5.0},
                            "assumption; at 0 money is stuck in rationed sectors",
                            "Elasticity of a firm's target price with respect to the use of its "
                            "capital beyond 1.1 times the normal."},
                      self.scarcity_rent);
        visitor.value(Field{"resale_share",
                            "1",
                            range::share,
                            "assumption",
                            "Share of a closed firm's capital that other firms can use."},
                      self.resale_share);
        visitor.value(Field{"resale_months",
                            "month",
                            {1.0, 600.0},
                            "assumption: sold at once, investment would jump",
                            "Months over which capital of closed firms is resold, and over which "
                            "founders buy new capital."},
                      self.resale_months);
    }
};

/// Sizes of firms: truncated Pareto within each sector.
struct FirmSizeParameters {
    double pareto_exponent = 1.05;
    double largest_share = 0.15;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"pareto_exponent",
                            "1",
                            {0.5, 3.0},
                            "fitted: 1.03 to the size classes of Census SUSB 2019, 1.06 in Axtell "
                            "2001 (memory)",
                            "Tail exponent of the distribution of firm sizes."},
                      self.pareto_exponent);
        visitor.value(Field{"largest_share",
                            "1",
                            {0.0, 1.0, true},
                            "assumption",
                            "Upper truncation of firm size, as a share of the sector's posts."},
                      self.largest_share);
    }
};

/// How firms close and open (docs/model.md, section Firms).
struct FirmDynamicsParameters {
    double exit_rate = 0.10;
    double exit_size_exponent = 0.35;
    double largest_exit = 50.0;
    double entrant_exponent = 1.05;
    double largest_entrant = 100.0;
    double credit_months = 3.0;
    std::int64_t insolvent_reviews = 3;
    double founding_rate = 0.7;
    double founding_response = 10.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{"exit_rate",
                  "1/yr",
                  {0.0, 10.0},
                  "tuned: 5.7 % of all firms close in a year at 1:1000; BDS 8 % (memory)",
                  "Rate at which a firm of one head closes; entry follows `founding_rate`."},
            self.exit_rate);
        visitor.value(Field{"exit_size_exponent",
                            "1",
                            {0.0, 2.0},
                            "tuned",
                            "Elasticity by which the exit rate falls with the number of heads."},
                      self.exit_size_exponent);
        visitor.value(Field{"largest_exit",
                            "heads",
                            {0.0, 1e9},
                            "tuned: closing giants would shake the labour market",
                            "Largest number of heads at which a firm may close while solvent."},
                      self.largest_exit);
        visitor.value(Field{"entrant_exponent",
                            "1",
                            {0.1, 10.0},
                            "fitted: as the sizes of all firms",
                            "Pareto exponent of the sizes of new firms in posts."},
                      self.entrant_exponent);
        visitor.value(Field{"largest_entrant",
                            "posts",
                            {1.0, 1e6},
                            "assumption",
                            "Largest number of posts of a new firm."},
                      self.largest_entrant);
        visitor.value(Field{"credit_months",
                            "month",
                            range::non_negative,
                            "assumption",
                            "Credit line of a firm, in months of its cost."},
                      self.credit_months);
        visitor.value(
            Field{"insolvent_reviews",
                  "1",
                  {1.0, 250.0},
                  "assumption",
                  "Consecutive monthly reviews beyond the credit line after which a firm closes."},
            self.insolvent_reviews);
        visitor.value(Field{"founding_rate",
                            "1/month",
                            {0.0, 100.0},
                            "assumption",
                            "Rate at which a new firm replaces a closed one."},
                      self.founding_rate);
        visitor.value(Field{"founding_response",
                            "1",
                            {0.0, 1000.0},
                            "assumption",
                            "Relative rise of this rate per unit of the share of demand that the "
                            "sector leaves unserved."},
                      self.founding_response);
    }
};

/// Growth of productivity by research (semi-endogenous).
struct ScienceParameters {
    double research_share = 0.5;
    double output_exponent = 0.5;
    double fishing_out = 3.0;
    double largest_output = 10.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(
            Field{"research_share",
                  "1",
                  range::share,
                  "assumption",
                  "Share of trend growth that comes from research; the rest is exogenous."},
            self.research_share);
        visitor.value(Field{"output_exponent",
                            "1",
                            {0.0, 2.0},
                            "assumption",
                            "Elasticity of growth with respect to research output of people and "
                            "coworkers together."},
                      self.output_exponent);
        visitor.value(Field{"fishing_out",
                            "1",
                            {0.0, 100.0},
                            "memory: Bloom et al. 2020, ideas get harder to find",
                            "Rate at which progress becomes harder, per unit of the logarithm of "
                            "productivity above trend."},
                      self.fishing_out);
        visitor.value(Field{"largest_output",
                            "1",
                            {1.0, 1e6},
                            "assumption",
                            "Largest multiple of initial research output that counts."},
                      self.largest_output);
    }
};

/// Tasks for people that appear as coworkers take over old ones.
struct NewTaskParameters {
    double rate = 0.0;
    double quality = 1.1;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"rate",
                            "1/yr",
                            {0.0, 10.0},
                            "assumption: none in the baseline",
                            "New tasks a year, in hours of a sector's work, per unit of the share "
                            "of its hours that coworkers do."},
                      self.rate);
        visitor.value(Field{"quality",
                            "1",
                            {0.0, 10.0},
                            "assumption: a tenth more than what they cost",
                            "Worth of an hour in new tasks to final buyers, relative to an hour of "
                            "the sector's work when the tasks appear."},
                      self.quality);
    }
};

} // namespace tenfold
