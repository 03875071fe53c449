// SPDX-License-Identifier: Apache-2.0
/// Spending on final uses, as the goods markets count it.
#pragma once

#include <cstdint>
#include <vector>

namespace tenfold {

/// What was spent on final uses on one payday, for the month before. Cents, simulated units.
struct FinalUses {
    std::vector<std::int64_t> by_sector; // all three together
    std::int64_t consumption = 0;
    std::int64_t government = 0;
    std::int64_t investment = 0;
    std::int64_t ai_investment = 0;    // of labs and the compute operator, from sectors
    std::int64_t data_centres = 0;     // of it, the operator's
    std::int64_t training_compute = 0; // that labs have bought from the operator
    std::int64_t people_tokens = 0;    // bought by people, or for them by the government
    int days = 0;                      // that the payday covers

    [[nodiscard]] std::int64_t total() const {
        return consumption + government + investment + ai_investment + training_compute +
               people_tokens;
    }
    bool operator==(const FinalUses&) const = default;
};

} // namespace tenfold
