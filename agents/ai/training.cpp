// SPDX-License-Identifier: Apache-2.0
/// Results of training runs, and releases before the run.
#include "core/math.hpp"

#include "agents/ai/intelligence.hpp"
#include "agents/ai/lab.hpp"
#include "agents/ai/token_price.hpp"
#include "agents/ai/tree.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tenfold {

namespace {

constexpr Purpose history_purpose = 49;  // agent: lab; ordinal: releases before the first
constexpr double years_of_history = 2.0; // covers the levels of the price index
constexpr double step = 1.0 / 24.0;      // of integration over time [yr]

/// Number of steps of an integral over `years`, at least one.
int steps_of(double years) {
    return static_cast<int>(std::max(1.0, std::ceil(years / step)));
}

Date days_before(Date date, double years) {
    return date - std::chrono::days{std::llround(years * days_per_year)};
}

double mean_interval(const TrainingParameters& training, bool open) {
    return open ? training.open_interval : training.release_interval;
}

double capital_share(const AiParameters& parameters, std::size_t lab) {
    double all = 0.0;
    for (const Lab& other : parameters.labs) {
        all += other.open_weights ? 0.0 : other.capital_weight;
    }
    const Lab& own = parameters.labs[lab];
    return own.open_weights || all <= 0.0 ? 0.0 : own.capital_weight / all;
}

} // namespace

ModelDraws::ModelDraws(RandomStream& draws, std::size_t domains)
    : outcome{draws.normal()}, interval{draws.uniform()} {
    for (std::size_t k = 0; k < domains; ++k) {
        domain_strength.push_back(draws.normal());
    }
}

TrainingTrend::TrainingTrend(const AiParameters& parameters)
    : intelligence_{parameters.intelligence}, start_{Calendar::decimal_year(parameters.time.start)},
      gdp_{parameters.intelligence.nominal_gdp}, growth_{parameters.nominal_growth()} {}

double TrainingTrend::capital(double year) const {
    return training_capital(intelligence_, gdp_ * math::exp(growth_ * (year - start_)), year);
}

double TrainingTrend::compute(double year) const {
    return capital(year) * flop_per_dollar(intelligence_, year);
}

double TrainingTrend::compute(double from, double until) const {
    const int steps = steps_of(until - from);
    const double width = (until - from) / steps;
    double sum = 0.0;
    for (int i = 0; i < steps; ++i) {
        sum += compute(from + (i + 0.5) * width) * width;
    }
    return sum;
}

double TrainingTrend::log_efficiency(double year) const {
    const int steps = steps_of(std::abs(year - reference_year));
    const double width = (year - reference_year) / steps;
    double sum = 0.0;
    for (int i = 0; i < steps; ++i) {
        const double from = reference_year + i * width;
        const double growth = math::log(compute(from + width) / compute(from)) / width;
        sum += (width == 0.0 ? 0.0 : algorithmic_progress(intelligence_, growth)) * width;
    }
    return sum;
}

AiModel trained_model(const AiParameters& parameters,
                      double compute,
                      double log_efficiency,
                      const ModelDraws& draws) {
    AiModel model;
    model.training_compute = std::max(compute, least_compute);
    model.serving_size =
        serving_size(parameters.token_price, model.training_compute, log_efficiency);
    model.resources = model.training_compute * math::power10(log_efficiency);
    const double luck =
        parameters.training.outcome_dispersion * draws.outcome * math::log10(math::exp(1.0));
    model.intelligence =
        intelligence_of(parameters.intelligence, model.training_compute, log_efficiency) + luck;
    for (const double draw : draws.domain_strength) {
        model.domain_strength.push_back(parameters.training.own_jaggedness * draw);
    }
    return model;
}

AiModel copied_model(const AiParameters& parameters,
                     double frontier,
                     double log_efficiency,
                     const ModelDraws& draws) {
    const TrainingParameters& training = parameters.training;
    AiModel model;
    model.open_weights = true;
    model.hosted = true;
    model.intelligence =
        frontier - training.open_deficit + training.open_deficit_dispersion * draws.outcome;
    const double scratch =
        compute_needed(parameters.intelligence, model.intelligence, log_efficiency);
    model.training_compute = std::max(1.0, training.open_compute_share * scratch);
    model.serving_size =
        serving_size(parameters.token_price, model.training_compute, log_efficiency);
    model.resources = model.training_compute * math::power10(log_efficiency);
    for (const double draw : draws.domain_strength) {
        model.domain_strength.push_back(training.own_jaggedness * draw);
    }
    return model;
}

