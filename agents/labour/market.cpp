// SPDX-License-Identifier: Apache-2.0
/// Labour markets: vacancies and seekers come in during the day and are matched at its end.
#include "agents/economy/economy.hpp"

#include <array>

namespace tenfold {

namespace {

/// Draws of a day's offers, one block each, computed some offers ahead: what they will pick is then
/// on its way from memory.
class OfferDraws {
public:
    OfferDraws(RandomKey key, const RandomPosition& position, const LabourMarket& market)
        : key_{key}, position_{position}, market_{market} {
        for (std::size_t i = 0; i < ahead_.size(); ++i) {
            look_ahead();
        }
    }

    RandomBlock next() {
        const RandomBlock words = ahead_[position_.ordinal % ahead_.size()];
        look_ahead();
        return words;
    }

    /// Uniform in [0, size) from 64 bits.
    static std::size_t pick(std::uint32_t high, std::uint32_t low, std::size_t size) {
        const std::uint64_t bits = (std::uint64_t{high} << 32) | low;
        return static_cast<std::size_t>((Uint128{bits} * size) >> 64);
    }

private:
    void look_ahead() {
        RandomBlock& words = ahead_[position_.ordinal % ahead_.size()];
        ++position_.ordinal; // ordinal 0 has decided how many offers there are
        words = random_block(key_, position_);
        // The book will have lost one vacancy for each offer in between. The list of seekers loses
        // as many, all over it, which moves nobody far within a day of examination.
        if (market_.seekers() > 0 && market_.vacancies() > ahead_.size()) {
            market_.prefetch_seeker(pick(words[2], words[3], market_.seekers()));
            market_.prefetch_vacancy(pick(words[0], words[1], market_.vacancies() - ahead_.size()));
        }
    }

    RandomKey key_;
    RandomPosition position_;
    const LabourMarket& market_;
    std::array<RandomBlock, 16> ahead_{};
};

} // namespace

void Economy::handle(MarketContext& context, const OfferRefused& event) {
    markets[context.self().index()].add_vacancies(Vacancy{event.firm, event.sector}, 1);
    accounts.add(context.thread(), VacancyCount::refused, 1);
}

void Economy::handle(MarketContext& context, const VacanciesPosted& event) {
    markets[context.self().index()].add_vacancies(Vacancy{event.firm, event.sector}, event.count);
    accounts.add(context.thread(), VacancyCount::entered, event.count);
}

void Economy::handle(MarketContext& context, const WithdrawVacancies& event) {
    markets[context.self().index()].ask_withdrawal(event.firm, event.count);
}

void Economy::handle(MarketContext& context, const SeekWork& event) {
    markets[context.self().index()].add_seeker(Seeker{event.worker, event.employer});
}

void Economy::match(MarketPass& pass) {
    const auto today = static_cast<std::uint32_t>(pass.window() % examination_cycle);
    for (std::uint32_t index = pass.begin(); index < pass.end(); ++index) {
        pass.turn(index);
        LabourMarket& market = markets[index];
        const MarketId self{index};
        market.purge([&](FirmId firm, std::uint32_t asked, std::uint32_t withdrawn) {
            accounts.add(pass.thread(), VacancyCount::withdrawn, withdrawn);
            pass.send(firm, tomorrow(pass), VacanciesWithdrawn{self, asked, withdrawn});
        });
        market.expire(today);
        const double efficiency = parameters.matching.efficiency *
                                  (1.0 + parameters.direct_use.search_gain * signals.token_decades);
        const double expected = expected_matches(efficiency,
                                                 static_cast<double>(market.seekers()),
                                                 static_cast<double>(market.vacancies()),
                                                 parameters.labour_market.seekers_elasticity);
        const RandomPosition position = pass.position(purpose::matching);
        const auto matches = static_cast<std::uint32_t>(
            expected + to_unit(random_block(pass.random_key(), position)[0]));
        OfferDraws draws{pass.random_key(), position, market};
        for (std::uint32_t n = 0; n < matches && market.seekers() > 0 && market.vacancies() > 0;
             ++n) {
            const RandomBlock words = draws.next();
            const LabourMarket::Place chosen =
                market.place_of(OfferDraws::pick(words[2], words[3], market.seekers()));
            const std::size_t offered = OfferDraws::pick(words[0], words[1], market.vacancies());
            const Seeker seeker = market.seeker(chosen);
            // Nobody moves to the own firm: that pair is one match less, rarer than one in a
            // thousand.
            if (seeker.employer && seeker.employer == market.vacancy(offered).firm) {
                continue;
            }
            const Vacancy vacancy = market.take_vacancy(offered);
            market.remove_seeker(chosen);
            accounts.add(pass.thread(), VacancyCount::offered, 1);
            pass.send(seeker.worker, tomorrow(pass), JobOffer{self, vacancy.firm, vacancy.sector});
        }
    }
}

void Economy::publish_tightness() {
    const double weight = smoothing_weight(parameters.labour_market.tightness_half_life_days);
    for (std::size_t index = 0; index < markets.size(); ++index) {
        const double seekers = static_cast<double>(markets[index].seekers());
        const double current =
            seekers > 0.0 ? static_cast<double>(markets[index].vacancies()) / seekers : 0.0;
        double& smoothed = signals.tightness[index];
        smoothed = smoothed < 0.0 ? current : smoothed + weight * (current - smoothed);
    }
}

} // namespace tenfold
