// SPDX-License-Identifier: Apache-2.0
/// Wages of posts: the base of a sector and an occupation, and what a firm pays more or less.
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

/// A wage from its base and its index (Eq. 37) [cents a calendar day]. Throws RunError when it is
/// more than can be owed for a month.
[[nodiscard]] inline std::uint32_t wage(double base, double index) {
    const double cents = base * index;
    validate(cents <= highest_daily_wage, wage_too_high);
    // Positive and far below 2^52, where adding a half rounds as it should; a call would cost more.
    // NOLINTNEXTLINE(bugprone-incorrect-roundings)
    return static_cast<std::uint32_t>(cents + 0.5);
}

class PayScale {
public:
    PayScale(const LabourParameters& parameters, const MoneyCalibration& calibration);

    /// Base wage of the posts of one occupation in a firm [cents a day]; also their weight in work.
    [[nodiscard]] double base_wage(SectorId sector, FirmId firm, OccupationId occupation) const {
        return base_[cell(sector, occupation)] * level(firm, occupation);
    }
    /// Mean base wage of a sector and an occupation [cents a day].
    [[nodiscard]] double mean_base(SectorId sector, OccupationId occupation) const {
        return base_[cell(sector, occupation)];
    }
    void scale_base(SectorId sector, OccupationId occupation, double factor) {
        base_[cell(sector, occupation)] *= factor;
    }
    /// What a firm pays for an occupation over the mean; its mean over firms is 1.
    [[nodiscard]] double level(FirmId firm, OccupationId occupation) const {
        return levels_[pay_class(firm, occupation)];
    }
    /// Compensation per dollar of wages, by occupation.
    [[nodiscard]] double compensation_ratio(OccupationId occupation) const {
        return compensation_ratio_[occupation.index()];
    }
    /// Wages over reference wages at the start, by sector.
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
    std::vector<double> levels_;             // by class, mean 1
    std::vector<double> compensation_ratio_; // by occupation
    std::vector<double> wage_lag_;           // by sector
};

/// Compensation of an hour, by occupation, for reference wages by market [USD/h].
[[nodiscard]] std::vector<double> hourly_costs(const LabourParameters& parameters,
                                               const PayScale& pay,
                                               const std::vector<double>& reference);

/// Wages over reference wages in a workforce whose members leave at `rate` a month and in which
/// raises have come once a year while reference wages grew at `growth` a year.
[[nodiscard]] double mean_wage_lag(double rate, double growth);

} // namespace tenfold
