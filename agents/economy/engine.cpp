// SPDX-License-Identifier: Apache-2.0
/// The only translation unit that compiles the engine for the economy.
#include "core/prefetch.hpp"

#include "agents/economy/economy.hpp"
#include "agents/economy/schedule.hpp"
#include "agents/events/model.hpp"

namespace tenfold {

namespace {

WorkerTurn turn_of(Economy& economy, WorkerContext& context) {
    return {context, economy.labour.workers()[context.self().index()], economy.view};
}

FirmTurn turn_of(Economy& economy, FirmContext& context) {
    return {context, economy.firms.store(), economy.view};
}

MarketTurn turn_of(Economy& economy, MarketContext& context) {
    return {context, economy.labour.markets()[context.self().index()], economy.view};
}

LabTurn turn_of(Economy& economy, LabContext& context) {
    return {context, economy.ai.labs()[context.self().index()], economy.view};
}

OperatorTurn turn_of(Economy& economy, OperatorContext& context) {
    return {context, economy.ai.operators()[context.self().index()], economy.view};
}

WorkerShard shard_of(Economy& economy, WorkerPass& pass) {
    Column<Worker>& workers = economy.labour.workers();
    return {pass, {workers.data() + pass.begin(), workers.data() + pass.end()}, economy.view};
}

FirmShard shard_of(Economy& economy, FirmPass& pass) {
    return {pass, economy.firms.store(), economy.view};
}

MarketShard shard_of(Economy& economy, MarketPass& pass) {
    std::vector<LabourMarket>& markets = economy.labour.markets();
    return {pass, {markets.data() + pass.begin(), markets.data() + pass.end()}, economy.view};
}

template <class Pass>
void run_steps(const Schedule& schedule, Phase phase, Economy& economy, Pass& pass) {
    auto shard = shard_of(economy, pass);
    schedule.run(phase, economy.today, shard);
}

} // namespace

std::array<std::uint32_t, EconomyModel::Kinds::size> Economy::agents() const {
    return {static_cast<std::uint32_t>(labour.workers().size()),
            static_cast<std::uint32_t>(firms.store().firms.size()),
            static_cast<std::uint32_t>(labour.markets().size()),
            static_cast<std::uint32_t>(ai.labs().size()),
            static_cast<std::uint32_t>(ai.operators().size())};
}

template <class Kind, class Event>
void EconomyModel::handle(Context<EconomyModel, Kind>& context, const Event& event) {
    auto turn = turn_of(economy_, context);
    tenfold::handle(turn, event);
}

template <class Kind, class Event>
void EconomyModel::note(const Context<EconomyModel, Kind>& context, const Event& event) {
    EventLog& log = economy_.records.event_log();
    if (log.enabled()) [[unlikely]] {
        log.note(context.thread(), context.now(), context.self(), event);
    }
}

void EconomyModel::open(WorkerPass& pass) {
    run_steps(schedule_, Phase::opening, economy_, pass);
}

void EconomyModel::open(FirmPass& pass) {
    run_steps(schedule_, Phase::opening, economy_, pass);
}

void EconomyModel::close(WorkerPass& pass) {
    run_steps(schedule_, Phase::closing, economy_, pass);
}

void EconomyModel::close(FirmPass& pass) {
    run_steps(schedule_, Phase::closing, economy_, pass);
}

void EconomyModel::close(MarketPass& pass) {
    run_steps(schedule_, Phase::closing, economy_, pass);
}

void EconomyModel::publish(std::int64_t window) {
    schedule_.run(Phase::barrier, economy_.today, window + 1 == economy_.last_day, economy_);
}

// ---- prefetch hints

void EconomyModel::prefetch(WorkerId worker) const {
    tenfold::prefetch(&economy_.labour.workers().data()[worker.index()]);
}

void EconomyModel::prefetch(FirmId firm) const {
    tenfold::prefetch(&economy_.firms.store().firms.data()[firm.index()]);
}

void EconomyModel::prefetch(FirmId firm, const Departure& event, unsigned stage) const {
    const FirmStore& store = economy_.firms.store();
    const Slot* const slot =
        store.slots.data() + store.firms[firm.index()].slot(OccupationId{event.occupation});
    if (stage == 1) {
        tenfold::prefetch(slot);
    } else {
        store.rosters.prefetch(*slot, event.seat);
    }
}

void EconomyModel::prefetch(FirmId firm, const Arrival& event, unsigned stage) const {
    const FirmStore& store = economy_.firms.store();
    if (stage == 1) {
        tenfold::prefetch(store.slots.data() +
                          store.firms[firm.index()].slot(OccupationId{event.occupation}));
    }
}

void EconomyModel::prefetch(FirmId firm, const Acceptance& event, unsigned stage) const {
    const FirmStore& store = economy_.firms.store();
    const Slot* const slot =
        store.slots.data() + store.firms[firm.index()].slot(OccupationId{event.occupation});
    if (stage == 1) {
        tenfold::prefetch(slot);
    } else {
        store.rosters.prefetch_vacant(*slot);
    }
}

void EconomyModel::prefetch(FirmId firm, const WorkShift& /*event*/, unsigned stage) const {
    const FirmStore& store = economy_.firms.store();
    if (stage == 1) {
        constexpr std::uint32_t line = 64 / sizeof(Slot); // slots per cache line
        const std::uint32_t first = store.firms[firm.index()].first_slot;
        const std::uint32_t count = store.firms[firm.index()].slots();
        for (std::uint32_t ahead = 0; ahead < count; ahead += line) {
            tenfold::prefetch(store.slots.data() + first + ahead);
        }
        store.slots.prefetch_waiting(first);
    }
}

template class Engine<EconomyModel>;

} // namespace tenfold
