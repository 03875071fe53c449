// SPDX-License-Identifier: Apache-2.0
/// What a run writes down beside its series: parameters that change no result.
#pragma once

#include "core/describe.hpp"

#include <cstdint>
#include <string>

namespace tenfold {

/// How many workers, firms and teams are followed through time.
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
                            "Workers whose state is written down at the end of every month, spread "
                            "evenly over all; simulated ones."},
                      self.workers);
        visitor.value(Field{"firms",
                            "firms",
                            most,
                            "assumption",
                            "Firms that are followed in the same way; places of firms, in which "
                            "others may follow."},
                      self.firms);
        visitor.value(Field{"teams",
                            "teams",
                            most,
                            "assumption",
                            "Firms of which the largest team of the start is followed: the posts "
                            "and coworkers of one occupation."},
                      self.teams);
    }
};

/// Which events are written down one by one.
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
                            "Kinds of events that are written down, with spaces between: "
                            "start_work, leave_work, departure, work_shift and so on "
                            "(docs/output_format.md lists them), or all; empty for none."},
                      self.kinds);
        visitor.value(Field{"agents",
                            "",
                            {},
                            "assumption",
                            "Whose: those of the workers and firms of the panel (panel), or of all "
                            "agents (all)."},
                      self.agents);
        visitor.value(Field{"limit",
                            "events",
                            {0.0, 1e9},
                            "assumption",
                            "Most events that are written down; later ones are only counted."},
                      self.limit);
    }
};

/// What goes into the results file, and how.
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
                            "Decimal digits to which series and panel are rounded in the file, "
                            "which makes it smaller; 0 for all."},
                      self.significant_digits);
        visitor.group(Group{"panel", "Workers, firms and teams followed through time."},
                      self.panel);
        visitor.group(Group{"events", "Events that are written down one by one."}, self.events);
    }
};

} // namespace tenfold
