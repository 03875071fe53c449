// SPDX-License-Identifier: Apache-2.0
/// Firms and virtual coworkers: pilots, deployment, teams and their tokens.
#include "agents/adoption.hpp"
#include "agents/economy.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

std::uint8_t reviews_in(std::int64_t days) {
    const double reviews = std::round(static_cast<double>(days) / days_per_month);
    return static_cast<std::uint8_t>(std::clamp(reviews, 1.0, 255.0));
}

double month_length(const Signals& signals) {
    return signals.days / days_per_month;
}

} // namespace

void Economy::set_deployed(FirmPass& pass, FirmId id, bool deployed) {
    Firm& firm = firms[id.index()];
    firm.intensity = 0.0F;
    accounts.add(pass.thread(), firm.sector(), SectorCount::adopters, deployed ? 1 : -1);
    if (!deployed) {
        for_each_occupation(
            firm, [&](OccupationId occupation) { set_coworkers(pass, id, occupation, 0); });
    }
    for (const FirmId listener : network.listeners(id)) {
        pass.send(listener, tomorrow(pass), PeerAdoption{id, deployed ? 1 : -1});
    }
}

void Economy::review_adoption(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
    if (firm.closed != 0) {
        return;
    }
    const AdoptionParameters& adoption = parameters.adoption;
    switch (firm.adoption) {
    case AdoptionStage::none:
        if (starts_pilot(pass, id)) {
            firm.adoption = AdoptionStage::pilot;
            firm.reviews_left = reviews_in(adoption.pilot_days);
        }
        break;
    case AdoptionStage::pilot:
        if (--firm.reviews_left == 0) {
            const bool deploys = pilot_convinces(pass, firm.sector());
            firm.adoption = deploys ? AdoptionStage::deployed : AdoptionStage::paused;
            firm.reviews_left = reviews_in(adoption.pause_days);
            if (deploys) {
                set_deployed(pass, id, true);
            }
        }
        break;
    case AdoptionStage::deployed:
        if (pass.random(purpose::adoption).uniform() <
            1.0 - math::exp(-adoption.abandonment_rate * month_length(signals))) {
            set_deployed(pass, id, false);
            firm.adoption = AdoptionStage::paused;
            firm.reviews_left = reviews_in(adoption.pause_days);
        } else {
            firm.intensity = static_cast<float>(next_intensity(
                firm.intensity, adoption.integration_speed, static_cast<double>(signals.days)));
        }
        break;
    case AdoptionStage::paused:
        if (--firm.reviews_left == 0) {
            firm.adoption = AdoptionStage::none;
        }
        break;
    }
}

bool Economy::starts_pilot(const FirmPass& pass, FirmId id) const {
    const Firm& firm = firms[id.index()];
    const std::uint32_t watched = network.degree(id);
    PilotConditions conditions;
    conditions.own_start_rate = parameters.sectors[firm.sector_index].own_start_rate;
    conditions.share_of_neighbours =
        watched == 0 ? 0.0 : static_cast<double>(firm.adopting_peers) / watched;
    conditions.saving = technology.signals().sector_saving[firm.sector_index];
    conditions.size = static_cast<double>(firm.posts);
    // 1 - e^-x <= x: what is above the bound is above the probability.
    const double draw = pass.random(purpose::adoption).uniform();
    if (draw >= pilot_start_bound(conditions, parameters.adoption) * month_length(signals)) {
        return false;
    }
    RandomStream own_view{pass.random_key(),
                          {pass.random_agent(id.index()), 0, 0, purpose::firm_factor}};
    conditions.firm_factor =
        firm_saving_factor(own_view.normal(), parameters.adoption.saving_dispersion);
    return draw < 1.0 - math::exp(-pilot_start_rate(conditions, parameters.adoption) *
                                  month_length(signals));
}

bool Economy::pilot_convinces(const FirmPass& pass, SectorId sector) const {
    const AdoptionParameters& adoption = parameters.adoption;
    RandomStream draws = pass.random(purpose::pilot);
    const double success =
        pilot_success_probability(technology.signals().sector_success[sector.index()],
                                  draws.normal(),
                                  adoption.pilot_dispersion);
    const std::int64_t successes = draws.binomial(adoption.pilot_tasks, success);
    return pilot_success_belief(successes, adoption.pilot_tasks) > adoption.deploy_belief;
}

void Economy::set_coworkers(FirmPass& pass,
                            FirmId id,
                            OccupationId occupation,
                            std::uint32_t count) {
    const Firm& firm = firms[id.index()];
    Slot& slot = slots[firm.slot(occupation)];
    const std::int64_t change = std::int64_t{count} - std::int64_t{slot.coworkers};
    if (change != 0) {
        slot.coworkers = count;
        accounts.add(pass.thread(), firm.sector(), SectorCount::coworkers, change);
        accounts.add(pass.thread(), market(firm, occupation), MarketCount::coworkers, change);
    }
}

void Economy::review_coworkers(FirmPass& pass, FirmId id) {
    const Firm& firm = firms[id.index()];
    if (firm.adoption != AdoptionStage::deployed) {
        return; // set_deployed has dismissed them
    }
    constexpr double post_week_hours = 40.0;
    const double week_hours = parameters.delegation.coworker_week_hours;
    double megatokens = 0.0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const Slot& slot = slots[firm.slot(occupation)];
        const OccupationPotential& potential = technology.signals().potential[occupation.index()];
        // Eq. 9, in whole coworkers; the rounding is drawn once per firm and occupation, so that
        // nothing but the need itself changes their number.
        const double wanted = slot.heads * static_cast<double>(firm.intensity) *
                              potential.delegable * post_week_hours / week_hours;
        const RandomPosition rounding{
            pass.random_agent(id.index()), 0, occupation.index(), purpose::coworker_rounding};
        const double fraction = to_unit(random_block(pass.random_key(), rounding)[0]);
        set_coworkers(pass, id, occupation, static_cast<std::uint32_t>(wanted + fraction));
        const double task_hours =
            slot.coworkers * week_hours * static_cast<double>(signals.days) / 7.0;
        megatokens += potential.delegable > 0.0
                          ? task_hours * potential.tokens_mtok / potential.delegable
                          : 0.0;
    });
    if (megatokens > 0.0) {
        const auto kilotokens = std::llround(megatokens * 1000.0);
        const auto cents =
            std::llround(megatokens * technology.signals().token_price_frontier * 100.0);
        tokens.post_amount(
            pass.thread(), static_cast<std::size_t>(TokenCount::kilotokens), kilotokens);
        tokens.post_amount(pass.thread(), static_cast<std::size_t>(TokenCount::cents), cents);
        accounts.add(pass.thread(), TokenCount::kilotokens, kilotokens);
        accounts.add(pass.thread(), TokenCount::cents, cents);
    }
}

} // namespace tenfold
