// SPDX-License-Identifier: Apache-2.0
/// A small table of forecasts with round errors.
#pragma once

#include <string>

#include "tools/forecast/forecast_table.hpp"

namespace tenfold::test {

/// Adds forecasts of real GDP from eight origins, one quarter ahead: the actual value is 2, and the
/// forecast errs by `error` and `error` + 1 in turn, with a band of 1 to each side.
inline void add_model(ForecastTable& table, const std::string& model, double error) {
    for (int i = 0; i < 8; ++i) {
        const double mean = 2.0 + error + (i % 2);
        table.rows.push_back({"real_gdp",
                              Quarter{2010, 1} + i,
                              1,
                              model,
                              {mean, mean - 1.0, mean + 1.0},
                              2.0,
                              true});
    }
}

/// The economy errs by 0.5 and 1.5, the historical mean by 1 and 2, no change by 2 and 3.
inline ForecastTable sample_forecasts() {
    ForecastTable table;
    table.study = "sample";
    add_model(table, "economy", 0.5);
    add_model(table, "historical_mean", 1.0);
    add_model(table, "no_change", 2.0);
    add_model(table, "ar_1", 0.0);
    return table;
}

} // namespace tenfold::test
