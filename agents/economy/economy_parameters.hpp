// SPDX-License-Identifier: Apache-2.0
/// All parameters of the submodels, and what follows from them before anything happens; immutable
/// during a run.
#pragma once

#include "core/describe.hpp"
#include "core/time.hpp"

#include "agents/ai/ai_parameters.hpp"
#include "agents/classification/categories.hpp"
#include "agents/classification/world_parameters.hpp"
#include "agents/coworkers/adoption_parameters.hpp"
#include "agents/firms/progress_parameters.hpp"
#include "agents/labour/labour_equations.hpp"
#include "agents/labour/parameters.hpp"
#include "agents/money/goods.hpp"
#include "agents/money/macro_parameters.hpp"
#include "agents/money/national_accounts.hpp"
#include "agents/money/people_parameters.hpp"
#include "agents/observe/observation_parameters.hpp"
#include "agents/observe/recording_parameters.hpp"
#include "agents/policies/policy.hpp"

#include <vector>

namespace tenfold {

struct EconomyParameters {
    Date start{};
    Date end{};
    double scale = 1.0;
    WorldPlace place;
    LabourMarketParameters labour_market;
    AccountsParameters accounts;
    ProductionParameters production;
    FirmDynamicsParameters firm_dynamics;
    WageParameters wages;
    HouseholdParameters households;
    GovernmentParameters government;
    IntelligenceParameters intelligence;
    TokenPriceParameters token_price;
    TrainingParameters training;
    LabFinanceParameters lab_finance;
    ComputeParameters compute;
    std::vector<Lab> labs;
    DelegationParameters delegation;
    CoworkerParameters coworkers;
    AdoptionParameters adoption;
    ObservationParameters observations;
    RecordingParameters recording;
    DirectUseParameters direct_use;
    CourseParameters courses;
    ScienceParameters science;
    NewTaskParameters new_tasks;
    std::vector<Intervention> interventions; // policies and events of the scenario
    std::vector<Sector> sectors;
    std::vector<Occupation> occupations;
    std::vector<TaskDomain> task_domains;
    std::vector<Region> regions; // at least one
    std::vector<Shock> shocks;
    Table annual_wage;                      // sector x occupation [USD/yr]
    std::vector<double> employment_by_cell; // sector x occupation, weights of sector averages
    std::vector<double> switching;          // occupation x occupation, per examination (Eq. 4)
    std::vector<bool> far;                  // occupation x occupation: the move needs retraining
    MatchingCalibration matching;
    double mean_separation_rate = 0.0; // [1/month]

    NationalAccounts national_accounts; // of the base year, full scale
    StationaryState stationary;
    Baskets baskets;

    [[nodiscard]] std::size_t markets() const { return regions.size() * occupations.size(); }
    /// Dollars of labs and of the compute operator, who live in an economy of the declared GDP, per
    /// dollar of the simulated economy.
    [[nodiscard]] double dollars_per_simulated() const {
        return intelligence.nominal_gdp / (national_accounts.gdp / scale);
    }
    /// Months of the run and a few more.
    [[nodiscard]] std::size_t months() const {
        return static_cast<std::size_t>((end - start).count()) / 28 + 3;
    }
    /// Trend growth of money: real growth plus inflation target [1/yr].
    [[nodiscard]] double nominal_growth() const {
        return accounts.real_growth + accounts.inflation_target;
    }
};

} // namespace tenfold
