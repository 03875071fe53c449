// SPDX-License-Identifier: Apache-2.0
#include "tests/support/statistics.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace tenfold::statistics {

double z_critical() {
    return boost::math::quantile(boost::math::complement(boost::math::normal{}, alpha / 2));
}

double t_critical(std::size_t degrees_of_freedom, double level) {
    const boost::math::students_t distribution{static_cast<double>(degrees_of_freedom)};
    return boost::math::quantile(boost::math::complement(distribution, level / 2));
}

double chi_square_critical(std::size_t degrees_of_freedom) {
    const boost::math::chi_squared distribution{static_cast<double>(degrees_of_freedom)};
    return boost::math::quantile(boost::math::complement(distribution, alpha));
}

double chi_square_lower_critical(std::size_t degrees_of_freedom) {
    const boost::math::chi_squared distribution{static_cast<double>(degrees_of_freedom)};
    return boost::math::quantile(distribution, alpha);
}

} // namespace tenfold::statistics
