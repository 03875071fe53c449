// SPDX-License-Identifier: Apache-2.0
/// Sectors, occupations and task domains: the categories that a scenario defines, with their
/// figures.
#pragma once

#include "core/describe.hpp"
#include "core/ids.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenfold {

using SectorId = Id<struct SectorTag>;
using OccupationId = Id<struct OccupationTag>;

/// A sector of the economy. All figures are for the calibration year, at full scale.
struct Sector {
    std::string key;
    std::string name;
    double firms = 0.0;
    double hires_rate = 0.0;
    double separations_rate = 0.0;
    double openings_rate = 0.0;
    bool knowledge_work = false;
    double exposure = 0.0;
    double demand_elasticity = 0.0;
    double own_start_rate = 0.0;
    double initial_adoption = 0.0;
    double found_by_old_question = 0.5;
    double gross_output = 0.0;
    double compensation_share = 0.0;
    double product_tax_share = 0.0;
    double consumption = 0.0;
    double investment = 0.0;
    double government_purchases = 0.0;
    double net_exports = 0.0;
    double trade_share = 0.0;
    bool state_owned = false;
    bool real_estate = false;
    double lab_purchases_share = 0.0;
    double chips_share = 0.0;
    double buildings_share = 0.0;
    double energy_share = 0.0;
    double upkeep_share = 0.0;
    double integration_share = 0.0;
    double courses_share = 0.0;
    double research_share = 0.0;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"key", "", {}, "scenario", "Short name, unique among sectors.", required},
            self.key);
        visitor.value(Field{"name", "", {}, "scenario", "Name for people.", required}, self.name);
        visitor.value(
            Field{"firms", "firms", {0.0, 1e9, true}, "scenario", "Number of firms.", required},
            self.firms);
        visitor.value(Field{"hires_rate",
                            "1/month",
                            {0.0, 1.0},
                            "scenario",
                            "Hires a month per job; for comparison in the summary, not an input.",
                            required},
                      self.hires_rate);
        visitor.value(Field{"separations_rate",
                            "1/month",
                            {0.0, 1.0, true},
                            "scenario",
                            "Separations a month per job, including job-to-job moves.",
                            required},
                      self.separations_rate);
        visitor.value(
            Field{"openings_rate",
                  "1",
                  {0.0, 1.0},
                  "scenario",
                  "Vacancies per job and vacancy; for comparison in the summary, not an input.",
                  required},
            self.openings_rate);
        visitor.value(
            Field{"knowledge_work", "", {}, "scenario", "Whether most jobs are knowledge work."},
            self.knowledge_work);
        visitor.value(Field{"exposure",
                            "1",
                            range::share,
                            "scenario",
                            "Share of tasks exposed to language models (tasks that need additional "
                            "software count half).",
                            required},
                      self.exposure);
        visitor.value(Field{"demand_elasticity",
                            "1",
                            {0.0, 20.0},
                            "scenario",
                            "Own-price elasticity of demand, absolute value.",
                            required},
                      self.demand_elasticity);
        visitor.value(Field{"own_start_rate",
                            "1/month",
                            {0.0, 1.0},
                            "scenario",
                            "Rate at which a firm of reference size starts a pilot if none of its "
                            "peers uses coworkers.",
                            required},
                      self.own_start_rate);
        visitor.value(
            Field{"initial_adoption",
                  "1",
                  range::share,
                  "scenario",
                  "Share of firms that use AI on the first day (from before language models).",
                  required},
            self.initial_adoption);
        visitor.value(Field{"found_by_old_question",
                            "1",
                            range::share,
                            "assumption: the mean of sectors with both questions, about",
                            "Share of the firms with coworkers that report AI use when asked about "
                            "producing goods or services, as before 17 November 2025."},
                      self.found_by_old_question);
        describe_accounts(self, visitor);
    }

