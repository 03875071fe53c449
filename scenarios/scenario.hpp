// SPDX-License-Identifier: Apache-2.0
/// The typed scenario: the complete input of a run, read from YAML, validated, immutable
/// afterwards.
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include "agents/ai/ai_parameters.hpp"
#include "agents/classification/categories.hpp"
#include "agents/classification/world_parameters.hpp"
#include "agents/coworkers/adoption_parameters.hpp"
#include "agents/firms/progress_parameters.hpp"
#include "agents/labour/parameters.hpp"
#include "agents/money/macro_parameters.hpp"
#include "agents/money/national_accounts.hpp"
#include "agents/money/people_parameters.hpp"
#include "agents/observe/observation_parameters.hpp"
#include "agents/observe/recording_parameters.hpp"
#include "agents/policies/policy.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenfold {

/// First and last date of a run.
struct TimeParameters {
    Date start{};
    Date end{};

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(Field{"start", "", {}, "scenario", "First simulated day.", required},
                      self.start);
        visitor.value(
            Field{"end", "", {}, "scenario", "Day after the last simulated day.", required},
            self.end);
    }
};

/// The calibration tables: employment, wages, mobility, supply.
struct TableParameters {
    Table employment;
    Table annual_wage;
    Table mobility;
    Table input_coefficients;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.table(TableField{"employment",
                                 "persons",
                                 {0.0, 1e10},
                                 "sectors",
                                 "occupations",
                                 "Jobs by sector and occupation at full scale."},
                      self.employment);
        visitor.table(
            TableField{"annual_wage",
                       "USD/yr",
                       {0.0, 1e8},
                       "sectors",
                       "occupations",
                       "Mean annual wage by sector and occupation; 0 if there are no jobs."},
            self.annual_wage);
        visitor.table(TableField{"mobility",
                                 "1",
                                 range::share,
                                 "occupations",
                                 "occupations",
                                 "Shares of moves from the occupation of the row to that of the "
                                 "column; each row sums to one."},
                      self.mobility);
        visitor.table(
            TableField{"input_coefficients",
                       "1",
                       {0.0, 1.0},
                       "sectors",
                       "sectors",
                       "Inputs from the row's sector per dollar of output of the column's sector."},
            self.input_coefficients);
    }
};

