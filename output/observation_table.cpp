// SPDX-License-Identifier: Apache-2.0
#include "output/observation_table.hpp"

#include <array>
#include <fmt/format.h>

namespace tenfold {

namespace {

using Run = const Observations&;

double coefficient(const Regression& fit, std::size_t place) {
    return fit.empty() ? 0.0 : fit.coefficients[place];
}

constexpr std::array table{
    ObservedNumber{"o1_slope",
                   "1",
                   "Intelligence gained with each power of ten of effective compute: regression "
                   "over the largest model of each release, without those with open weights.",
                   [](Run r) { return coefficient(r.resources, 1); }},
    ObservedNumber{"o1_slope_error",
                   "1",
                   "Standard error of that slope.",
                   [](Run r) { return r.resources.empty() ? 0.0 : r.resources.errors[1]; },
                   4},
    ObservedNumber{"o1_r_squared",
                   "1",
                   "Share of the variance of intelligence that effective compute explains.",
                   [](Run r) { return r.resources.r_squared; },
                   3},
    ObservedNumber{"o1_models",
                   "models",
                   "Models in that regression; 0: too few.",
                   [](Run r) { return static_cast<double>(r.resources.points); },
                   0},
    ObservedNumber{"o2_price_factor_to_2028",
                   "1/yr",
                   "Factor by which tokens of constant intelligence became cheaper a year (chained "
                   "index), from the first month to January 2028 (or the last month, if that is "
                   "earlier); below 1: more expensive.",
                   [](Run r) { return r.price.to_2028; },
                   1},
    ObservedNumber{"o2_price_factor",
                   "1/yr",
                   "The same from the first to the last month of the run.",
                   [](Run r) { return r.price.over_run; },
                   1},
    ObservedNumber{"o2_paid_factor_to_2028",
                   "1/yr",
                   "The factor to January 2028 for the mean price paid for all tokens, from the "
                   "first month with purchases.",
                   [](Run r) { return r.paid.to_2028; },
                   1},
    ObservedNumber{"o2_paid_factor",
                   "1/yr",
                   "The same to the last month.",
                   [](Run r) { return r.paid.over_run; },
                   1},
    ObservedNumber{"o2_gpt4_level_factor_to_2028",
                   "1/yr",
                   "The factor to January 2028 for the price of the cheapest model as intelligent "
                   "as GPT-4 was.",
                   [](Run r) { return r.gpt4_level.to_2028; },
                   1},
    ObservedNumber{"o2_gpt4_level_factor",
                   "1/yr",
                   "The same to the last month.",
                   [](Run r) { return r.gpt4_level.over_run; },
                   1},
    ObservedNumber{"o2_frontier_factor_to_2028",
                   "1/yr",
                   "The factor to January 2028 for the price of the best model.",
                   [](Run r) { return r.frontier.to_2028; },
                   1},
    ObservedNumber{"o2_frontier_factor",
                   "1/yr",
                   "The same to the last month.",
                   [](Run r) { return r.frontier.over_run; },
                   1},
    ObservedNumber{
        "o2_use_elasticity",
        "1",
        "Price elasticity of all tokens bought, at constant intelligence: minus the slope of the "
        "logarithm of use on that of the chained price index, over all months.",
        [](Run r) { return r.use.value; }},
    ObservedNumber{"o2_use_elasticity_error",
                   "1",
                   "Its standard error, for autocorrelated residuals.",
                   [](Run r) { return r.use.error; }},
    ObservedNumber{"o2_use_months",
                   "months",
                   "Months in which tokens were bought; 0: too few for an elasticity.",
                   [](Run r) { return static_cast<double>(r.use.points); },
                   0},
    ObservedNumber{"o2_firms_use_elasticity",
                   "1",
                   "The same for firms' tokens alone; people's is `elasticity_direct_use`.",
                   [](Run r) { return r.firms_use.value; }},
    ObservedNumber{"o2_firms_use_elasticity_error",
                   "1",
                   "Its standard error, for autocorrelated residuals.",
                   [](Run r) { return r.firms_use.error; }},
    ObservedNumber{"o2_firms_use_months",
                   "months",
                   "Months in which firms bought tokens; 0: too few for an elasticity.",
                   [](Run r) { return static_cast<double>(r.firms_use.points); },
                   0},
    ObservedNumber{"o3_slope",
                   "1",
                   "Slope of the logarithm of the value of intelligence, the hours that more of it "
                   "would save, at mean intelligence. The digital share of work bounds this value, "
                   "so that it carries no verdict.",
                   [](Run r) { return r.value.slope; }},
    ObservedNumber{"o3_curvature",
                   "1",
                   "Coefficient of the square of intelligence in the logarithm of that value.",
                   [](Run r) { return r.value.curvature; }},
    ObservedNumber{"o3_t",
                   "1",
                   "That coefficient over its standard error, for autocorrelated residuals.",
                   [](Run r) { return r.value.t; },
                   1},
    ObservedNumber{"o3_lowest_intelligence",
                   "1",
                   "Intelligence of the best model at the first half-year with a value.",
                   [](Run r) { return r.value.lowest; },
                   1},
    ObservedNumber{"o3_highest_intelligence",
                   "1",
                   "Intelligence of the best model at the last half-year with a value.",
                   [](Run r) { return r.value.highest; },
                   1},
    ObservedNumber{"o3_peak_intelligence",
                   "1",
                   "Intelligence at which an additional unit is worth most.",
                   [](Run r) { return r.value.peak; },
                   1},
    ObservedNumber{"o3_peak_value",
                   "1",
                   "Share of all wages that an additional unit would save there.",
                   [](Run r) { return r.value.largest; },
                   3},
    ObservedNumber{"o3_points",
                   "half-years",
                   "Half-years with a value.",
                   [](Run r) { return static_cast<double>(r.value.points); },
                   0},
    ObservedNumber{"o3_left_out",
                   "half-years",
                   "Half-years in which an additional unit was worth nothing.",
                   [](Run r) { return static_cast<double>(r.value.left_out); },
                   0},
    ObservedNumber{"o3_tasks_slope",
                   "1",
                   "Slope of the logarithm of the number of possible tasks (`tasks_possible`) at "
                   "mean intelligence, over half-years.",
                   [](Run r) { return r.tasks.slope; }},
    ObservedNumber{"o3_tasks_curvature",
                   "1",
                   "Coefficient of the square of intelligence in the logarithm of that number.",
                   [](Run r) { return r.tasks.curvature; }},
    ObservedNumber{"o3_tasks_t",
                   "1",
                   "That coefficient over its standard error, for autocorrelated residuals.",
                   [](Run r) { return r.tasks.t; },
                   1},
    ObservedNumber{"o3_tasks_lowest_intelligence",
                   "1",
                   "Intelligence of the best model in the first half-year with possible tasks.",
                   [](Run r) { return r.tasks.lowest; },
                   1},
    ObservedNumber{"o3_tasks_highest_intelligence",
                   "1",
                   "Intelligence of the best model in the last one.",
                   [](Run r) { return r.tasks.highest; },
                   1},
    ObservedNumber{"o3_tasks_points",
                   "half-years",
                   "Half-years with possible tasks; there is no verdict below eight.",
                   [](Run r) { return static_cast<double>(r.tasks.points); },
                   0},
    ObservedNumber{"elasticity_direct_use",
                   "1",
                   "Price elasticity of people's own tokens at constant intelligence, over the "
                   "months in which they spend less than a tenth of their limit on them. It "
                   "reproduces the parameter `direct_use.elasticity`.",
                   [](Run r) { return r.direct_use.value; }},
    ObservedNumber{"elasticity_direct_use_error",
                   "1",
                   "Its standard error, for autocorrelated residuals.",
                   [](Run r) { return r.direct_use.error; },
                   4},
    ObservedNumber{"elasticity_direct_use_months",
                   "months",
                   "Such months; 0: too few for an elasticity.",
                   [](Run r) { return static_cast<double>(r.direct_use.points); },
                   0},
    ObservedNumber{"elasticity_model_choice",
                   "1",
                   "Price elasticity of the tokens of a delegated hour: mean over months, weighted "
                   "by firms' spending on tokens.",
                   [](Run r) { return r.model_choice; }},
    ObservedNumber{"elasticity_threshold",
                   "1",
                   "Price elasticity of the hours worth delegating, the same mean.",
                   [](Run r) { return r.threshold; },
                   3},
    ObservedNumber{
        "elasticity_products",
        "1",
        "Price elasticity of tokens through the demand for products made with them, the same mean.",
        [](Run r) { return r.products; },
        3},
    ObservedNumber{"thought_index_2035",
                   "1",
                   "The series of that name in the last month: the amount that one person can buy, "
                   "at the margin.",
                   [](Run r) { return r.thought_index; },
                   powers_of_ten},
    ObservedNumber{"thought_stock_2035",
                   "1",
                   "The series of that name, mean over the last twelve months (or all, if fewer): "
                   "all tokens together, as used.",
                   [](Run r) { return r.thought_stock; },
                   1},
    ObservedNumber{"thought_of_median_person",
                   "h/yr",
                   "The series of that name, the same mean.",
                   [](Run r) { return r.thought_median; },
                   1},
    ObservedNumber{"thought_of_lowest_tenth",
                   "h/yr",
                   "The series of that name, the same mean.",
                   [](Run r) { return r.thought_lowest_tenth; },
                   1},
};

constexpr std::array prices{
    ObservedPrice{"o2_price_factor",
                  "The factor of a calendar year for tokens of constant intelligence",
                  [](Run r) -> const PriceFall& { return r.price; }},
    ObservedPrice{"o2_paid_factor",
                  "The same for the mean price paid",
                  [](Run r) -> const PriceFall& { return r.paid; }},
    ObservedPrice{"o2_gpt4_level_factor",
                  "The same for the cheapest model of GPT-4's level",
                  [](Run r) -> const PriceFall& { return r.gpt4_level; }},
    ObservedPrice{"o2_frontier_factor",
                  "The same for the best model",
                  [](Run r) -> const PriceFall& { return r.frontier; }},
};

constexpr std::array texts{
    ObservedText{"o3_saving_verdict",
                 "The bound of the value of the hours that more intelligence would save, which "
                 "therefore carries no verdict.",
                 [](Run) -> std::string_view { return "bounded by the digital share of work"; }},
    ObservedText{"o3_tasks_verdict",
                 "How the number of possible tasks grows with intelligence: super-exponential, "
                 "exponential, sub-exponential, or not enough points.",
                 [](Run r) { return to_string(r.tasks.verdict); }},
};

} // namespace

std::span<const ObservedNumber> observed_numbers() {
    return table;
}

std::span<const ObservedPrice> observed_prices() {
    return prices;
}

std::span<const ObservedText> observed_texts() {
    return texts;
}

std::string describe_observations_markdown() {
    std::string text = "| name | unit | meaning |\n|---|---|---|\n";
    for (const ObservedNumber& row : table) {
        text += fmt::format("| `{}` | {} | {} |\n", row.name, row.unit, row.meaning);
    }
    for (const ObservedPrice& row : prices) {
        text +=
            fmt::format("| `{}_YEAR` | 1/yr | {}, for each year with at least half of its months. "
                        "|\n",
                        row.factor,
                        row.meaning);
    }
    for (const ObservedText& row : texts) {
        text += fmt::format("| `{}` | | Text. {} |\n", row.name, row.meaning);
    }
    return text;
}

} // namespace tenfold
