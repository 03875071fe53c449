// SPDX-License-Identifier: Apache-2.0
/// Parameters of the economy around the labour market: production, wages, households, government,
/// entry and exit of firms, regions and shocks.
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include <string>
#include <vector>

namespace tenfold {

/// How firms produce, set prices and plan (docs/model.md, section Firms).
struct ProductionParameters {
    double substitution = 0.5;
    double customer_elasticity = 4.0;
    double price_adjustment = 0.5;
    double expectation_adjustment = 0.25;
    double capacity_margin = 1.2;
    double owner_posts = 0.3;
    double appeal_volatility = 0.07;
    double volatility_size_exponent = 0.15;
    double smallest_appeal = 0.7;
    double pass_through = 0.6;
    double customer_speed = 0.15;
    double accelerator = 0.0;
    double kept_saving = 0.0;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"substitution",
                            "1",
                            {0.0, 1.0, false, true},
                            "assumption",
                            "Elasticity of substitution between occupations in the planning of "
                            "heads."},
                      self.substitution);
        visitor.value(Field{"customer_elasticity",
                            "1",
                            {1.0, 50.0, true},
                            "assumption",
                            "Elasticity of a firm's sales with respect to its price, given its "
                            "sector's."},
                      self.customer_elasticity);
        visitor.value(Field{"price_adjustment",
                            "1/month",
                            {0.0, 1.0, true},
                            "tuned: 0.5 or more lets booms pass without slumps",
                            "Share of the way to the target price that a firm goes at a review."},
                      self.price_adjustment);
        visitor.value(Field{"expectation_adjustment",
                            "1/month",
                            {0.0, 1.0, true},
                            "tuned: 0.15 to 0.5 is stable",
                            "Weight of the latest demand in a firm's expectation."},
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
                            "Posts' worth of unpaid work that the owner of a firm adds."},
                      self.owner_posts);
        visitor.value(Field{"appeal_volatility",
                            "1/yr^0.5",
                            {0.0, 1.0},
                            "tuned: keeps tail and sectors in place; 0.05 to 0.2 sits still",
                            "Standard deviation of the yearly change of the logarithm of a firm's "
                            "appeal to customers (Gibrat), for a firm of ten posts."},
                      self.appeal_volatility);
        visitor.value(Field{"volatility_size_exponent",
                            "1",
                            {0.0, 0.5},
                            "memory: 0.15 to 0.2, Stanley et al. 1996",
                            "Power of a firm's size by which that volatility falls; 0 is Gibrat's "
                            "law."},
                      self.volatility_size_exponent);
        visitor.value(Field{"smallest_appeal",
                            "posts",
                            {0.0, 100.0},
                            "tuned",
                            "Floor of a firm's appeal, as the output of so many posts."},
                      self.smallest_appeal);
        visitor.value(Field{"pass_through",
                            "1",
                            {0.0, 1.0, true},
                            "memory: about 0.6, Amiti, Itskhoki and Konings 2019",
                            "Weight of a firm's own cost in its target price; the rest is the "
                            "price of its sector."},
                      self.pass_through);
        visitor.value(Field{"customer_speed",
                            "1/month",
                            {0.0, 1.0, true},
                            "assumption",
                            "Share of the way that customers' view of a firm's price goes in a "
                            "month to what it is."},
                      self.customer_speed);
        visitor.value(Field{"accelerator",
                            "1",
                            range::share,
                            "assumption: off",
                            "How far investment rises with the growth of a sector's output beyond "
                            "trend, for its capital to follow."},
                      self.accelerator);
        visitor.value(Field{"kept_saving",
                            "1",
                            range::share,
                            "assumption: competition passes all of it on",
                            "Share of what coworkers save that firms keep as profit instead of "
                            "lowering their prices."},
                      self.kept_saving);
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
        visitor.value(Field{"exit_rate",
                            "1/yr",
                            {0.0, 10.0},
                            "tuned: 5.7 % of all firms close in a year at 1:1000; BDS 8 % (memory)",
                            "Rate at which a firm of one head closes; 30 days later another opens "
                            "in its place."},
                      self.exit_rate);
        visitor.value(Field{"exit_size_exponent",
                            "1",
                            {0.0, 2.0},
                            "tuned",
                            "Power of the number of heads by which the rate of closing falls."},
                      self.exit_size_exponent);
        visitor.value(Field{"largest_exit",
                            "heads",
                            {0.0, 1e9},
                            "tuned: closing giants would shake the labour market",
                            "Firms with more heads close only when insolvent."},
                      self.largest_exit);
        visitor.value(Field{"entrant_exponent",
                            "1",
                            {0.1, 10.0},
                            "fitted: as the sizes of all firms",
                            "Pareto exponent of the posts of new firms."},
                      self.entrant_exponent);
        visitor.value(
            Field{
                "largest_entrant", "posts", {1.0, 1e6}, "assumption", "Most posts of a new firm."},
            self.largest_entrant);
        visitor.value(Field{"credit_months",
                            "month",
                            range::non_negative,
                            "assumption",
                            "Credit line of a firm, in months of its cost."},
                      self.credit_months);
        visitor.value(Field{"insolvent_reviews",
                            "1",
                            {1.0, 250.0},
                            "assumption",
                            "Reviews in a row beyond the credit line after which a firm closes."},
                      self.insolvent_reviews);
        visitor.value(Field{"founding_rate",
                            "1/month",
                            {0.0, 100.0},
                            "assumption",
                            "Rate at which a firm is founded in the place of one that has closed."},
                      self.founding_rate);
        visitor.value(Field{"founding_response",
                            "1",
                            {0.0, 1000.0},
                            "assumption",
                            "Rise of that rate for each share of its demand that the sector leaves "
                            "unserved."},
                      self.founding_response);
    }
};

