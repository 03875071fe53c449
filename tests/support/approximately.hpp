// SPDX-License-Identifier: Apache-2.0
/// Comparison of floating-point numbers in tests, relative to the expected value.
#pragma once

#include <doctest/doctest.h>

namespace tenfold::test {

/// Equal to `expected` within a relative error: doctest's default of 1.2e-5, or `.epsilon(x)`.
/// doctest::Approx alone allows that share of the value *plus one*, so that 0.04 within 10 % would
/// accept 0.14 as well. Zero has no relative error; it keeps doctest's absolute one.
template <class Number>
doctest::Approx approximately(Number expected) {
    const auto value = static_cast<double>(expected);
    return doctest::Approx(value).scale(value == 0.0 ? 1.0 : 0.0);
}

} // namespace tenfold::test
