// SPDX-License-Identifier: Apache-2.0
/// The engine: a conservative, synchronous, parallel discrete-event simulator without economics.
///
/// A `Model` is a struct with
///     using Kinds = KindList<AgentKind<WorkerId, EventList<...>>, ...>;
///     void handle(Context<Model, Kind>&, const Event&);    an overload for each event of each kind
/// and, where it needs them,
///     void open(PassContext<Model, Kind>&);     opening population pass over a shard, each window
///     void close(PassContext<Model, Kind>&);    closing population pass
///     void publish(std::int64_t window);        at the barrier: signals, ledgers, checks, records
///     void note(Context&, const Event&);        before each event, to log it
///     static constexpr Purpose usual_draws;     block 0 of this purpose is computed ahead
///     void prefetch(Id) const;                  hint that an event of this agent is next
///     void prefetch(Id, const Event&, unsigned) const;    hint, nearer still, in two stages
/// Handlers and passes write the state of their own agent only. They reach other agents by `send`,
/// which takes at least a window, by signals and by ledgers (core/ledger.hpp).
#pragma once

#include "core/check.hpp"
#include "core/context.hpp"
#include "core/engine_options.hpp"
#include "core/event.hpp"
#include "core/failures.hpp"
#include "core/ids.hpp"
#include "core/parallel.hpp"
#include "core/pending_events.hpp"
#include "core/population.hpp"
#include "core/random.hpp"
#include "core/sort.hpp"
#include "core/time.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tenfold {

template <class Model>
class EngineArchive;

/// Runs a model. The model must outlive the engine.
template <class Model>
class Engine {
public:
    using Kinds = typename Model::Kinds;
    static constexpr std::size_t kind_count = Kinds::size;

    using Sizes = std::array<std::uint32_t, kind_count>;

    /// `sizes` has the number of agents of each kind, in the order of the model's list of kinds.
    Engine(Model& model, const EngineOptions& options, const Sizes& sizes);

    /// Schedules an event before the run starts, at or after the time reached. Throws RunError if
    /// the time has passed or the receiver does not exist.
    template <class Event>
    void schedule(typename Event::Target to, Tick at, const Event& event) {
        constexpr std::size_t k = detail::kind_index<typename Event::Target>(Kinds{});
        auto& population = std::get<k>(populations_);
        detail::check_scheduled<Event>(to, at, population.size, window_ * options_.window_ticks);
        const std::size_t shard = population.shard_size.quotient(to.index());
        const std::int64_t window = at / options_.window_ticks;
        auto record =
            make_record<k>(to.index() - population.first(shard), at % options_.window_ticks, event);
        if (population.shards[shard].pending.add(window_, window, record)) {
            population.mark_due(window, shard);
        }
    }

    /// Runs all events before time `end`, window by window; events at or after it stay pending.
    /// With an `end` that is not a multiple of the window the run cannot be continued. The run
    /// stops after the first window for which `keep_going()` is false.
    template <class KeepGoing>
    void run_until(Tick end, KeepGoing&& keep_going) {
        pool_.enter([&] {
            while (window_ * options_.window_ticks < end && run_window(end) && keep_going()) {
            }
        });
    }
    void run_until(Tick end) {
        run_until(end, [] { return true; });
    }

    [[nodiscard]] std::int64_t window() const { return window_; }
    [[nodiscard]] ThreadPool& pool() { return pool_; }
    [[nodiscard]] unsigned threads() const { return options_.threads; }
    [[nodiscard]] RandomKey random_key() const { return options_.key; }
    [[nodiscard]] std::size_t shards(std::size_t kind) const { return shard_counts_[kind]; }

    /// Events handled so far.
    [[nodiscard]] std::uint64_t events() const {
        std::uint64_t total = 0;
        for_each_population([&](const auto& population) {
            for (const auto& lane : population.lanes) {
                total += lane.events;
            }
        });
        return total;
    }

