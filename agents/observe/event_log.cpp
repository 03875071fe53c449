// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/event_log.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <string>

namespace tenfold {

namespace {

constexpr std::string_view all_kinds = "all";

/// Removes and returns the first word of `text`; empty if there is none.
std::string_view next_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

std::size_t place_of(std::string_view name) {
    return static_cast<std::size_t>(std::find(event_names.begin(), event_names.end(), name) -
                                    event_names.begin());
}

} // namespace

static_assert(event_names.size() < 64, "EventLog::kinds_ has one bit for each kind of event");

std::string_view unknown_event_kind(std::string_view kinds) {
    for (std::string_view word = next_word(kinds); !word.empty(); word = next_word(kinds)) {
        if (word != all_kinds && place_of(word) == event_names.size()) {
            return word;
        }
    }
    return {};
}

EventLog::EventLog(const RecordingParameters& parameters,
                   std::uint32_t workers,
                   std::uint32_t firms,
                   unsigned threads)
    : all_agents_{parameters.events.agents == "all"}, limit_{static_cast<std::uint64_t>(
                                                          parameters.events.limit)},
      workers_{workers, parameters.panel.workers}, firms_{firms, parameters.panel.firms},
      today_(threads) {
    std::string_view kinds = parameters.events.kinds;
    validate(unknown_event_kind(kinds).empty(), "unknown kind of event to record");
    for (std::string_view word = next_word(kinds); !word.empty(); word = next_word(kinds)) {
        kinds_ |= word == all_kinds ? (std::uint64_t{1} << event_names.size()) - 1U
                                    : std::uint64_t{1} << place_of(word);
    }
}

void EventLog::end_day() {
    const auto first = static_cast<std::ptrdiff_t>(events_.size());
    for (std::vector<NotedEvent>& noted : today_) {
        events_.insert(events_.end(), noted.begin(), noted.end());
        noted.clear();
    }
    std::sort(events_.begin() + first, events_.end());
    if (events_.size() > limit_) {
        left_out_ += events_.size() - limit_;
        events_.resize(limit_);
    }
}

} // namespace tenfold
