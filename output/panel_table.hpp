// SPDX-License-Identifier: Apache-2.0
/// The table of panel variables of workers, firms and teams: name, unit, meaning, and the
/// measurement at the end of a month.
#pragma once

#include "core/time.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tenfold {

class Economy;

/// A worker, a firm, or the team of one occupation in a firm.
struct PanelMember {
    std::uint32_t agent = 0;
    std::uint32_t occupation = 0; // of a team
};

/// The members of a panel.
enum class PanelKind : std::size_t { worker, firm, team, kinds };
inline constexpr std::array<std::string_view, 3> panel_names{"worker", "firm", "team"};

/// The type of the values of a variable.
enum class PanelType { number, whole, flag };

/// One variable. A flag is one of a few words; a whole number can be a place on an axis of the
/// file, or -1 for none.
struct PanelVariable {
    std::string_view name; // after "worker_" and the like
    std::string_view unit;
    std::string_view long_name; // one sentence
    PanelType type = PanelType::number;
    double (*measure)(const Economy& economy, PanelMember member) = nullptr;
    std::string_view flags = {}; // words for the values 0, 1, ..., with spaces between
};

/// All variables of one kind, in the order of the file.
[[nodiscard]] std::span<const PanelVariable> panel_variables(PanelKind kind);

/// Recorded values of one kind: for each variable the values of all members, month after month.
struct PanelRecords {
    std::vector<PanelMember> members;
    std::vector<std::vector<double>> values;
};

/// The recorded panel.
struct Panel {
    std::vector<Date> month_ends; // first day after each month
    std::array<PanelRecords, static_cast<std::size_t>(PanelKind::kinds)> records;

    [[nodiscard]] const PanelRecords& of(PanelKind kind) const {
        return records[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] bool empty() const;
};

/// Selects the members requested by the scenario, spread evenly over all agents.
[[nodiscard]] Panel panel_of(const Economy& economy);

/// Records all members at the end of a month.
void record_month(const Economy& economy, Date month_end, Panel& panel);

/// The tables for the documentation, in Markdown.
[[nodiscard]] std::string describe_panel_markdown();

} // namespace tenfold
