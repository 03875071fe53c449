// SPDX-License-Identifier: Apache-2.0
#include "tests/models/epidemic.hpp"

#include <cmath>

#include <boost/graph/clustering_coefficient.hpp>
#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/schedules.hpp"
#include "tests/support/small_world.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;
using namespace tenfold::models;

namespace {

/// Runs until nobody is infectious; the number of people ever infected.
std::uint64_t run_out(Epidemic& model, std::uint32_t people) {
    Engine<Epidemic> engine{model, model.options(), {people}};
    support::start(model, engine);
    engine.run_until(100'000 * ticks_per_day, [&] { return engine.pending() > 0; });
    CHECK(engine.pending() == 0);
    CHECK(model.infected() == model.recovered());
    return model.infected();
}

} // namespace

TEST_CASE(
    "with everyone mixing the final size solves z = 1 - (1-s) exp(-R0 z) (z test, alpha 1e-6)") {
    // Of n susceptibles a share r = 1 - (z-s)/(1-s) escapes; the number infected is normal with
    // variance n r(1-r) / (1 - R0 (1-s) r)^2 for a fixed infectious period (Scalia-Tomba 1985;
    // Andersson and Britton 2000, theorem 4.2). Its mean is off by O(1) people, the standard error
    // is hundreds. Critical value 4.892: standard normal.
    for (const double reproduction : {1.5, 2.0, 3.0}) {
        const auto people = static_cast<std::uint32_t>(statistics::sample(200'000));
        const std::uint32_t first_cases = people / 100;
        Epidemic model{{.people = people,
                        .first_cases = first_cases,
                        .reproduction = reproduction,
                        .mixing = Mixing::everyone,
                        .seed = 2}};
        const auto infected = static_cast<double>(run_out(model, people));
        const double first_share = static_cast<double>(first_cases) / people;
        const double susceptible = 1.0 - first_share;
        const double size = final_size_everyone(reproduction, first_share);
        const double escaped = (1.0 - size) / susceptible;
        const double variance = susceptible * people * escaped * (1.0 - escaped) /
                                std::pow(1.0 - reproduction * susceptible * escaped, 2.0);
        statistics::check_z(infected, size * people, std::sqrt(variance));
    }
}

TEST_CASE("on a rewired small world the final size is that of percolation (t test, alpha 1e-6)") {
    // 20 independent graphs; the prediction holds for many people, with a bias of O(1/people), a
    // tenth of the standard error here. Critical value 7.07: Student's t with 19 degrees of
    // freedom.
    for (const std::uint32_t degree : {6U, 10U}) {
        const auto people = static_cast<std::uint32_t>(statistics::sample(20'000));
        const std::uint32_t first_cases = people / 50;
        std::vector<double> sizes;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Epidemic model{{.people = people,
                            .first_cases = first_cases,
                            .reproduction = 2.0,
                            .degree = degree,
                            .rewiring = 1.0,
                            .seed = seed}};
            sizes.push_back(static_cast<double>(run_out(model, people)) / people);
        }
        const double first_share = static_cast<double>(first_cases) / people;
        statistics::check_t(sizes, final_size_network(2.0, degree, first_share));
    }
}

TEST_CASE("for large degree the small world's final size approaches that of everyone mixing") {
    const double everyone = final_size_everyone(2.0, 0.0);
    CHECK(everyone == test::approximately(0.79681213).epsilon(1e-7)); // root of z = 1 - exp(-2z)
    double last = 1.0;
    for (const std::uint32_t degree : {10U, 100U, 1000U, 10000U}) {
        const double difference = std::abs(final_size_network(2.0, degree, 0.0) - everyone);
        CHECK(difference < 0.2 * last);
        last = difference;
    }
    CHECK(last < 1e-4);
}

TEST_CASE("on a ring of degree two an outbreak is a run of transmissions (z test, alpha 1e-6)") {
    // To either side Geometric: P(j more) = t^j (1-t), mean t/(1-t), variance t/(1-t)^2; first
    // cases are so far apart that two outbreaks meet with probability below 1e-20. Critical
    // value 4.892: normal.
    const std::uint32_t first_cases = static_cast<std::uint32_t>(statistics::sample(2000));
    Epidemic model{{.people = 200 * first_cases,
                    .first_cases = first_cases,
                    .reproduction = 1.0,
                    .degree = 2,
                    .rewiring = 0.0}};
    const auto infected = static_cast<double>(run_out(model, 200 * first_cases));
    const double transmission = 0.5;
    const double more = transmission / (1.0 - transmission);
    statistics::check_z(infected,
                        first_cases * (1.0 + 2.0 * more),
                        std::sqrt(2.0 * first_cases * transmission) / (1.0 - transmission));
}

TEST_CASE("infection takes a window or more and comes from somebody infectious") {
    const EpidemicParameters parameters{.people = 5000, .first_cases = 20, .rewiring = 0.2};
    Epidemic model{parameters};
    static_cast<void>(run_out(model, parameters.people));
    const Contacts contacts{parameters};
    const std::vector<Epidemic::State> states = model.states();
    std::uint64_t caught = 0;
    for (std::uint32_t person = 0; person < parameters.people; ++person) {
        const Epidemic::State& state = states[person];
        if (!state.infector) {
            continue;
        }
        ++caught;
        const Epidemic::State& source = states[state.infector.index()];
        CHECK(state.infected - source.infected >= Epidemic::window_ticks);
        CHECK(state.infected < source.recovered);
        CHECK(state.recovered == state.infected + Epidemic::infectious_ticks);
        const PersonId* const last = contacts.end(state.infector);
        CHECK(std::find(contacts.begin(state.infector), last, PersonId{person}) != last);
    }
    CHECK(caught + 20 == model.infected());
}

TEST_CASE("a small world that is not rewired is a ring of known degree and clustering") {
    // Watts and Strogatz: clustering coefficient 3(k-2) / (4(k-1)), exactly.
    const support::SmallWorld ring =
        support::small_world({1000, 10, 0.0}, RandomKey::make(1, 0), 0);
    CHECK(num_edges(ring) == 5000);
    for (std::size_t vertex = 0; vertex < 1000; ++vertex) {
        CHECK(out_degree(vertex, ring) == 10);
        CHECK(boost::clustering_coefficient(ring, vertex) ==
              test::approximately(3.0 * 8 / (4.0 * 9)));
    }
}

TEST_CASE("a fully rewired small world has Poisson edges from others (chi-square, alpha 1e-6)") {
    // Of n k/2 edges each ends at a given vertex with probability 1/n, but for the source's
    // neighbourhood: degree - k/2 is Binomial(n k/2, 1/n), within O(k/n) Poisson. Its index of
    // dispersion times n is chi-square with n - 1 degrees of freedom (multinomial counts).
    constexpr std::uint32_t n = 10'000;
    const support::SmallWorld graph = support::small_world({n, 10, 1.0}, RandomKey::make(2, 0), 0);
    std::vector<std::int64_t> others;
    for (std::size_t vertex = 0; vertex < n; ++vertex) {
        others.push_back(static_cast<std::int64_t>(out_degree(vertex, graph)) - 5);
    }
    statistics::check_chi_square(others, std::vector<double>(n, 5.0));
}
