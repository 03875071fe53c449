// SPDX-License-Identifier: Apache-2.0
/// Spending on final uses, as counted by the goods markets.
#pragma once

#include <cstdint>
#include <vector>

namespace tenfold {

/// Spending on final uses on one payday, for the previous month. Cents, simulated units.
struct FinalUses {
    std::vector<std::int64_t> by_sector; // all final uses bought from sectors
    std::int64_t consumption = 0;
    std::int64_t government = 0;
    std::int64_t investment = 0;
    std::int64_t ai_investment = 0;    // of labs and the compute operator, from sectors
    std::int64_t data_centres = 0;     // of this, the operator's
    std::int64_t training_compute = 0; // bought by labs from the operator
    std::int64_t people_tokens = 0;    // bought by people, or for them by the government
    std::int64_t exports = 0;
    std::int64_t imports = 0;
    int days = 0; // covered by the payday

    [[nodiscard]] std::int64_t total() const {
        return consumption + government + investment + ai_investment + training_compute +
               people_tokens + exports - imports;
    }
    bool operator==(const FinalUses&) const = default;
};

} // namespace tenfold
