// SPDX-License-Identifier: Apache-2.0
#include "agents/economy/economy.hpp"

#include <utility>

namespace tenfold {

namespace {

FirmView view_of(Economy& e) {
    return {{{{{{e.calendar,
                 e.today,
                 e.postings,
                 e.government.signals(),
                 e.goods.signals(),
                 e.households.signals(),
                 e.calibration,
                 e.behaviours.spending.get()},
                e.parameters,
                e.central_bank.rates(),
                e.expectations.signals(),
                e.banks.offers(),
                e.mortgages.signals(),
                BankPostings{e.banks.flows(), e.postings}},
               e.parameters,
               e.place,
               e.ai.signals(),
               e.ai.catalogue(),
               TokenPurchases{e.ai.token_market()}},
              e.parameters,
              e.coworkers.generations(),
              e.behaviours.adoption.get(),
              TallyPostings{e.coworkers.generation_users()}},
             e.parameters,
             e.calibration,
             e.labour.signals(),
             {TallyPostings{e.labour.books().occupation_moves},
              e.labour.books().distributions,
              TallyPostings{e.labour.books().payday_recount}}},
            e.parameters,
            e.firms.signals(),
            e.firms.network(),
            e.firms.sectors(),
            TallyPostings{e.firms.work_sums()},
            TallyPostings{e.firms.capital_sums()}};
}

} // namespace

Economy::Economy(Parameters given,
                 ModelCalibration calibrated,
                 WorldPlace in_world,
                 const Sizes& sizes,
                 FirmNetwork network,
                 std::vector<AiModel> earlier_models,
                 const Extensions& extensions,
                 ThreadPool& thread_pool)
    : parameters{std::move(given)},
      calibration{std::move(calibrated)}, place{in_world}, calendar{parameters.time.start},
      behaviours{extensions.behaviours}, pool{thread_pool}, books{parameters.sectors.size(),
                                                                  parameters.occupations.size(),
                                                                  parameters.markets(),
                                                                  pool.threads()},
      postings{books}, government{parameters, extensions.levers}, goods{parameters.sectors.size()},
      households{parameters.households}, central_bank{parameters},
      banks{static_cast<std::size_t>(parameters.banks.count), pool.threads()},
      mortgages{Traits::classes}, expectations{parameters.expectations,
                                               parameters.accounts.inflation_target,
                                               parameters.accounts.real_growth},
      fiscal_rule{calibration.stationary.income_tax_rate},
      ai{{parameters, place, calendar, calibration}, std::move(earlier_models), pool.threads()},
      coworkers{parameters, pool.threads()}, labour{parameters,
                                                    calibration,
                                                    calendar,
                                                    sizes.workers,
                                                    pool.threads()},
      firms{parameters, sizes.firms, std::move(network), pool.threads()},
      records{parameters, sizes.workers, sizes.firms.firms, extensions.observers, pool.threads()},
      view{view_of(*this)}, observer_view{parameters,
                                          calibration,
                                          calendar,
                                          today,
                                          books,
                                          government,
                                          goods,
                                          households,
                                          central_bank,
                                          banks,
                                          trade,
                                          expectations,
                                          fiscal_rule,
                                          ai,
                                          coworkers,
                                          labour,
                                          firms},
      industry_setting{parameters, place, calendar, calibration} {}

} // namespace tenfold
