// SPDX-License-Identifier: Apache-2.0
/// Writes the groups /panel and /events of a results file: a panel of agents, and single events.
#pragma once

#include "agents/observe/event_log.hpp"

#include "output/hdf5.hpp"
#include "output/panel_table.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Recorded events, in the order of (time, agent, ...).
struct EventRecords {
    std::vector<NotedEvent> events;
    std::uint64_t left_out = 0; // beyond the limit
    bool wanted = false;
};

/// Writes the group /panel, unless the panel is empty. `digits` significant decimal digits, 0 for
/// all.
void write_panel(Hdf5Writer& file, const Panel& panel, Date start, int digits);

/// Writes the group /events, if the scenario requests it.
void write_events(Hdf5Writer& file, const EventRecords& records, Date start);

/// The table of kinds for the documentation, in Markdown.
[[nodiscard]] std::string describe_events_markdown();

} // namespace tenfold
