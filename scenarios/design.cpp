// SPDX-License-Identifier: Apache-2.0
#include "scenarios/design.hpp"

#include "core/check.hpp"
#include "core/quasi_random.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace tenfold {

namespace {

using Rows = std::vector<DesignRow>;
using Places = std::vector<double>;

// Agent = factor, time = sample or trajectory.
constexpr Purpose place_draws = 57;
constexpr Purpose stratum_draws = 58;
constexpr Purpose trajectory_draws = 59;

RandomStream draws_of(std::uint64_t seed, std::size_t factor, std::size_t sample, Purpose purpose) {
    return RandomStream{
        RandomKey::make(seed, 0),
        {static_cast<std::uint32_t>(factor), static_cast<std::int64_t>(sample), 0, purpose}};
}

std::uint64_t product(std::uint64_t a, std::uint64_t b) {
    validate(b == 0 || a <= std::numeric_limits<std::uint64_t>::max() / b,
             "a design of 2^64 rows or more");
    return a * b;
}

double middle(std::size_t level, std::size_t levels) {
    return (static_cast<double>(level) + 0.5) / static_cast<double>(levels);
}

bool is_sampled(DesignKind kind) {
    return kind != DesignKind::list && kind != DesignKind::grid &&
           kind != DesignKind::one_at_a_time;
}

void check_best(const DesignRequest& request) {
    validate(request.best.size() == request.levels.size(),
             "a design of one factor at a time needs the best place of each");
    for (const double place : request.best) {
        validate(place >= 0.0 && place <= 1.0, "the best place of a factor lies outside [0, 1]");
    }
}

void check(const DesignRequest& request) {
    const std::vector<std::size_t>& levels = request.levels;
    const DesignKind kind = request.kind;
    const std::size_t factors = levels.size();
    validate(factors > 0, "a design has no factor");
    validate(factors < std::numeric_limits<int>::max(), "a design has too many factors");
    // The 48 bits of a random position's time identify samples.
    validate(!is_sampled(kind) || (request.samples > 0 && request.samples >> 48 == 0),
             "a sampled design has from 1 to 2^48 - 1 samples");
    if (kind == DesignKind::grid || kind == DesignKind::list) {
        validate(std::find(levels.begin(), levels.end(), 0U) == levels.end(),
                 "a grid or a list needs levels (a factor is a continuum)");
    }
    validate(kind != DesignKind::list || std::count(levels.begin(), levels.end(), levels.front()) ==
                                             static_cast<std::ptrdiff_t>(factors),
             "the factors of a list have different numbers of values");
    validate(kind != DesignKind::sobol || factors <= largest_sobol_dimension,
             "a Sobol design has at most 3,667 factors");
    validate(kind != DesignKind::saltelli || factors <= largest_sobol_dimension / 2,
             "a Saltelli design has at most 1,833 factors (two dimensions each)");
    validate(kind != DesignKind::morris ||
                 (request.morris_levels > 0 && request.morris_levels % 2 == 0),
             "the number of levels of a Morris design must be even");
    if (kind == DesignKind::one_at_a_time) {
        check_best(request);
    }
}

std::size_t rows_per_sample(const DesignRequest& request) {
    const std::size_t factors = request.levels.size();
    switch (request.kind) {
    case DesignKind::saltelli:
        return (request.second_order ? 2 : 1) * factors + 2;
    case DesignKind::morris:
        return factors + 1;
    default:
        return 1;
    }
}

Rows list_rows(const DesignRequest& request) {
    const std::size_t count = request.levels.front();
    Rows rows(count);
    for (std::size_t i = 0; i < count; ++i) {
        rows[i].place.assign(request.levels.size(), middle(i, count));
        rows[i].group = i;
    }
    return rows;
}

Rows grid_rows(const DesignRequest& request) {
    Rows rows(design_size(request));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].place.resize(request.levels.size());
        rows[i].group = i;
        std::size_t rest = i;
        for (std::size_t factor = request.levels.size(); factor-- > 0;) {
            const std::size_t levels = request.levels[factor];
            rows[i].place[factor] = middle(rest % levels, levels);
            rest /= levels;
        }
    }
    return rows;
}

Rows random_rows(const DesignRequest& request) {
    Rows rows(request.samples);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].group = i;
        for (std::size_t factor = 0; factor < request.levels.size(); ++factor) {
            rows[i].place.push_back(draws_of(request.seed, factor, i, place_draws).uniform());
        }
    }
    return rows;
}

Rows latin_hypercube_rows(const DesignRequest& request) {
    const std::size_t samples = request.samples;
    const auto width = static_cast<double>(samples);
    Rows rows(samples);
    std::vector<std::size_t> strata(samples);
    for (std::size_t factor = 0; factor < request.levels.size(); ++factor) {
        std::iota(strata.begin(), strata.end(), std::size_t{0});
        for (std::size_t i = samples; i-- > 0;) {
            RandomStream draws = draws_of(request.seed, factor, i, stratum_draws);
            std::swap(strata[i], strata[draws.below(i + 1)]);
            const double place = (static_cast<double>(strata[i]) + draws.uniform()) / width;
            // Rounding may move a place beyond the upper end of its stratum; the middle of the
            // stratum replaces it.
            const bool inside = std::floor(place * width) == static_cast<double>(strata[i]);
            rows[i].place.push_back(inside ? place : middle(strata[i], samples));
            rows[i].group = i;
        }
    }
    return rows;
}