private:
    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe_accounts(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"gross_output",
                            "USD/yr",
                            {0.0, 1e17, true},
                            "scenario",
                            "Sales of the sector, to other firms and to final users.",
                            required},
                      self.gross_output);
        visitor.value(Field{"compensation_share",
                            "1",
                            {0.0, 1.0, true},
                            "scenario",
                            "Compensation of employees per dollar of gross output; operating "
                            "surplus is output less inputs, product tax and compensation.",
                            required},
                      self.compensation_share);
        visitor.value(Field{"product_tax_share",
                            "1",
                            {-1.0, 1.0, true, true},
                            "assumption",
                            "Taxes on products and production less subsidies, per dollar of gross "
                            "output; counted as surplus where negative."},
                      self.product_tax_share);
        visitor.value(Field{"consumption",
                            "USD/yr",
                            {0.0, 1e17},
                            "assumption",
                            "Purchases of households from the sector."},
                      self.consumption);
        visitor.value(Field{"investment",
                            "USD/yr",
                            {0.0, 1e17},
                            "assumption",
                            "Purchases of firms from the sector as fixed investment."},
                      self.investment);
        visitor.value(Field{"government_purchases",
                            "USD/yr",
                            {0.0, 1e17},
                            "assumption",
                            "Purchases of the government from the sector."},
                      self.government_purchases);
        visitor.value(Field{"net_exports",
                            "USD/yr",
                            {-1e17, 1e17},
                            "assumption",
                            "All other final uses: exports less imports, and changes in "
                            "inventories; the accounts are closed by scaling the other uses."},
                      self.net_exports);
        visitor.value(Field{"trade_share",
                            "1",
                            {0.0, 0.95},
                            "scenario",
                            "Exports per dollar of gross output on the first day, and imports as "
                            "large; with a central bank only."},
                      self.trade_share);
        visitor.value(Field{"state_owned",
                            "",
                            {},
                            "assumption",
                            "Whether the sector's dividends go to the government."},
                      self.state_owned);
        visitor.value(Field{"real_estate",
                            "",
                            {},
                            "assumption",
                            "Whether the sector's dividends are rents, which are distributed by "
                            "shares in housing instead of shares in firms."},
                      self.real_estate);
        describe_supplies(self, visitor);
    }

    template <class Self, class V>
    static void describe_supplies(Self& self, V& visitor) {
        const auto share = [&](std::string_view key, std::string_view doc, auto& member) {
            visitor.value(Field{key, "1", range::share, "assumption", doc}, member);
        };
        share("lab_purchases_share",
              "Weight in labs' spending on staff, data and offices.",
              self.lab_purchases_share);
        share("chips_share", "Weight in spending on chips and servers.", self.chips_share);
        share("buildings_share",
              "Weight in spending on data centres and grid.",
              self.buildings_share);
        share("energy_share", "Weight in spending on energy for compute.", self.energy_share);
        share("upkeep_share", "Weight in the upkeep of data centres.", self.upkeep_share);
        share("integration_share",
              "Weight in firms' purchases of help to integrate coworkers.",
              self.integration_share);
        share("courses_share", "Weight in fees for retraining.", self.courses_share);
        share("research_share", "Weight in the output of research.", self.research_share);
    }
};

/// An occupation: a bundle of task domains. Vectors are in the order of the scenario's
/// `task_domains`.
struct Occupation {
    std::string key;
    std::string name;
    double exposure = 0.0;
    double length_sigma = 0.0;
    std::vector<double> share_of_hours;
    std::vector<double> median_length_minutes;
    std::vector<double> review_ratio;
    std::vector<double> stakes;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"key", "", {}, "scenario", "Short name, unique among occupations.", required},
            self.key);
        visitor.value(Field{"name", "", {}, "scenario", "Name for people.", required}, self.name);
        visitor.value(Field{"exposure",
                            "1",
                            range::share,
                            "scenario",
                            "Share of tasks exposed to language models (tasks that need additional "
                            "software count half).",
                            required},
                      self.exposure);
        visitor.value(Field{"length_sigma",
                            "1",
                            {0.0, 5.0, true},
                            "scenario",
                            "Standard deviation of the logarithm of task length.",
                            required},
                      self.length_sigma);
        visitor.value(Field{"share_of_hours",
                            "1",
                            range::share,
                            "scenario",
                            "Share of working hours spent on each task domain; sums to one.",
                            required,
                            "task_domains"},
                      self.share_of_hours);
        visitor.value(Field{"median_length_minutes",
                            "min",
                            {0.0, 1e6},
                            "scenario",
                            "Median, over hours, of the human length of a task; 0 for domains that "
                            "are not digital.",
                            required,
                            "task_domains"},
                      self.median_length_minutes);
        visitor.value(Field{"review_ratio",
                            "1",
                            range::share,
                            "scenario",
                            "Hours of review per human-hour delegated autonomously.",
                            required,
                            "task_domains"},
                      self.review_ratio);
        visitor.value(Field{"stakes",
                            "1",
                            {0.0, 1000.0},
                            "scenario",
                            "Loss from an undetected failure in units of the task's human cost.",
                            required,
                            "task_domains"},
                      self.stakes);
    }
};

/// A kind of task. Only length, review and stakes differ between occupations.
struct TaskDomain {
    std::string key;
    bool digital = true;
    double handover_hours = 0.0;
    double tokens_per_hour = 0.0;
    double horizon_offset = 0.0;
    double success_ceiling = 1.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{"key", "", {}, "scenario", "Short name, unique among task domains.", required},
            self.key);
        visitor.value(
            Field{"digital", "", {}, "scenario", "Whether virtual coworkers can do the tasks."},
            self.digital);
        visitor.value(Field{"handover_hours",
                            "h",
                            {0.0, 100.0},
                            "assumption",
                            "Human time to hand over one task."},
                      self.handover_hours);
        visitor.value(Field{"tokens_per_hour",
                            "Mtok/h",
                            {0.0, 1e6},
                            "assumption",
                            "Tokens per human-hour of task at the tokens per task of 2023 models."},
                      self.tokens_per_hour);
        visitor.value(Field{"horizon_offset",
                            "decades",
                            {-10.0, 10.0},
                            "assumption",
                            "Offset of the time horizon in this domain, in powers of ten."},
                      self.horizon_offset);
        visitor.value(
            Field{"success_ceiling",
                  "1",
                  {0.0, 1.0, true},
                  "assumption",
                  "Success rate on the shortest tasks (briefs are ambiguous for any worker)."},
            self.success_ceiling);
    }
};

} // namespace tenfold
