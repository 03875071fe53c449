// SPDX-License-Identifier: Apache-2.0
#include "sample_results.hpp"

#include "core/sha256.hpp"

#include <chrono>
#include <fstream>
#include <iterator>

namespace tenfold::test {

namespace {

using namespace std::chrono;

LabourCounts counts(std::int64_t seed) {
    LabourCounts result;
    result.employed = 1000 + seed;
    result.joining = 10 + seed;
    result.unemployed = 40 + seed;
    result.retraining = 5 + seed;
    result.vacancies = 50 + seed;
    result.hires = 30 + seed;
    result.separations = 20 + seed;
    result.job_to_job = 7 + seed;
    result.layoffs = 3 + seed;
    return result;
}

CoworkerCounts coworkers(double seed) {
    return {2.5 + seed, 160000.0 + seed, 400.0 + seed, 300.0 + seed, 50.0 + seed};
}

AiMeasures ai(int index) {
    AiMeasures result;
    result.intelligence_value = 0.07 + 0.001 * index;
    result.model_choice = 0.4;
    result.threshold = 0.1;
    result.products = 0.002;
    result.thought_price = index;
    result.thought_ratio = index * 1e-7; // no price in the first month
    result.supervision_pay = 31e6 + index;
    result.survey = {0.08, 0.16};
    for (int sector = 0; sector < 3; ++sector) {
        result.token_spend.push_back(1e5 * sector + index);
        result.survey_by_sector.push_back({0.05 * sector, 0.1 * sector});
    }
    for (std::int64_t place = 0; place < 7; ++place) {
        result.by_size_class.push_back({10 * place, 2 * place, 100 * place, 50 * place});
        result.survey_by_size_class.push_back(0.19);
    }
    result.delegable_autonomous = {0.02, 0.03};
    result.tasks = {80, 15 + index, 5};
    result.payouts = {1000, 2000, 3000, 4000, 5000, 6000, 7000 + index};
    result.supply = {1e21, 0.5, 2e6, 4e10, 700, 800, 900 + index};
    return result;
}

GoodsMeasures goods(int index) {
    GoodsMeasures result;
    for (int sector = 0; sector < 3; ++sector) {
        result.price.push_back(1.0 + 0.1 * sector + 0.01 * index);
        result.output.push_back(1e9 * (sector + 1) + index);
        result.sales.push_back(2e9 * (sector + 1) + index);
        result.productivity.push_back(80.0 + sector);
        result.exits.push_back(sector + index);
    }
    result.price_level = 1.5 + index;
    result.gdp = 3e9 + index;
    result.real_gdp = 2e9 + index;
    result.real_gdp_quality = 2.1e9 + index;
    result.discrepancy = -1e6 - index;
    result.labour_share = 0.5;
    result.government_debt = 4e9;
    return result;
}

MonthlyMeasures month_of(int index, Date begin, Date end) {
    MonthlyMeasures month;
    month.month_end = end;
    month.days = static_cast<int>((end - begin).count());
    month.scale = 1000.0;
    month.people = 5000 + index;
    month.total = counts(3000 + index);
    for (int sector = 0; sector < 3; ++sector) {
        month.by_sector.push_back(counts(100 * sector + index));
        month.firms.push_back(std::int64_t{20} *
                              sector); // none in the first: its adoption rate is 0/0
        month.adopters.push_back(sector + index % 5);
        month.coworkers_by_sector.push_back(coworkers(10.0 * sector + index));
    }
    month.by_region.push_back(counts(50 + index));
    month.goods = goods(index);
    month.abroad = {700 + index, 200, 50, 10};
    month.uses.by_sector = {50 + index, 30, 20};
    month.uses.consumption = 60 + index;
    month.uses.government = 25;
    month.uses.investment = 15;
    month.uses.days = 31;
    month.ai = ai(index);
    month.incomes.wages = 5'000'000 + index;
    month.incomes.gini_income = 0.4;
    for (Distribution* each : {&month.incomes.wage, &month.incomes.income, &month.incomes.wealth}) {
        for (std::size_t i = 0; i < quantile_levels.size(); ++i) {
            each->quantiles[i] = 1000.0 * static_cast<double>(i) + index;
        }
        for (std::size_t i = 0; i < dollar_bins.size(); ++i) {
            each->histogram[i] = static_cast<std::int64_t>(10 * i) + index;
        }
    }
    month.occupation_moves = {0, 3 + index, 5, 0};
    for (int occupation = 0; occupation < 2; ++occupation) {
        month.by_occupation.push_back(counts(200 * occupation + index));
        month.mean_wage.push_back(60000.0 + 1000.0 * occupation + index);
        month.coworkers_by_occupation.push_back(coworkers(5.0 * occupation + index));
        month.delegable_share.push_back(0.1 * occupation + 0.01 * index);
        month.delegated_share.push_back(0.05 * occupation + 0.001 * index);
    }
    month.token_price = 36.0 - index;
    month.token_price_gpt4_level = 35.0 - index;
    month.token_price_frontier = 60.0 + index;
    month.token_volume = 1e6 + index;
    month.token_spend = 2e6 + index;
    month.people_token_volume = 3e6 + index;
    month.people_token_spend = 4e6 + index;
    month.frontier_intelligence = 0.05 * index;
    month.frontier_horizon_minutes = 5.0 + index;
    month.training_compute = 2.1e25 * (1 + index);
    return month;
}

} // namespace

void fill(Sample& sample, int months, bool partial) {
    const year_month first = 2023y / January;
    for (int index = 0; index < months; ++index) {
        const Date begin{(first + std::chrono::months{index}) / 1};
        const Date next{(first + std::chrono::months{index + 1}) / 1};
        const bool cut = partial && index + 1 == months;
        sample.months.push_back(month_of(index, begin, cut ? begin + days{10} : next));
    }
    Results& results = sample.results;
    results.scenario_name = "sample";
    results.resolved_scenario = "name: sample\ndescription: \"Łódź – 東京\"\nseed: 7\n";
    results.scenario_sha256 = sha256(results.resolved_scenario);
    results.seed = 7;
    results.replicate = 2;
    results.scale = 1000.0;
    results.start = Date{2023y / January / 1};
    results.sectors = {
        "sector", {"goods", "information", "care"}, {"Goods", "Information", "Care – health"}};
    results.occupations = {"occupation", {"clerks", "engineers"}, {"Clerks", "Engineers"}};
    results.regions = {"region", {"all"}, {"Whole country"}};
    results.months = sample.months;
    Observations& seen = results.observations;
    seen.resources.coefficients = {-25.3, 1.01};
    seen.resources.errors = {0.5, 0.02};
    seen.resources.r_squared = 0.99;
    seen.resources.points = 40;
    seen.price = {12.5, 7.5, {{2023, 15.0}, {2024, 5.0}}, 1e-7};
    seen.paid = {2.5, 0.75, {{2024, 0.5}}, 0.04};
    seen.gpt4_level = {9.5, 6.5, {}, 1e-3};
    seen.frontier = {3.5, 1.5, {}, 0.2};
    seen.use = {1.3, 0.06, 0.97, 150};
    seen.firms_use = {1.1, 0.08, 0.95, 149};
    seen.value = {Verdict::sub_exponential, 0.2, -0.12, -9.0, -0.5, 9.5, 4.1, 0.073, 26, 1};
    seen.tasks = {Verdict::exponential, 1.1, 0.02, 0.7, 4.5, 9.5, 9.5, 1e15, 18, 0};
    seen.direct_use = {1.5, 0.01, 0.99, 48};
    seen.model_choice = 0.9;
    seen.threshold = 0.006;
    seen.products = 0.002;
    seen.thought_index = 4e-7;
    seen.thought_stock = 9.2;
    seen.thought_median = 3400.0;
    seen.thought_lowest_tenth = 120.0;
    results.run.program_version = "0.1.0";
    results.run.git_commit = "0123456789abcdef";
    results.run.build = "GCC 12, Debug";
    results.run.libraries = output_library_versions();
    results.run.command_line = "tenfold run sample.yaml";
    results.run.threads = 2;
    results.run.host = "here";
    results.run.started = "2026-01-01T00:00:00Z";
    results.run.finished = "2026-01-01T00:00:01Z";
    results.run.run_seconds = 1.0;
}

std::string read_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

void write_text(const std::filesystem::path& path, const std::string& text) {
    std::ofstream{path, std::ios::binary} << text;
}

} // namespace tenfold::test
