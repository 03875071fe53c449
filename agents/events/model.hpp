// SPDX-License-Identifier: Apache-2.0
/// The interface of the economy to the engine: kinds of agents, handlers, passes and the barrier.
#pragma once

#include "core/context.hpp"
#include "core/engine.hpp"

#include "agents/events/events.hpp"

#include <cstdint>

namespace tenfold {

class Economy;
class Schedule;

/// Passes each event to its handler and runs the steps of the schedule. The class is complete here
/// so that rooms can send events without including the economy; its members are defined where the
/// engine is compiled (agents/economy/engine.cpp).
class EconomyModel {
public:
    using Kinds = EconomyKinds;

    /// `economy` and `schedule` must outlive the model.
    EconomyModel(Economy& economy, const Schedule& schedule)
        : economy_{economy}, schedule_{schedule} {}

    template <class Kind, class Event>
    void handle(Context<EconomyModel, Kind>& context, const Event& event);
    /// Records an event if event logging is on.
    template <class Kind, class Event>
    void note(const Context<EconomyModel, Kind>& context, const Event& event);

    void open(PassContext<EconomyModel, WorkerKind>& pass);
    void open(PassContext<EconomyModel, FirmKind>& pass);
    void close(PassContext<EconomyModel, WorkerKind>& pass);
    void close(PassContext<EconomyModel, FirmKind>& pass);
    void close(PassContext<EconomyModel, MarketKind>& pass);
    void publish(std::int64_t window);

    // ---- hints to the cache
    void prefetch(WorkerId worker) const;
    void prefetch(FirmId firm) const;
    void prefetch(FirmId firm, const Departure& event, unsigned stage) const;
    void prefetch(FirmId firm, const Arrival& event, unsigned stage) const;
    void prefetch(FirmId firm, const Acceptance& event, unsigned stage) const;
    void prefetch(FirmId firm, const WorkShift& event, unsigned stage) const;

private:
    Economy& economy_;
    const Schedule& schedule_;
};

using WorkerContext = Context<EconomyModel, WorkerKind>;
using FirmContext = Context<EconomyModel, FirmKind>;
using MarketContext = Context<EconomyModel, MarketKind>;
using LabContext = Context<EconomyModel, LabKind>;
using OperatorContext = Context<EconomyModel, OperatorKind>;
using WorkerPass = PassContext<EconomyModel, WorkerKind>;
using FirmPass = PassContext<EconomyModel, FirmKind>;
using MarketPass = PassContext<EconomyModel, MarketKind>;

extern template class Engine<EconomyModel>; // in agents/economy/engine.cpp

} // namespace tenfold
