// SPDX-License-Identifier: Apache-2.0
/// The timetable of a hire: days between the messages of the employment protocol
/// (agents/events/events.hpp).
#pragma once

#include "core/time.hpp"

namespace tenfold::hiring {

/// From the day of the match to the day on which the firm handles the acceptance and reserves a
/// seat: the offer and the acceptance take a day each.
inline constexpr Day days_to_answer = 2;
/// From the day on which the worker receives the answer to the first day: the worker gives notice,
/// the last day of the old job passes, and the first day of the new job follows.
inline constexpr Day days_from_news = 2;
/// From the firm's answer, which takes a day to arrive, to the first day.
inline constexpr Day days_from_answer = 1 + days_from_news;
/// From the match to the first day.
inline constexpr Day days_to_join = days_to_answer + days_from_answer;

} // namespace tenfold::hiring
