// SPDX-License-Identifier: Apache-2.0
// Exact laws from Boost.Math; critical values at alpha = 1e-6 from tests/support/statistics.hpp.
#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <doctest/doctest.h>

#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

RandomStream stream_of(std::uint32_t agent, Purpose purpose = 1) {
    return RandomStream{RandomKey::make(2023, 0), {agent, 1234567, 0, purpose}};
}

constexpr std::uint64_t draws_each = 400'000;

/// Upper ends of bins that cover a distribution: every count where it is narrow, else 400 of equal
/// width within six standard deviations, and one beyond.
std::vector<double> bin_ends(double mean, double deviation, double most) {
    const double low = std::max(0.0, std::floor(mean - 6.0 * deviation));
    const double high = std::min(most, std::ceil(mean + 6.0 * deviation));
    const double width = std::max(1.0, std::floor((high - low) / 400.0));
    std::vector<double> ends;
    for (double end = low; end < high; end += width) {
        ends.push_back(end);
    }
    ends.push_back(most);
    return ends;
}

/// Chi-square of counts in bins that hold at least 5 expected draws each; neighbours are pooled.
template <class Distribution, class Draw>
void check_law(const Distribution& distribution, double most, Draw&& draw) {
    const std::vector<double> ends = bin_ends(
        boost::math::mean(distribution), boost::math::standard_deviation(distribution), most);
    const std::uint64_t draws = statistics::sample(draws_each);
    std::vector<std::int64_t> histogram(ends.size());
    for (std::uint32_t agent = 0; agent < draws; ++agent) {
        const auto count = static_cast<double>(draw(agent));
        REQUIRE(count >= 0.0);
        REQUIRE(count <= most);
        ++histogram[static_cast<std::size_t>(std::ranges::lower_bound(ends, count) - ends.begin())];
    }
    std::vector<std::int64_t> counts{0};
    std::vector<double> expected{0.0};
    double below = 0.0;
    for (std::size_t bin = 0; bin < ends.size(); ++bin) {
        if (expected.back() >= 5.0) {
            counts.push_back(0);
            expected.push_back(0.0);
        }
        const double up_to = ends[bin] < most ? boost::math::cdf(distribution, ends[bin]) : 1.0;
        counts.back() += histogram[bin];
        expected.back() += static_cast<double>(draws) * (up_to - below);
        below = up_to;
    }
    if (expected.back() < 5.0 && counts.size() > 1) { // the last bin joins its neighbour
        counts[counts.size() - 2] += counts.back();
        expected[expected.size() - 2] += expected.back();
        counts.pop_back();
        expected.pop_back();
    }
    if (counts.size() > 1) {
        statistics::check_chi_square(counts, expected);
    } else {
        CHECK(counts.front() == static_cast<std::int64_t>(draws));
    }
}

} // namespace

TEST_CASE("normal draws have their distribution, in the tails too (chi-square, alpha 1e-6)") {
    // Bins of 1/32 within 4.5 standard deviations, beyond them the tails: the ziggurat's own lies
    // beyond 3.65.
    constexpr int bins_each = 32;
    constexpr int reach = 9 * bins_each / 2;
    const std::uint64_t draws = statistics::sample(2'000'000);
    std::vector<std::int64_t> histogram(2 * reach + 2);
    for (std::uint32_t agent = 0; agent < draws / 4; ++agent) {
        RandomStream stream = stream_of(agent);
        for (int i = 0; i < 4; ++i) {
            const double place = std::floor(stream.normal() * bins_each) + reach + 1.0;
            ++histogram[static_cast<std::size_t>(std::clamp(place, 0.0, 2.0 * reach + 1.0))];
        }
    }
    const boost::math::normal normal;
    std::vector<std::int64_t> counts{0};
    std::vector<double> expected{0.0};
    for (std::size_t bin = 0; bin < histogram.size(); ++bin) {
        if (expected.back() >= 5.0) {
            counts.push_back(0);
            expected.push_back(0.0);
        }
        const auto end = [](std::size_t place) {
            return (static_cast<double>(place) - reach) / bins_each;
        };
        const double up_to = bin + 1 < histogram.size() ? boost::math::cdf(normal, end(bin)) : 1.0;
        const double from = bin > 0 ? boost::math::cdf(normal, end(bin) - 1.0 / bins_each) : 0.0;
        counts.back() += histogram[bin];
        expected.back() += static_cast<double>(draws / 4 * 4) * (up_to - from);
    }
    counts[counts.size() - 2] += counts.back();
    expected[expected.size() - 2] += expected.back();
    counts.pop_back();
    expected.pop_back();
    statistics::check_chi_square(counts, expected);
}