    /// Pending events, including those in outboxes; only between windows.
    [[nodiscard]] std::uint64_t pending() const {
        std::uint64_t total = 0;
        for_each_population([&](const auto& population) {
            for (std::size_t s = 0; s < population.shards.size(); ++s) {
                total += population.shards[s].pending.size();
                for (const auto& lane : population.lanes) {
                    lane.outboxes[parity(window_ - 1)].visit(
                        s, [&](const auto*, std::uint32_t n) { total += n; });
                }
            }
        });
        return total;
    }

    /// Bytes of calendars, outboxes and work space.
    [[nodiscard]] std::size_t bytes() const {
        std::size_t total = 0;
        for_each_population([&](const auto& population) {
            for (const auto& shard : population.shards) {
                total += shard.pending.bytes();
            }
            for (const auto& lane : population.lanes) {
                total += lane.outboxes[0].bytes() + lane.outboxes[1].bytes();
                total += (lane.records.capacity() + lane.scratch.capacity() + lane.own.capacity()) *
                         sizeof(typename std::remove_cvref_t<decltype(lane)>::Record);
            }
            total += population.due.capacity() + population.inbox.capacity();
        });
        return total;
    }

private:
    template <class, class>
    friend class ContextBase;
    template <class, class>
    friend class Context;
    friend class EngineArchive<Model>;

    using Populations = typename detail::PopulationsOf<Model, Kinds>::type;
    struct Task {
        std::uint32_t kind;
        std::uint32_t shard;
    };

    template <std::size_t K>
    using PopulationAt = std::tuple_element_t<K, Populations>;
    template <std::size_t K>
    using KindAt = typename PopulationAt<K>::KindType;

    template <class Kind>
    static constexpr bool opens = requires(Model& m, PassContext<Model, Kind>& c) {
        m.open(c);
    };
    template <class Kind>
    static constexpr bool closes = requires(Model& m, PassContext<Model, Kind>& c) {
        m.close(c);
    };
    static constexpr bool publishes = requires(Model & m) { m.publish(std::int64_t{}); };

    static std::size_t parity(std::int64_t window) { return static_cast<std::size_t>(window & 1); }

    template <class Use>
    void for_each_population(Use&& use) const {
        std::apply([&](const auto&... population) { (use(population), ...); }, populations_);
    }

    template <std::size_t... K>
    void set_up(const Sizes& sizes, std::index_sequence<K...> /*kinds*/) {
        detail::check_number_of_agents((std::uint64_t{sizes[K]} + ...));
        std::uint32_t base = 0;
        (set_up_kind<K>(sizes[K], base), ...);
    }

    template <std::size_t K>
    void set_up_kind(std::uint32_t size, std::uint32_t& base) {
        auto& population = std::get<K>(populations_);
        const std::uint32_t wanted =
            options_.shards > 0
                ? options_.shards
                : detail::shards_by_size(size, KindAt<K>::largest_shard, options_.threads);
        const std::uint32_t shard_size = std::max(1U, (size + wanted - 1) / wanted);
        const std::uint32_t count = (size + shard_size - 1) / shard_size;
        constexpr unsigned number_bits = KindAt<K>::EventTypes::number_bits;
        validate(options_.window_ticks <= Tick{1} << (32 - number_bits),
                 "window too long for the tick (32 bits)");
        population.size = size;
        population.random_base = base;
        base += size;
        population.shard_size = detail::Divider{shard_size};
        population.shards.resize(count);
        population.lanes = std::vector<detail::Lane<Model, KindAt<K>>>(options_.threads);
        for (auto& lane : population.lanes) {
            lane.outboxes[0].resize(count);
            lane.outboxes[1].resize(count);
        }
        population.due.assign(static_cast<std::size_t>(near_windows) * count, 0);
        population.inbox.assign(count, 0);
        shard_counts_[K] = count;
    }

