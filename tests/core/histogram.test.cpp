// SPDX-License-Identifier: Apache-2.0
#include "core/histogram.hpp"

#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

/// Values of all magnitudes.
std::vector<std::uint64_t> values(std::size_t count, std::uint32_t seed) {
    std::vector<std::uint64_t> result(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        RandomStream random{RandomKey{seed, 0}, {i, 0, 0, 0}};
        result[i] = random.below(std::uint64_t{1} << random.below(64));
    }
    return result;
}

} // namespace

TEST_CASE("every value lies in its bin, and bins do not overlap") {
    for (const unsigned precision : {1U, 2U, 8U, 16U}) {
        const IntegerHistogram histogram{precision};
        const auto check = [&](std::uint64_t value) {
            const std::size_t bin = histogram.bin(value);
            CHECK(histogram.lower_bound(bin) <= value);
            CHECK(histogram.bin(histogram.lower_bound(bin)) == bin);
            if (bin > 0) {
                CHECK(histogram.bin(histogram.lower_bound(bin) - 1) == bin - 1);
            }
            const double error = static_cast<double>(value - histogram.lower_bound(bin));
            CHECK(error <= static_cast<double>(value) * std::exp2(1.0 - precision));
        };
        for (std::uint64_t value = 0; value < 1000; ++value) {
            check(value);
        }
        for (unsigned power = 10; power < 64; ++power) {
            check((std::uint64_t{1} << power) - 1);
            check(std::uint64_t{1} << power);
            check((std::uint64_t{1} << power) + 1);
        }
        check(std::numeric_limits<std::uint64_t>::max());
    }
}

TEST_CASE("quantiles are those of sorted data within the stated relative error") {
    for (const unsigned precision : {4U, 8U, 12U}) {
        std::vector<std::uint64_t> data = values(10'000, 1);
        IntegerHistogram histogram{precision};
        for (const std::uint64_t value : data) {
            histogram.add(value);
        }
        std::sort(data.begin(), data.end());
        CHECK(histogram.count() == 10'000);
        for (const double q : {1e-9, 0.001, 0.1, 0.25, 0.5, 0.9, 0.99, 0.9999, 1.0}) {
            const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(q * 10'000)));
            const std::uint64_t exact = data[rank - 1];
            const std::uint64_t quantile = histogram.quantile(q);
            CHECK(quantile <= exact);
            CHECK(static_cast<double>(exact - quantile) <=
                  static_cast<double>(exact) * std::exp2(1.0 - precision));
        }
    }
}

TEST_CASE("quantiles of small values are exact") {
    IntegerHistogram histogram;
    for (std::uint64_t value = 1; value <= 100; ++value) {
        histogram.add(value);
    }
    CHECK(histogram.quantile(0.01) == 1);
    CHECK(histogram.quantile(0.5) == 50);
    CHECK(histogram.quantile(0.505) == 51);
    CHECK(histogram.quantile(1.0) == 100);
}

TEST_CASE("an empty histogram has quantile 0, and counts may be taken back") {
    IntegerHistogram histogram;
    CHECK(histogram.count() == 0);
    CHECK(histogram.quantile(0.5) == 0);
    histogram.add(10, 5);
    histogram.add(20, 3);
    histogram.add(20, -3);
    CHECK(histogram.count() == 5);
    CHECK(histogram.quantile(1.0) == 10);
}

TEST_CASE("parts merge into the whole, whatever the parts") {
    const std::vector<std::uint64_t> data = values(5000, 2);
    IntegerHistogram whole;
    IntegerHistogram left;
    IntegerHistogram right;
    for (std::size_t i = 0; i < data.size(); ++i) {
        whole.add(data[i]);
        (i % 3 == 0 ? left : right).add(data[i]);
    }
    left.merge(right);
    CHECK(left.count() == whole.count());
    for (double q = 0.01; q <= 1.0; q += 0.01) {
        CHECK(left.quantile(q) == whole.quantile(q));
    }
}

TEST_CASE("bins can be read one by one, and cleared") {
    IntegerHistogram histogram{4};
    histogram.add(5, 3);
    histogram.add(100);
    CHECK(histogram.count(histogram.bin(5)) == 3);
    CHECK(histogram.middle(histogram.bin(5)) == 5.0); // exact below 16
    const std::size_t bin = histogram.bin(100);       // 96 to 103
    CHECK(histogram.middle(bin) == 99.5);
    CHECK(histogram.bins() > bin);
    histogram.clear();
    CHECK(histogram.count() == 0);
}