Rows sobol_rows(const DesignRequest& request) {
    const std::size_t factors = request.levels.size();
    const Places points = shifted_sobol_points(request.samples, factors, request.seed);
    Rows rows(request.samples);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto point = points.begin() + static_cast<std::ptrdiff_t>(i * factors);
        rows[i].place.assign(point, point + static_cast<std::ptrdiff_t>(factors));
        rows[i].group = i;
    }
    return rows;
}

/// Appends `place` with the column of each factor from `other`.
void add_mixed(Rows& rows, const Places& place, const Places& other, RowRole role) {
    const std::size_t group = rows.back().group;
    for (std::size_t factor = 0; factor < place.size(); ++factor) {
        DesignRow row{place, role, static_cast<int>(factor), group};
        row.place[factor] = other[factor];
        rows.push_back(std::move(row));
    }
}

Rows saltelli_rows(const DesignRequest& request) {
    const auto factors = static_cast<std::ptrdiff_t>(request.levels.size());
    const Places points =
        shifted_sobol_points(request.samples, 2 * request.levels.size(), request.seed);
    Rows rows;
    rows.reserve(design_size(request));
    auto point = points.begin();
    for (std::size_t i = 0; i < request.samples; ++i, point += 2 * factors) {
        const Places a(point, point + factors);
        const Places b(point + factors, point + 2 * factors);
        rows.push_back({a, RowRole::a, -1, i});
        add_mixed(rows, a, b, RowRole::ab);
        if (request.second_order) {
            add_mixed(rows, b, a, RowRole::ba);
        }
        rows.push_back({b, RowRole::b, -1, i});
    }
    return rows;
}

/// A trajectory moves each factor once, by half of its levels: up from the lower half or down from
/// the upper half, so that all levels are equally likely.
void add_trajectory(Rows& rows, const DesignRequest& request, std::size_t group) {
    const std::size_t factors = request.levels.size();
    const std::size_t half = request.morris_levels / 2;
    const auto last = static_cast<double>(request.morris_levels - 1);
    DesignRow row{Places(factors), RowRole::base, -1, group};
    Places after(factors);
    std::vector<std::size_t> order(factors);
    for (std::size_t factor = 0; factor < factors; ++factor) {
        RandomStream draws = draws_of(request.seed, factor, group, trajectory_draws);
        const std::size_t level = draws.below(half);
        row.place[factor] = static_cast<double>(level) / last;
        after[factor] = static_cast<double>(level + half) / last;
        if (draws.bernoulli(0.5)) {
            std::swap(row.place[factor], after[factor]);
        }
        const std::size_t earlier = draws.below(factor + 1);
        order[factor] = order[earlier];
        order[earlier] = factor;
    }
    rows.push_back(row);
    row.role = RowRole::step;
    for (const std::size_t factor : order) {
        row.place[factor] = after[factor];
        row.factor = static_cast<int>(factor);
        rows.push_back(row);
    }
}

Rows morris_rows(const DesignRequest& request) {
    Rows rows;
    rows.reserve(design_size(request));
    for (std::size_t group = 0; group < request.samples; ++group) {
        add_trajectory(rows, request, group);
    }
    return rows;
}

Rows one_at_a_time_rows(const DesignRequest& request) {
    Rows rows{{request.best, RowRole::base, -1, 0}};
    for (std::size_t factor = 0; factor < request.levels.size(); ++factor) {
        for (const RowRole role : {RowRole::low, RowRole::high}) {
            DesignRow row{request.best, role, static_cast<int>(factor), 0};
            row.place[factor] = role == RowRole::low ? 0.0 : 1.0;
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

} // namespace

std::uint64_t design_size(const DesignRequest& request) {
    check(request);
    switch (request.kind) {
    case DesignKind::list:
        return request.levels.front();
    case DesignKind::grid: {
        std::uint64_t size = 1;
        for (const std::size_t levels : request.levels) {
            size = product(size, levels);
        }
        return size;
    }
    case DesignKind::one_at_a_time:
        return 2 * request.levels.size() + 1;
    default:
        return product(request.samples, rows_per_sample(request));
    }
}

std::vector<DesignRow> make_design(const DesignRequest& request) {
    check(request);
    switch (request.kind) {
    case DesignKind::list:
        return list_rows(request);
    case DesignKind::grid:
        return grid_rows(request);
    case DesignKind::random:
        return random_rows(request);
    case DesignKind::latin_hypercube:
        return latin_hypercube_rows(request);
    case DesignKind::sobol:
        return sobol_rows(request);
    case DesignKind::saltelli:
        return saltelli_rows(request);
    case DesignKind::morris:
        return morris_rows(request);
    case DesignKind::one_at_a_time:
        return one_at_a_time_rows(request);
    }
    throw RunError{"a design of no known kind"};
}

} // namespace tenfold