    template <std::size_t K, class Event>
    static auto make_record(std::uint32_t local_agent, Tick offset, const Event& event) {
        using Events = typename KindAt<K>::EventTypes;
        typename PopulationAt<K>::Record record;
        record.set_key(local_agent,
                       (static_cast<std::uint32_t>(offset) << Events::number_bits) |
                           Events::template number<Event>());
        record.store(event);
        return record;
    }

    /// Windows from the current one to that of time `at`, and the offset in it.
    template <class Event, class Sender>
    std::int64_t windows_ahead(const Sender& from, Tick at, Tick& offset) const {
        if (const Tick span = at - from.start_; span >= 0) [[likely]] {
            return windows_.quotient(span, offset);
        }
        from.template refuse<Event>(at, "an event cannot arrive in the past");
    }

    template <class Sender, class Event>
    void post(Sender& from, typename Event::Target to, Tick at, const Event& event) {
        constexpr std::size_t k = detail::kind_index<typename Event::Target>(Kinds{});
        auto& population = std::get<k>(populations_);
        EXPECTS(to.index() < population.size);
        Tick offset = 0;
        const std::int64_t ahead = windows_ahead<Event>(from, at, offset);
        if (ahead == 0) [[unlikely]] {
            from.template refuse<Event>(at, "an event to another agent arrives in a later window");
        }
        validate(ahead <= std::numeric_limits<std::uint32_t>::max(),
                 "event sent more than 2^32 windows ahead");
        const std::uint32_t shard = population.shard_size.quotient(to.index());
        const auto record = make_record<k>(to.index() - population.first(shard), offset, event);
        population.lanes[from.thread_].outboxes[parity(from.window_)].push(
            shard, static_cast<std::uint32_t>(ahead), record);
    }

    template <class Kind, class Event>
    void schedule_own(Context<Model, Kind>& from, Tick at, const Event& event) {
        constexpr std::size_t k = detail::kind_index<typename Kind::Id>(Kinds{});
        auto& population = std::get<k>(populations_);
        Tick offset = 0;
        std::int64_t ahead = 0;
        if (const Tick span = at - from.start_; span >= 0 && span < options_.window_ticks) {
            offset = span; // the cheapest case, and the usual one in long windows
        } else {
            ahead = windows_ahead<Event>(from, at, offset);
        }
        const auto record =
            make_record<k>(from.agent_ - population.first(from.shard_), offset, event);
        if (ahead == 0) {
            if (at <= from.now_) [[unlikely]] {
                from.template refuse<Event>(at, "an event to oneself arrives later than now");
            }
            detail::insert_own(population.lanes[from.thread_].own, record);
            return;
        }
        if (population.shards[from.shard_].pending.add(
                from.window_, from.window_ + ahead, record)) {
            population.mark_due(from.window_ + ahead, from.shard_);
        }
    }

    // clang-format off
    // Why results do not depend on the number of threads and shards:
    //   1. In window k a task runs one shard: inbox from k-1, open, events, close. It writes the state of its own
    //      agents, its calendar, its thread's outbox of parity k, its thread's tallies, and nothing else.
    //   2. It also reads outboxes of parity k-1 and signals, which no task writes during k.
    //   3. No task of a window therefore reads or writes what another one writes: any schedule gives the same result.
    //   4. Events of an agent are sorted by (time, number, payload), and equal events are interchangeable, so the order
    //      of arrival has no effect. Draws are keyed by (agent, time, ordinal, purpose). Sums are of integers.
    // clang-format on
    bool run_window(Tick end);

    template <std::size_t... K>
    void gather_tasks(std::index_sequence<K...> /*kinds*/) {
        tasks_.clear();
        pass_work_ = 0;
        (gather_kind<K>(), ...);
    }

    template <std::size_t K>
    void gather_kind() {
        auto& population = std::get<K>(populations_);
        const std::size_t count = population.shards.size();
        std::uint8_t* const due =
            population.due.data() + static_cast<std::size_t>(window_ % near_windows) * count;
        constexpr bool passes = opens<KindAt<K>> || closes<KindAt<K>>;
        for (std::size_t s = 0; s < count; ++s) {
            if (passes || window_ % near_windows == 0 || due[s] != 0 || population.inbox[s] != 0) {
                tasks_.push_back({static_cast<std::uint32_t>(K), static_cast<std::uint32_t>(s)});
            }
        }
        pass_work_ += passes ? population.size / 64 : 0;
    }

