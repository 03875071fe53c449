// SPDX-License-Identifier: Apache-2.0
/// The timetable of a hire: how many days pass between the messages of the employment protocol
/// (agents/events/events.hpp).
#pragma once

#include "core/time.hpp"

namespace tenfold::hiring {

/// From the day on which a market draws the offer to the day on which the firm takes the acceptance
/// and reserves a seat: the offer and the acceptance travel for a day each.
inline constexpr Day days_to_answer = 2;
/// From the day on which the worker learns of the answer to the first day: the worker gives notice,
/// the last day of the old job passes, and the next day is the first of the new one.
inline constexpr Day days_from_news = 2;
/// From the firm's answer, which travels for a day, to the first day.
inline constexpr Day days_from_answer = 1 + days_from_news;
/// From the match to the first day.
inline constexpr Day days_to_join = days_to_answer + days_from_answer;

} // namespace tenfold::hiring
