// SPDX-License-Identifier: Apache-2.0
/// Mortgages of people on housing and land. All people of a class of owners (Traits::housing_class)
/// owe the same, so that no person stores a debt. (Eq. 120, 121)
#pragma once

#include "agents/finance/parameters.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Value of housing that brings `rents` a year (Eq. 120): rents / max(0.02, yield + r - r*), with
/// the long real rate r and its value of the first day.
[[nodiscard]] double housing_value(const MortgageParameters& parameters,
                                   double rents,
                                   double real_rate,
                                   double first_real_rate);

/// Conditions under which mortgages change in a month.
struct MortgageConditions {
    double real_rate = 0.0; // long
    double first_real_rate = 0.0;
    double rate = 0.0;    // of interest on mortgages [1/yr]
    double lending = 1.0; // granted share of new loans
    double limit = 1.0;   // on loan to value
    double years = 0.0;   // length of the month
};

/// Change of a mortgage in a month [cents] (Eq. 121): closes years / T of the gap to the loan that
/// the value of housing carries; a rise times the granted share. Never below nothing owed.
[[nodiscard]] std::int64_t mortgage_change(const MortgageParameters& parameters,
                                           const MortgageConditions& conditions,
                                           double rents,
                                           std::int64_t owed);

/// Mortgage on the stationary path per dollar of yearly rents: loan to value over the yield, less
/// the lag of a loan that grows at `growth`.
[[nodiscard]] double stationary_mortgage(const MortgageParameters& parameters, double growth);

/// Payments of one person of each class on the next payday [cents].
struct MortgageSignals {
    std::vector<std::int64_t> change; // borrowed, or repaid if negative
    std::vector<std::int64_t> interest;
};

class Mortgages {
public:
    Mortgages() = default;
    explicit Mortgages(std::size_t classes)
        : signals_{std::vector<std::int64_t>(classes, 0), std::vector<std::int64_t>(classes, 0)},
          owed_(classes, 0) {}

    [[nodiscard]] const MortgageSignals& signals() const { return signals_; }
    /// Owed by one person of each class.
    [[nodiscard]] const std::vector<std::int64_t>& owed() const { return owed_; }
    /// Owed by all people, of whom each class has `people`.
    [[nodiscard]] std::int64_t total(const std::vector<std::int64_t>& people) const;

    // ---- steps at barriers
    /// Begins on the stationary path; `rents` [cents/yr] of one person of each class.
    void
    start(const MortgageParameters& parameters, double growth, const std::vector<double>& rents);
    /// Publishes the payments of the next payday; `rents` as for `start`.
    void publish(const MortgageParameters& parameters,
                 const MortgageConditions& conditions,
                 const std::vector<double>& rents);
    /// After payday: what was borrowed is owed.
    void settle();

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [signals, owed] = self;
        archive(signals, owed);
    }

private:
    MortgageSignals signals_;
    std::vector<std::int64_t> owed_;
};

} // namespace tenfold