    template <std::size_t... K>
    void run_shard(Task task, unsigned thread, Tick end, std::index_sequence<K...> /*kinds*/) {
        static_cast<void>(
            ((task.kind == K ? (run_shard_of<K>(task.shard, thread, end), true) : false) || ...));
    }

    template <std::size_t K>
    void run_shard_of(std::size_t shard, unsigned thread, Tick end) {
        failures_.guard(thread, K, shard, [&](detail::WindowPart& part) {
            run_parts_of<K>(shard, thread, end, part);
        });
    }

    template <std::size_t K>
    void run_parts_of(std::size_t shard, unsigned thread, Tick end, detail::WindowPart& part) {
        auto& population = std::get<K>(populations_);
        auto& lane = population.lanes[thread];
        auto& pending = population.shards[shard].pending;
        if (window_ % near_windows == 0) {
            pending.open_bucket(window_,
                                [&](std::int64_t window) { population.mark_due(window, shard); });
        }
        lane.records.clear();
        lane.own.clear(); // of a shard that has failed
        read_inbox<K>(shard, lane.records);
        run_pass<K, true>(shard, thread);
        part = detail::WindowPart::events;
        pending.take(window_, lane.records);
        population.due[static_cast<std::size_t>(window_ % near_windows) * population.shards.size() +
                       shard] = 0;
        if (!lane.records.empty()) {
            if (options_.scramble != 0) {
                detail::scramble(lane.records,
                                 RandomStream{RandomKey{options_.scramble, 0}, {0, window_, 0, 0}});
            }
            sort_records(
                lane.records, lane.scratch, population.last(shard) - population.first(shard));
            run_events<K>(shard, thread, end);
        }
        part = detail::WindowPart::closing;
        run_pass<K, false>(shard, thread);
    }

    template <std::size_t K>
    void read_inbox(std::size_t shard, auto& records) {
        auto& population = std::get<K>(populations_);
        if (population.inbox[shard] == 0) {
            return;
        }
        auto& pending = population.shards[shard].pending;
        for (const auto& lane : population.lanes) {
            lane.outboxes[parity(window_ - 1)].visit(
                shard, [&](const auto* items, std::uint32_t count) {
                    for (std::uint32_t i = 0; i < count; ++i) {
                        if (items[i].ahead == 1) {
                            records.push_back(items[i].record);
                            continue;
                        }
                        const std::int64_t window = window_ - 1 + items[i].ahead;
                        if (pending.add(window_, window, items[i].record)) {
                            population.mark_due(window, shard);
                        }
                    }
                });
        }
    }

    template <std::size_t K, bool Opening>
    void run_pass(std::size_t shard, unsigned thread) {
        using Kind = KindAt<K>;
        if constexpr (Opening ? opens<Kind> : closes<Kind>) {
            auto& population = std::get<K>(populations_);
            PassContext<Model, Kind> context{*this, thread, population.random_base};
            context.shard_ = shard;
            context.begin_ = population.first(shard);
            context.end_ = population.last(shard);
            if constexpr (Opening) {
                model_.open(context);
            } else {
                model_.close(context);
            }
        }
    }

