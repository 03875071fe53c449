// SPDX-License-Identifier: Apache-2.0
/// Wages of posts: the base wage of a sector and an occupation, and pay differences between firms.
#pragma once

#include "core/check.hpp"

#include "agents/classification/categories.hpp"
#include "agents/classification/dispersion.hpp"
#include "agents/classification/ids.hpp"
#include "agents/labour/calibration.hpp"
#include "agents/labour/pay.hpp"
#include "agents/labour/tree.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Wage from its base and its index (Eq. 37) [cents a calendar day]. Throws RunError above
/// highest_daily_wage.
[[nodiscard]] inline std::uint32_t wage(double base, double index) {
    const double cents = base * index;
    validate(cents <= highest_daily_wage, wage_too_high);
    // The sum is positive and far below 2^52, where adding 0.5 and truncating rounds correctly; a
    // library call is slower.
    // NOLINTNEXTLINE(bugprone-incorrect-roundings)
    return static_cast<std::uint32_t>(cents + 0.5);
}

class PayScale {
public:
    PayScale(const LabourParameters& parameters, const MoneyCalibration& calibration);

    /// Base wage of a post of this occupation in this firm [cents a day]; also its weight in
    /// measures of work.
    [[nodiscard]] double base_wage(SectorId sector, FirmId firm, OccupationId occupation) const {
        return base_[cell(sector, occupation)] * level(firm, occupation);
    }
    /// Mean base wage of a sector and an occupation over firms [cents a day].
    [[nodiscard]] double mean_base(SectorId sector, OccupationId occupation) const {
        return base_[cell(sector, occupation)];
    }
    void scale_base(SectorId sector, OccupationId occupation, double factor) {
        base_[cell(sector, occupation)] *= factor;
    }
    /// Pay of a firm for an occupation relative to the mean over firms.
    [[nodiscard]] double level(FirmId firm, OccupationId occupation) const {
        return levels_[pay_class(firm, occupation)];
    }
    /// Compensation of employees per dollar of wages, by occupation.
    [[nodiscard]] double compensation_ratio(OccupationId occupation) const {
        return compensation_ratio_[occupation.index()];
    }
    /// Mean wage over reference wage at the start, by sector.
    [[nodiscard]] double wage_lag(SectorId sector) const { return wage_lag_[sector.index()]; }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [occupations, base, levels, compensation_ratio, wage_lag] = self;
        archive(base, wage_lag);
        archive.derived(occupations, levels, compensation_ratio);
    }

private:
    [[nodiscard]] std::size_t cell(SectorId sector, OccupationId occupation) const {
        return sector.index() * occupations_ + occupation.index();
    }

    std::size_t occupations_;
    std::vector<double> base_;               // sector x occupation [cents a day]
    std::vector<double> levels_;             // by class of firms, mean 1
    std::vector<double> compensation_ratio_; // by occupation
    std::vector<double> wage_lag_;           // by sector
};

/// Compensation of employees per hour by occupation, for the given reference wages by market
/// [USD/h].
[[nodiscard]] std::vector<double> hourly_costs(const LabourParameters& parameters,
                                               const PayScale& pay,
                                               const std::vector<double>& reference);

/// Mean wage over reference wage in a stationary workforce with separation rate `rate` [1/month],
/// raises every twelve months and reference wages that grow at `growth` [1/yr].
[[nodiscard]] double mean_wage_lag(double rate, double growth);

} // namespace tenfold
