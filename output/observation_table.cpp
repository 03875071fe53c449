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
                   "Intelligence gained with each power of ten of effective resources: regression "
                   "over the largest model of each release, those with open weights left out.",
                   [](Run r) { return coefficient(r.resources, 1); }},
    ObservedNumber{"o1_slope_error",
                   "1",
                   "Standard error of that slope.",
                   [](Run r) { return r.resources.empty() ? 0.0 : r.resources.errors[1]; }},
    ObservedNumber{"o1_r_squared",
                   "1",
                   "Share of the variance of intelligence that resources explain.",
                   [](Run r) { return r.resources.r_squared; }},
    ObservedNumber{"o1_models",
                   "models",
                   "Models in that regression; 0: too few.",
                   [](Run r) { return static_cast<double>(r.resources.points); }},
    ObservedNumber{
        "o2_price_factor_to_2028",
        "1/yr",
        "Factor by which tokens of constant intelligence became cheaper a year, from the "
        "first month to January 2028 (or the last month, if that is earlier).",
        [](Run r) { return r.price_factor_to_2028; }},
    ObservedNumber{"o2_price_factor",
                   "1/yr",
                   "The same from the first to the last month of the run.",
                   [](Run r) { return r.price_factor; }},
    ObservedNumber{
        "o2_use_elasticity",
        "1",
        "Price elasticity of all tokens bought, at constant intelligence: minus the slope "
        "of the logarithm of use on that of the chained price index, over all months.",
        [](Run r) { return r.use.value; }},
    ObservedNumber{"o2_use_elasticity_error",
                   "1",
                   "Its standard error, for residuals that follow one another.",
                   [](Run r) { return r.use.error; }},
    ObservedNumber{"o2_use_months",
                   "months",
                   "Months in which tokens were bought; 0: too few for an elasticity.",
                   [](Run r) { return static_cast<double>(r.use.points); }},
    ObservedNumber{"o3_slope",
                   "1",
                   "Slope of the logarithm of the value of intelligence at mean intelligence.",
                   [](Run r) { return r.value.slope; }},
    ObservedNumber{"o3_curvature",
                   "1",
                   "Coefficient of the square of intelligence in the logarithm of its value.",
                   [](Run r) { return r.value.curvature; }},
    ObservedNumber{
        "o3_t",
        "1",
        "That coefficient over its standard error, for residuals that follow one another.",
        [](Run r) { return r.value.t; }},
    ObservedNumber{"o3_lowest_intelligence",
                   "1",
                   "Intelligence of the best model at the first half-year with a value.",
                   [](Run r) { return r.value.lowest; }},
    ObservedNumber{"o3_highest_intelligence",
                   "1",
                   "Intelligence of the best model at the last half-year with a value.",
                   [](Run r) { return r.value.highest; }},
    ObservedNumber{"o3_peak_intelligence",
                   "1",
                   "Intelligence at which more of it is worth most.",
                   [](Run r) { return r.value.peak; }},
    ObservedNumber{"o3_points",
                   "half-years",
                   "Half-years with a value; there is no verdict below eight.",
                   [](Run r) { return static_cast<double>(r.value.points); }},
    ObservedNumber{"o3_left_out",
                   "half-years",
                   "Half-years in which more intelligence was worth nothing.",
                   [](Run r) { return static_cast<double>(r.value.left_out); }},
    ObservedNumber{
        "elasticity_direct_use",
        "1",
        "Price elasticity of people's own tokens at constant intelligence, over the months "
        "in which they spend less on them than a tenth of what they may in the end.",
        [](Run r) { return r.direct_use.value; }},
    ObservedNumber{"elasticity_direct_use_error",
                   "1",
                   "Its standard error, for residuals that follow one another.",
                   [](Run r) { return r.direct_use.error; }},
    ObservedNumber{"elasticity_direct_use_months",
                   "months",
                   "Such months; 0: too few for an elasticity.",
                   [](Run r) { return static_cast<double>(r.direct_use.points); }},
    ObservedNumber{
        "elasticity_model_choice",
        "1",
        "Price elasticity of the tokens of a delegated hour: mean over months, weighted by "
        "firms' spending on tokens.",
        [](Run r) { return r.model_choice; }},
    ObservedNumber{"elasticity_threshold",
                   "1",
                   "Price elasticity of the hours worth delegating, the same mean.",
                   [](Run r) { return r.threshold; }},
    ObservedNumber{
        "elasticity_products",
        "1",
        "Price elasticity of tokens by way of the demand for what is made with them, the "
        "same mean.",
        [](Run r) { return r.products; }},
    ObservedNumber{"thought_index_2035",
                   "1",
                   "The series of that name in the last month.",
                   [](Run r) { return r.thought_index; }},
};

} // namespace

std::span<const ObservedNumber> observed_numbers() {
    return table;
}

std::string describe_observations_markdown() {
    std::string text = "| name | unit | meaning |\n|---|---|---|\n";
    for (const ObservedNumber& row : table) {
        text += fmt::format("| `{}` | {} | {} |\n", row.name, row.unit, row.meaning);
    }
    return text +
           "| `o2_price_factor_YEAR` | 1/yr | The factor of a calendar year, for each year "
           "known over half of it at least. |\n"
           "| `o3_verdict` | | Text: super-exponential, exponential, sub-exponential, or not "
           "enough points. |\n";
}

} // namespace tenfold
