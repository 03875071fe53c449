// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/shocks.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace tenfold {

namespace {

bool is_meant(const Shock& shock, ShockKind kind, const std::string& sector) {
    return shock.kind == shock_kinds[static_cast<std::size_t>(kind)] &&
           (shock.sector.empty() || shock.sector == sector);
}

} // namespace

double shock_factor(const std::vector<Shock>& shocks,
                    ShockKind kind,
                    Date date,
                    const std::string& sector) {
    double factor = 1.0;
    for (const Shock& shock : shocks) {
        if (is_meant(shock, kind, sector) && date >= shock.from && date < shock.until) {
            factor *= 1.0 + shock.size;
        }
    }
    return factor;
}

double shock_sum(const std::vector<Shock>& shocks, ShockKind kind, Date date) {
    double sum = 0.0;
    for (const Shock& shock : shocks) {
        sum += is_meant(shock, kind, {}) && date >= shock.from && date < shock.until ? shock.size
                                                                                     : 0.0;
    }
    return sum;
}

double
progress(const std::vector<Shock>& shocks, ShockKind kind, const std::string& sector, Date date) {
    double sum = 0.0;
    for (const Shock& shock : shocks) {
        if (is_meant(shock, kind, sector) && date > shock.from) {
            const double passed = static_cast<double>((date - shock.from).count());
            const double length = static_cast<double>((shock.until - shock.from).count());
            sum += math::log(1.0 + shock.size) * std::min(1.0, passed / length);
        }
    }
    return sum;
}

} // namespace tenfold
