// SPDX-License-Identifier: Apache-2.0
/// Position of output or income in the business cycle. (Eq. 114)
#pragma once

#include <vector>

namespace tenfold {

/// Factor on separations (Eq. 114): exp of -kappa times the output gap, within [-0.5, 1].
[[nodiscard]] double cyclical_separations(double kappa, double output_gap);

/// Output gap: mean of the last three months of ln Y less its mean over 36 months, extrapolated over
/// the lag of that mean at the expected growth g: y_3 - m_36(y_3) - (35/12) g.
class OutputTrend {
public:
    [[nodiscard]] double gap() const { return gap_; }
    /// Adds a month's logarithm of real GDP; `growth` is expected a year.
    void observe(double log_output, double growth);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [recent, slow, gap] = self;
        archive(recent, slow, gap);
    }

private:
    std::vector<double> recent_; // the last three months
    double slow_ = 0.0;
    double gap_ = 0.0;
};

} // namespace tenfold