    template <std::size_t K>
    void run_events(std::size_t shard, unsigned thread, Tick end) {
        using Kind = KindAt<K>;
        constexpr unsigned number_bits = Kind::EventTypes::number_bits;
        auto& population = std::get<K>(populations_);
        auto& lane = population.lanes[thread];
        Context<Model, Kind> context{*this, thread, population.random_base};
        context.shard_ = shard;
        const std::uint32_t first = population.first(shard);
        const Tick offset_limit =
            end - context.start_; // beyond the window, except in the last window
        std::uint64_t handled = 0;
        const std::size_t count = lane.records.size();
        std::uint32_t agent = Id<void>::none_index;
        std::uint32_t last_offset = 0;
        for (std::size_t next = 0; next < count || !lane.own.empty();) {
            typename PopulationAt<K>::Record record;
            if (!lane.own.empty() && (next == count || lane.own.back() < lane.records[next])) {
                record = lane.own.back();
                lane.own.pop_back();
            } else {
                prefetch<K>(lane.records, next, first);
                if constexpr (draws_ahead) {
                    if (next % lane.batch == 0) {
                        draw_ahead<K>(lane, next, context);
                    }
                }
                record = lane.records[next++];
            }
            const std::uint32_t offset = record.when >> number_bits;
            if (offset >= offset_limit) [[unlikely]] {
                population.shards[shard].pending.add(window_, window_, record);
                continue;
            }
            const bool same_tick = record.agent == agent && offset == last_offset;
            context.ordinal_ = same_tick ? context.ordinal_ + 1 : 0;
            agent = record.agent;
            last_offset = offset;
            context.agent_ = first + agent;
            context.now_ = context.start_ + offset;
            if constexpr (draws_ahead) {
                // An event that the agent scheduled within the window, and any later event at the
                // same tick, computes its draws itself.
                const RandomPosition& ahead = lane.positions[(next - 1) % lane.batch];
                const bool foreseen =
                    next > 0 && ahead.agent == context.random_base_ + context.agent_ &&
                    ahead.time == context.now_ && ahead.ordinal == context.ordinal_;
                context.usual_block_ = foreseen ? &lane.blocks[(next - 1) % lane.batch] : nullptr;
            }
            dispatch<Kind>(record, context, typename Kind::EventTypes{});
            ++handled;
        }
        lane.events += handled;
    }

    template <class Kind, class Record, class... Events>
    void
    dispatch(const Record& record, Context<Model, Kind>& context, EventList<Events...> /*events*/) {
        using List = EventList<Events...>;
        const std::uint32_t number = record.when & ((1U << List::number_bits) - 1U);
        static_cast<void>(((number == List::template number<Events>()
                                ? (handle_one(context, record.template load<Events>()), true)
                                : false) ||
                           ...));
    }

    template <class Kind, class Event>
    void handle_one(Context<Model, Kind>& context, const Event& event) {
        if constexpr (requires { model_.note(context, event); }) {
            model_.note(context, event);
        }
        model_.handle(context, event);
    }

    static constexpr bool draws_ahead = requires { Model::usual_draws; };

