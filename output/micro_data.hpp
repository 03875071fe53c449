// SPDX-License-Identifier: Apache-2.0
/// Writes the groups /panel and /events of a results file: agents followed through time, and events
/// one by one.
#pragma once

#include "agents/observe/event_log.hpp"

#include "output/hdf5.hpp"
#include "output/panel_table.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Events that were written down, in the order of (time, agent, ...).
struct EventRecords {
    std::vector<NotedEvent> events;
    std::uint64_t left_out = 0; // beyond the limit
    bool wanted = false;
};

/// Writes the group /panel; nothing when nobody was followed. `digits` significant decimal digits,
/// 0 for all.
void write_panel(Hdf5Writer& file, const Panel& panel, Date start, int digits);

/// Writes the group /events; nothing unless they were wanted.
void write_events(Hdf5Writer& file, const EventRecords& records, Date start);

/// The table of kinds for the documentation, in Markdown.
[[nodiscard]] std::string describe_events_markdown();

} // namespace tenfold
