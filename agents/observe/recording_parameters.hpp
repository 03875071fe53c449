// SPDX-License-Identifier: Apache-2.0
/// Parameters of what a run records besides its series. None changes a result.
#pragma once

#include "core/describe.hpp"

#include <cstdint>
#include <string>

namespace tenfold {

/// Numbers of workers, firms and teams whose state is recorded every month.
struct PanelParameters {
    std::int64_t workers = 0;
    std::int64_t firms = 0;
    std::int64_t teams = 0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        constexpr Range most{0.0, 1e6};
        visitor.value(Field{"workers",
                            "persons",
                            most,
                            "assumption",
                            "Simulated workers whose state is recorded at the end of every month, "
                            "spread evenly over all."},
                      self.workers);
        visitor.value(Field{"firms",
                            "firms",
                            most,
                            "assumption",
                            "Firms recorded in the same way; a closed firm's successor continues "
                            "in its place."},
                      self.firms);
        visitor.value(Field{"teams",
                            "teams",
                            most,
                            "assumption",
                            "Firms whose initially largest team is recorded: the posts and "
                            "coworkers of one occupation."},
                      self.teams);
    }
};

/// Choice of the events that are recorded singly.
struct EventLogParameters {
    std::string kinds;
    std::string agents = "panel";
    std::int64_t limit = 10'000'000;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"kinds",
                            "",
                            {},
                            "assumption",
                            "Kinds of events to record, separated by spaces: "
                            "start_work, leave_work, departure, work_shift and so on "
                            "(docs/output_format.md lists them), or all; empty for none."},
                      self.kinds);
        visitor.value(
            Field{"agents",
                  "",
                  {},
                  "assumption",
                  "Agents whose events are recorded: those of the panel (panel) or all (all)."},
            self.agents);
        visitor.value(Field{"limit",
                            "events",
                            {0.0, 1e9},
                            "assumption",
                            "Largest number of recorded events; later ones are only counted."},
                      self.limit);
    }
};

/// Contents and precision of the results file.
struct RecordingParameters {
    std::int64_t significant_digits = 0;
    PanelParameters panel;
    EventLogParameters events;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"significant_digits",
                            "1",
                            {0.0, 15.0},
                            "assumption",
                            "Decimal digits of series and panel in the file; 0: no rounding."},
                      self.significant_digits);
        visitor.group(Group{"panel", "Panel of workers, firms and teams."}, self.panel);
        visitor.group(Group{"events", "Log of single events."}, self.events);
    }
};

} // namespace tenfold
