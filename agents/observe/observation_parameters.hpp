// SPDX-License-Identifier: Apache-2.0
/// Parameters of observations: how surveys find adopters, and which tokens count as thought.
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include <string>
#include <vector>

namespace tenfold {

/// Result of a survey, for comparison.
struct SurveyReading {
    std::string key;
    bool new_question = false;
    Date date{};
    double share = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"key", "", {}, "scenario", "Short name, unique among the readings.", required},
            self.key);
        visitor.value(Field{"new_question",
                            "",
                            {},
                            "assumption",
                            "Whether the question was about any business function (since 17 "
                            "November 2025) instead of producing goods or services."},
                      self.new_question);
        visitor.value(
            Field{
                "date", "", {}, "scenario", "Last day on which answers were collected.", required},
            self.date);
        visitor.value(Field{"share",
                            "1",
                            range::share,
                            "scenario",
                            "Share of firms that reported AI use.",
                            required},
                      self.share);
    }
};

/// A figure of the real economy, shown beside the corresponding series.
struct ObservedFigure {
    std::string key;
    std::string series;
    Date date{};
    double observed = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"key", "", {}, "scenario", "Short name, unique among the figures.", required},
            self.key);
        visitor.value(Field{"series",
                            "",
                            {},
                            "scenario",
                            "Output series of the whole economy beside which it is shown.",
                            required},
                      self.series);
        visitor.value(Field{"date",
                            "",
                            {},
                            "scenario",
                            "Date of the figure; for a period: its middle.",
                            required},
                      self.date);
        visitor.value(Field{"observed",
                            "see series",
                            {},
                            "scenario",
                            "The figure, in the unit of the series.",
                            required},
                      self.observed);
    }
};

/// Parameters of observations. None affects the economy.
struct ObservationParameters {
    double found_by_new_question = 0.95;
    double thought_tokens = 0.011;
    double thought_horizon = 8.0;
    double thinking_people = 3.7e9;
    double thinking_hours = 2000.0;
    double income_share = 0.01;
    std::vector<SurveyReading> survey_readings;
    std::vector<ObservedFigure> figures;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"found_by_new_question",
                            "1",
                            range::share,
                            "assumption",
                            "Share of the firms with coworkers that report AI use when asked about "
                            "any business function, as since 17 November 2025."},
                      self.found_by_new_question);
        visitor.value(Field{"thought_tokens",
                            "Mtok/h",
                            range::positive,
                            "computed: mean of the task domains' tokens per hour",
                            "Tokens of an hour of thought at the tokens per task of 2023 models."},
                      self.thought_tokens);
        visitor.value(Field{"thought_horizon",
                            "h",
                            range::positive,
                            "assumption",
                            "Task length at which a model must succeed half of the time for its "
                            "tokens to count as thought."},
                      self.thought_horizon);
        visitor.value(Field{"thinking_people",
                            "persons",
                            range::positive,
                            "memory: world labour force of 2025",
                            "Number of people in the comparison of the index."},
                      self.thinking_people);
        visitor.value(Field{"thinking_hours",
                            "h/yr",
                            range::positive,
                            "assumption: a work-year",
                            "Hours of thought of each of them a year."},
                      self.thinking_hours);
        visitor.value(Field{"income_share",
                            "1",
                            range::share,
                            "assumption",
                            "Share of the median income spent on thought in the index."},
                      self.income_share);
        visitor.list(Group{"survey_readings", "Readings of a survey of firms, for comparison."},
                     self.survey_readings);
        visitor.list(Group{"figures", "Observed figures, shown beside the results."}, self.figures);
    }
};

} // namespace tenfold