TEST_CASE("Poisson draws have their law, from rare events to a thousand million (chi-square, alpha "
          "1e-6)") {
    for (const double mean :
         {1e-4, 0.02, 0.7,   1.0,   3.3,    9.99, 14.999,    15.0, 15.7, 19.2, 27.9,
          28.1, 64.0, 100.0, 500.0, 1023.0, 1e4,  123'456.7, 1e6,  3e7,  1e9}) {
        CAPTURE(mean);
        check_law(boost::math::poisson{mean}, 4e9, [mean](std::uint32_t agent) {
            return stream_of(agent, 2).poisson(mean);
        });
    }
}

TEST_CASE("Poisson draws of huge means are normal (DKW, alpha 1e-6)") {
    // Skewness moves the distribution function by less than 0.07 / sqrt(mean), 1e-7; one count in a
    // draw by less than that.
    for (const double mean : {1e12, 1e15}) {
        CAPTURE(mean);
        std::vector<double> standard;
        const auto draws = static_cast<std::uint32_t>(statistics::sample(draws_each));
        for (std::uint32_t agent = 0; agent < draws; ++agent) {
            const auto count = static_cast<double>(stream_of(agent, 3).poisson(mean));
            standard.push_back((count - mean) / std::sqrt(mean));
        }
        statistics::check_distribution(
            standard, [](double x) { return boost::math::cdf(boost::math::normal{}, x); });
    }
}

TEST_CASE("binomial draws have their law, for few trials and for 2^31, at either end of the "
          "probability (chi-square, alpha 1e-6)") {
    struct Case {
        std::int64_t trials;
        double p;
    };
    constexpr std::int64_t many = std::int64_t{1} << 31;
    for (const Case& test :
         {Case{1, 0.3},      Case{2, 0.999},     Case{5, 0.3},          Case{19, 0.5},
          Case{20, 0.5},     Case{21, 0.5},      Case{25, 0.4},         Case{40, 0.1},
          Case{64, 0.15},    Case{65, 0.15},     Case{65, 0.85},        Case{1000, 0.00999},
          Case{1000, 0.01},  Case{1000, 0.0101}, Case{1000, 0.02},      Case{1000, 0.5},
          Case{1000, 0.98},  Case{1000, 0.995},  Case{99'999, 0.37},    Case{1'000'000, 1e-6},
          Case{many, 1e-10}, Case{many, 4e-9},   Case{many, 7e-9},      Case{many, 0.3},
          Case{many, 0.5},   Case{many, 0.9999}, Case{many, 1.0 - 2e-9}}) {
        CAPTURE(test.trials);
        CAPTURE(test.p);
        const auto trials = static_cast<double>(test.trials);
        check_law(boost::math::binomial{trials, test.p}, trials, [&](std::uint32_t agent) {
            return stream_of(agent, 4).binomial(test.trials, test.p);
        });
    }
}

TEST_CASE("successes and failures change places with their probabilities") {
    for (const std::int64_t trials : {1, 30, 1000, 1'000'000}) {
        for (const double p : {0.125, 0.25, 0.4375}) { // so that 1 - p is exact
            for (std::uint32_t agent = 0; agent < 50; ++agent) {
                CHECK(stream_of(agent).binomial(trials, p) +
                          stream_of(agent).binomial(trials, 1.0 - p) ==
                      trials);
            }
        }
    }
}

TEST_CASE("draws of certain outcomes are certain") {
    constexpr std::int64_t most = 1'000'000'000'000'000;
    for (std::uint32_t agent = 0; agent < 100; ++agent) {
        CHECK(stream_of(agent).binomial(0, 0.5) == 0);
        CHECK(stream_of(agent).binomial(100, 0.0) == 0);
        CHECK(stream_of(agent).binomial(100, 1.0) == 100);
        CHECK(stream_of(agent).binomial(most, 1.0) == most);
        CHECK(stream_of(agent).binomial(std::int64_t{1} << 52, 1.0) == std::int64_t{1} << 52);
        CHECK(stream_of(agent).binomial(most, 1e-30) == 0);
        CHECK(stream_of(agent).binomial(100, 1e-300) == 0);
        CHECK(stream_of(agent).binomial(100, 1.0 - 0x1p-53) == 100);
        CHECK(stream_of(agent).poisson(0.0) == 0);
        CHECK(stream_of(agent).poisson(1e-300) == 0);
        CHECK(stream_of(agent).poisson(5e-324) == 0);
    }
}

TEST_CASE("the ends of the allowed range give draws within seven standard deviations") {
    // Beyond seven lies 3e-12 of a normal distribution.
    constexpr std::int64_t most = 1'000'000'000'000'000;
    const double deviation = std::sqrt(0.25e15);
    for (std::uint32_t agent = 0; agent < 1000; ++agent) {
        const std::int64_t half = stream_of(agent).binomial(most, 0.5);
        CHECK(std::abs(static_cast<double>(half - most / 2)) < 7.0 * deviation);
        const std::int64_t drawn = stream_of(agent).poisson(1e15);
        CHECK(std::abs(static_cast<double>(drawn - most)) < 7.0 * std::sqrt(1e15));
    }
}

TEST_CASE("the draws of a stream are these, on every processor") {
    RandomStream stream = stream_of(7, 9);
    std::vector<double> draws;
    for (int round = 0; round < 2; ++round) {
        draws.push_back(stream.normal());
        draws.push_back(static_cast<double>(stream.poisson(2.5)));
        draws.push_back(static_cast<double>(stream.poisson(1e9)));
        draws.push_back(static_cast<double>(stream.binomial(30, 0.7)));
        draws.push_back(static_cast<double>(stream.binomial(2'000'000'000, 0.4)));
    }
    const std::vector<double> recorded{-0x1.11bd39f841223p+1,
                                       6,
                                       999970905,
                                       24,
                                       799980971,
                                       -0x1.038e959a76217p-5,
                                       0,
                                       999964278,
                                       23,
                                       799992242};
    CHECK(draws == recorded);
}