/// Reference wages and pay (docs/model.md, section Wages).
struct WageParameters {
    double tightness_response = 0.03;
    double norm_share = 1.0;
    double current_productivity_share = 0.0;
    double pay_dispersion = 0.32;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"tightness_response",
                            "1/yr",
                            {0.0, 10.0},
                            "tuned: 0.02 to 0.05 sits still, 0.1 echoes, 0.3 explodes",
                            "Growth of the reference wage for each unit of the logarithm of "
                            "tightness over its normal value."},
                      self.tightness_response);
        visitor.value(Field{"norm_share",
                            "1",
                            range::share,
                            "assumption: with the norm a productivity boom passes with little "
                            "unemployment",
                            "Weight of the nominal norm (trend growth plus inflation target) in "
                            "the growth of reference wages; the rest follows productivity and "
                            "expected inflation."},
                      self.norm_share);
        visitor.value(Field{"current_productivity_share",
                            "1",
                            range::share,
                            "assumption",
                            "Of the part that follows productivity, the weight of its growth over "
                            "the last twelve months instead of trend growth."},
                      self.current_productivity_share);
        visitor.value(Field{"pay_dispersion",
                            "1",
                            {0.0, 2.0},
                            "looked up: OEWS 2024, variance of log wages within cells 0.10",
                            "Standard deviation of the logarithm of pay between the posts of one "
                            "sector and occupation."},
                      self.pay_dispersion);
    }
};

/// Ownership and spending of households (docs/model.md, section Households).
struct HouseholdParameters {
    double equity_dispersion = 2.33;
    double housing_dispersion = 1.0;
    double scarce_share_slope = 0.06;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"equity_dispersion",
                            "1",
                            {0.0, 5.0},
                            "fitted: the top hundredth owns half of all equity (memory, Fed DFA)",
                            "Standard deviation of the logarithm of people's shares in firms."},
                      self.equity_dispersion);
        visitor.value(Field{"housing_dispersion",
                            "1",
                            {0.0, 5.0},
                            "assumption",
                            "Standard deviation of the logarithm of people's shares in housing "
                            "and land."},
                      self.housing_dispersion);
        visitor.value(Field{"scarce_share_slope",
                            "1",
                            {0.0, 1.0},
                            "memory: luxury share 0.10 times (income elasticity 1.6 less 1)",
                            "Share of consumption that goes to assets in fixed supply, for each "
                            "unit of the logarithm of real income over its start."},
                      self.scarce_share_slope);
    }
};

/// Government (docs/model.md, section Government).
struct GovernmentParameters {
    double price_indexation = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"price_indexation",
                            "1",
                            range::share,
                            "assumption: the nominal path is the anchor; indexed purchases let "
                            "unemployment drift",
                            "Elasticity of purchases with respect to the price level over its "
                            "target path."},
                      self.price_indexation);
    }
};

/// A region of the country, with labour markets of its own.
struct Region {
    std::string key;
    std::string name;
    double share = 1.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"key", "", {}, "scenario", "Short name, unique among regions.", required},
            self.key);
        visitor.value(Field{"name", "", {}, "scenario", "Name for people.", required}, self.name);
        visitor.value(Field{"share",
                            "1",
                            range::positive,
                            "scenario",
                            "Weight of the region in the number of jobs.",
                            required},
                      self.share);
    }
};

/// Something that happens to the economy from outside.
struct Shock {
    std::string key;
    std::string kind;
    std::string sector;
    Date from{};
    Date until{};
    double size = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"key", "", {}, "scenario", "Short name.", required}, self.key);
        visitor.value(Field{"kind",
                            "",
                            {},
                            "scenario",
                            "One of consumption, purchases, separations, productivity (of labour "
                            "and of all inputs alike), labour_productivity.",
                            required},
                      self.kind);
        visitor.value(Field{"sector",
                            "",
                            {},
                            "assumption",
                            "Sector of a shock to separations or productivity; empty for all."},
                      self.sector);
        visitor.value(Field{"from", "", {}, "scenario", "First day.", required}, self.from);
        visitor.value(Field{"until",
                            "",
                            {},
                            "scenario",
                            "Day after the last. Productivity rises evenly between the two dates "
                            "and stays; the others end.",
                            required},
                      self.until);
        visitor.value(Field{"size",
                            "1",
                            {-0.9, 100.0},
                            "scenario",
                            "Relative change, for example -0.05 for five per cent less.",
                            required},
                      self.size);
    }
};

} // namespace tenfold
