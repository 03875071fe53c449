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
    double accelerator = 0.0;
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
        visitor.value(Field{"accelerator",
                            "1",
                            range::share,
                            "assumption: off",
                            "Response of investment to growth of a sector's output beyond trend "
                            "(accelerator); 0: none."},
                      self.accelerator);
        visitor.value(Field{"kept_saving",
                            "1",
                            range::share,
                            "assumption: competition passes all of it on",
                            "Share of the saving from coworkers that firms keep as profit instead "
                            "of lowering prices."},
                      self.kept_saving);
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