    /// Computes the usual draws of the records from `next` on, assuming that no event is inserted
    /// between them.
    template <std::size_t K>
    void draw_ahead(auto& lane, std::size_t next, const auto& context) {
        constexpr unsigned number_bits = KindAt<K>::EventTypes::number_bits;
        const std::size_t count = std::min(lane.batch, lane.records.size() - next);
        const std::uint32_t first =
            context.random_base_ + std::get<K>(populations_).first(context.shard_);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& record = lane.records[next + i];
            RandomPosition& position = lane.positions[i];
            position.agent = first + record.agent;
            position.time = context.start_ + (record.when >> number_bits);
            const RandomPosition& before = lane.positions[(i + lane.batch - 1) % lane.batch];
            const bool same_tick =
                next + i > 0 && before.agent == position.agent && before.time == position.time;
            position.ordinal = same_tick ? before.ordinal + 1 : 0;
        }
        random_blocks(
            context.key_, Model::usual_draws, lane.positions.data(), count, lane.blocks.data());
    }

    // Far enough ahead for the latency of memory: first the agent's record, then the data that the
    // event reads through it, then the data behind these.
    static constexpr std::array<std::size_t, 3> prefetch_ahead{18, 10, 4};
    template <std::size_t K>
    void prefetch(const auto& records, std::size_t next, std::uint32_t first) {
        using Id = typename KindAt<K>::Id;
        if constexpr (requires { model_.prefetch(Id{}); }) {
            for (unsigned stage = 0; stage < prefetch_ahead.size(); ++stage) {
                if (next + prefetch_ahead[stage] < records.size()) {
                    const auto& record = records[next + prefetch_ahead[stage]];
                    const Id id{first + record.agent};
                    if (stage == 0) {
                        model_.prefetch(id);
                    } else {
                        prefetch_by_event(id, record, stage, typename KindAt<K>::EventTypes{});
                    }
                }
            }
        }
    }

    template <class Id, class Record, class... Events>
    void prefetch_by_event(Id id,
                           const Record& record,
                           unsigned stage,
                           EventList<Events...> /*events*/) {
        using List = EventList<Events...>;
        const std::uint32_t number = record.when & ((1U << List::number_bits) - 1U);
        static_cast<void>(
            (prefetch_one<Events>(id, record, stage, number == List::template number<Events>()) ||
             ...));
    }

    template <class Event, class Id, class Record>
    bool prefetch_one(Id id, const Record& record, unsigned stage, bool matches) {
        if constexpr (requires(const Event& event) { model_.prefetch(id, event, stage); }) {
            if (matches) {
                model_.prefetch(id, record.template load<Event>(), stage);
            }
        }
        return matches;
    }

    template <std::size_t... K>
    void deliver(std::index_sequence<K...> /*kinds*/) {
        (deliver_kind<K>(), ...);
    }

    /// Clears the outboxes that were read in this window and marks the inboxes of those that were
    /// written in it.
    template <std::size_t K>
    void deliver_kind() {
        auto& population = std::get<K>(populations_);
        for (auto& lane : population.lanes) {
            auto& read = lane.outboxes[parity(window_ - 1)];
            for (const std::uint32_t shard : read.touched()) {
                population.inbox[shard] = 0;
            }
            read.clear();
        }
        for (auto& lane : population.lanes) {
            for (const std::uint32_t shard : lane.outboxes[parity(window_)].touched()) {
                population.inbox[shard] = 1;
            }
        }
    }

    Model& model_;
    EngineOptions options_;
    detail::WindowDivider windows_;
    ThreadPool pool_;
    Populations populations_;
    std::array<std::size_t, kind_count> shard_counts_{};
    std::vector<Task> tasks_;
    detail::Failures failures_;
    std::int64_t window_ = 0;
    std::size_t work_ = ~std::size_t{0}; // of the previous window: the best estimate for this one
    std::size_t pass_work_ = 0;
};

// Defined outside the class, so that a source with `extern template class Engine<M>` does not
// compile these two and everything they call; the source that instantiates Engine<M> does.
template <class Model>
Engine<Model>::Engine(Model& model, const EngineOptions& options, const Sizes& sizes)
    : model_{model}, options_{options}, windows_{options.window_ticks}, pool_{options.threads},
      failures_{pool_.threads()} {
    options_.threads = pool_.threads();
    validate(options.window_ticks > 0, "the window must be longer than nothing");
    set_up(sizes, std::make_index_sequence<kind_count>{});
}

template <class Model>
bool Engine<Model>::run_window(Tick end) {
    gather_tasks(std::make_index_sequence<kind_count>{});
    const std::uint64_t before = events();
    const auto run_task = [&](std::size_t task, unsigned thread) {
        run_shard(tasks_[task], thread, end, std::make_index_sequence<kind_count>{});
    };
    if (work_ < options_.serial_work) {
        for (std::size_t task = 0; task < tasks_.size(); ++task) {
            run_task(task, 0);
        }
    } else {
        pool_.for_each(tasks_.size(), run_task);
    }
    failures_.rethrow();
    deliver(std::make_index_sequence<kind_count>{});
    if constexpr (publishes) {
        model_.publish(window_);
    }
    work_ = static_cast<std::size_t>(events() - before) + pass_work_;
    ++window_;
    return true;
}

} // namespace tenfold