/// A whole scenario.
struct Scenario {
    std::int64_t format = 1;
    std::string name;
    std::string description;
    std::int64_t seed = 1;
    std::int64_t replicate = 0;
    double scale = 1000.0;
    TimeParameters time;
    LabourMarketParameters labour_market;
    AccountsParameters accounts;
    ProductionParameters production;
    FirmSizeParameters firm_size;
    FirmDynamicsParameters firm_dynamics;
    WageParameters wages;
    HouseholdParameters households;
    GovernmentParameters government;
    IntelligenceParameters intelligence;
    TokenPriceParameters token_price;
    TrainingParameters training;
    LabFinanceParameters lab_finance;
    ComputeParameters compute;
    DelegationParameters delegation;
    CoworkerParameters coworkers;
    AdoptionParameters adoption;
    ObservationParameters observations;
    RecordingParameters output;
    DirectUseParameters direct_use;
    CourseParameters courses;
    ScienceParameters science;
    NewTaskParameters new_tasks;
    WorldParameters world;
    std::vector<Country> countries;
    std::vector<Lab> labs;
    std::vector<Region> regions;
    std::vector<Shock> shocks;
    std::vector<Intervention> policies;
    std::vector<Intervention> events;
    std::vector<Sector> sectors;
    std::vector<Occupation> occupations;
    std::vector<TaskDomain> task_domains;
    TableParameters tables;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        using enum Presence;
        visitor.value(
            Field{
                "format", "1", {1.0, 1.0}, "scenario", "Version of the scenario format.", required},
            self.format);
        visitor.value(Field{"name", "", {}, "scenario", "Short name of the scenario.", required},
                      self.name);
        visitor.value(Field{"description",
                            "",
                            {},
                            "assumption",
                            "Purpose of the scenario and expected results."},
                      self.description);
        visitor.value(Field{"seed",
                            "1",
                            {0.0, 9007199254740992.0},
                            "assumption",
                            "Seed of all random numbers."},
                      self.seed);
        visitor.value(
            Field{"replicate",
                  "1",
                  {0.0, 4294967295.0},
                  "assumption",
                  "Number of the replicate: independent random numbers under the same seed."},
            self.replicate);
        visitor.value(
            Field{"scale",
                  "people",
                  {1.0, 1e9},
                  "assumption",
                  "Real people (and firms) that one simulated person (or firm) stands for."},
            self.scale);
        visitor.group(Group{"time", "Simulated period.", required}, self.time);
        visitor.group(Group{"labour_market", "Labour market."}, self.labour_market);
        visitor.group(Group{"accounts", "National accounts and the stationary start."},
                      self.accounts);
        visitor.group(Group{"production", "Production, prices and plans of firms."},
                      self.production);
        visitor.group(Group{"firm_size", "Sizes of firms."}, self.firm_size);
        visitor.group(Group{"firm_dynamics", "Exit and entry of firms."}, self.firm_dynamics);
        visitor.group(Group{"wages", "Wages."}, self.wages);
        visitor.group(Group{"households", "Ownership and spending of households."},
                      self.households);
        visitor.group(Group{"government", "Government."}, self.government);
        visitor.group(Group{"intelligence",
                            "Intelligence of models and their time horizon (observation O1)."},
                      self.intelligence);
        visitor.group(Group{"token_price", "Price of tokens (observation O2)."}, self.token_price);
        visitor.group(Group{"training", "Training and release of models by labs."}, self.training);
        visitor.group(Group{"lab_finance", "Revenue, costs and capital of labs."},
                      self.lab_finance);
        visitor.group(Group{"compute", "Chips, data centres and energy."}, self.compute);
        visitor.group(Group{"delegation", "Delegation of tasks to virtual coworkers."},
                      self.delegation);
        visitor.group(Group{"coworkers", "Teams of virtual coworkers at work."}, self.coworkers);
        visitor.group(Group{"adoption", "Adoption of virtual coworkers by firms."}, self.adoption);
        visitor.group(Group{"observations", "Observations on a run; they affect no other result."},
                      self.observations);
        visitor.group(Group{"output", "Contents of the results file; they affect no result."},
                      self.output);
        visitor.group(Group{"direct_use", "People's own use of tokens."}, self.direct_use);
        visitor.group(Group{"courses", "Courses under the policy `retraining`."}, self.courses);
        visitor.group(Group{"science", "Growth of productivity through research."}, self.science);
        visitor.group(Group{"new_tasks", "New tasks for people."}, self.new_tasks);
        visitor.group(Group{"world", "Links between several countries."}, self.world);
        visitor.list(
            Group{"countries",
                  "Countries with economies of their own that share labs; none: a single country."},
            self.countries);
        visitor.list(Group{"labs", "Labs that make models; none: no model is on offer."},
                     self.labs);
        visitor.list(
            Group{"regions", "Regions with labour markets of their own; none: a single region."},
            self.regions);
        visitor.list(Group{"shocks", "Exogenous shocks to the economy."}, self.shocks);
        visitor.list(Group{"policies", "Policies of the government, with dates."}, self.policies);
        visitor.list(Group{"events", "Events that affect labs and compute, in the same form."},
                     self.events);
        visitor.list(Group{"sectors", "Sectors of the economy.", required}, self.sectors);
        visitor.list(Group{"occupations", "Occupations.", required}, self.occupations);
        visitor.list(Group{"task_domains", "Task domains.", required}, self.task_domains);
        visitor.group(Group{"tables", "Calibration tables.", required}, self.tables);
    }
};

} // namespace tenfold