Day release_interval(const TrainingParameters& training, bool open, double uniform) {
    const double factor = 1.0 + training.interval_spread * (2.0 * uniform - 1.0);
    const double years = mean_interval(training, open) * factor;
    return std::max<Day>(1, std::llround(years * days_per_year));
}

double frontier_at(std::span<const AiModel> models, Date date) {
    double best = -std::numeric_limits<double>::infinity();
    for (const AiModel& model : models) {
        if (!model.open_weights && model.released <= date) {
            best = std::max(best, model.intelligence);
        }
    }
    return best;
}

Date first_release(const AiParameters& parameters, std::size_t lab) {
    const Lab& declared = parameters.labs[lab];
    const double interval = mean_interval(parameters.training, declared.open_weights);
    const auto days = std::max<Day>(1, std::llround(interval * days_per_year));
    Date date = declared.first_release;
    if (date < parameters.time.start) {
        const Day late = (parameters.time.start - date).count();
        date += std::chrono::days{(late + days - 1) / days * days};
    }
    return date;
}

std::vector<AiModel> earlier_models(const AiParameters& parameters, RandomKey key) {
    const TrainingTrend trend{parameters};
    const TrainingParameters& training = parameters.training;
    struct Release {
        Date date;
        std::uint32_t lab;
        std::uint32_t back;
    };
    std::vector<Release> releases;
    for (std::uint32_t lab = 0; lab < parameters.labs.size() && training.enabled; ++lab) {
        const double interval = mean_interval(training, parameters.labs[lab].open_weights);
        const Date first = first_release(parameters, lab);
        for (std::uint32_t back = 1;; ++back) {
            const Date date = days_before(first, interval * back);
            if (date < days_before(parameters.time.start, years_of_history)) {
                break;
            }
            releases.push_back({date, lab, back});
        }
    }
    std::sort(releases.begin(), releases.end(), [](const Release& a, const Release& b) {
        return a.date != b.date ? a.date < b.date : a.lab < b.lab;
    });
    std::vector<AiModel> models;
    for (const Release& release : releases) {
        RandomStream stream{key, {release.lab, 0, release.back, history_purpose}};
        const ModelDraws draws{stream, parameters.task_domains.size()};
        const bool open = parameters.labs[release.lab].open_weights;
        const double year = Calendar::decimal_year(release.date);
        const double efficiency = trend.log_efficiency(year);
        const double frontier = frontier_at(models, days_before(release.date, training.open_lag));
        if (open && !std::isfinite(frontier)) {
            continue; // no frontier to imitate yet
        }
        const double compute = capital_share(parameters, release.lab) *
                               trend.compute(year - training.release_interval, year);
        if (!open && compute < least_compute) {
            continue; // no capital
        }
        AiModel model = open ? copied_model(parameters, frontier, efficiency, draws)
                             : trained_model(parameters, compute, efficiency, draws);
        model.lab = LabId{release.lab};
        model.released = release.date;
        model.wordiness = wordiness(parameters.token_price, year);
        for (AiModel& size : sizes_of(model, training)) {
            models.push_back(std::move(size));
        }
    }
    return models;
}

std::vector<LabState> labs_at_start(const AiParameters& parameters, bool makes_models) {
    const TrainingTrend trend{parameters};
    const double start = Calendar::decimal_year(parameters.time.start);
    const bool any = parameters.training.enabled && makes_models;
    std::vector<LabState> labs(any ? parameters.labs.size() : 0);
    for (std::size_t lab = 0; lab < labs.size(); ++lab) {
        const Date last =
            days_before(first_release(parameters, lab), parameters.training.release_interval);
        labs[lab].capital_share = capital_share(parameters, lab);
        labs[lab].run_compute = labs[lab].capital_share *
                                trend.compute(std::min(start, Calendar::decimal_year(last)), start);
    }
    return labs;
}

} // namespace tenfold
