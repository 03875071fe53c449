// SPDX-License-Identifier: Apache-2.0
/// The complete tree of parameters: declared in scenarios, read by the model, and traversed by the
/// echo, the schemas and sweeps.
#pragma once

#include "agents/classification/countries.hpp"
#include "agents/observe/tree.hpp"

#include <vector>

namespace tenfold {

/// Parameters of all layers, and of a world of several countries.
struct Parameters : ObserverParameters {
    WorldParameters world;
    std::vector<Country> countries;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per group
    static void describe(Self& self, V& visitor) {
        using enum Presence;
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
        visitor.group(Group{"central_bank", "Central bank and its policy rate."},
                      self.central_bank);
        visitor.group(Group{"banks", "Banks: loans, rates, equity."}, self.banks);
        visitor.group(Group{"mortgages", "Mortgages of people."}, self.mortgages);
        visitor.group(Group{"trade", "Trade with the rest of the world."}, self.trade);
        visitor.group(Group{"expectations", "Expectations of inflation and growth."},
                      self.expectations);
        visitor.group(Group{"business_cycle", "Random shocks that drive business cycles."},
                      self.business_cycle);
        visitor.group(Group{"production", "Production, prices and plans of firms."},
                      self.production);
        visitor.group(Group{"capital", "Fixed capital of firms."}, self.capital);
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
