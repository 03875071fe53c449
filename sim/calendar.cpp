// SPDX-License-Identifier: Apache-2.0
/// The model on one page: what a day of the economy consists of, in order.
///
/// A DAY (one window of the engine). Between two agents nothing travels in less than a day.
///   1. opening passes: on the first day of a month payday of the workers, raises at the firms
///   2. events, agent after agent, each agent's in the order of time and of the numbers below
///   3. closing passes: examinations of workers, reviews of firms, matching in markets; on the last
///      day of a month firms pay the wages that have accrued
///   4. publication: signals for tomorrow, sums, identities
///
/// A MONTH. Money moves in this order, and every pot covers the days of the month before:
///   last day         firms pay wages into the wage pot
///   its barrier      wages, dividends and rents can be received; reference wages, trends and
///                    shocks of the new month
///   first day        people receive, pay tax and spend; wages are raised
///   its barrier      prices are published; the treasury settles; what people, government and firms
///                    have spent goes into the pots of the sectors
///   second day to    one 27th of the firms a day: sell from the pot, buy inputs, pay dividends,
///   set twenty-eighth    price and posts, close or open
///
/// EVENTS of one agent at one time come in this order; equal ones go by sender and payload.
#include "agents/economy/economy.hpp"

#include "sim/recount_policy.hpp"

namespace tenfold {

namespace {

template <class Kind, class Event>
constexpr std::uint32_t number = Kind::EventTypes::template number<Event>();

// to a worker
static_assert(number<WorkerKind, StartWork> == 0); // first day in a new job
static_assert(number<WorkerKind, LeaveWork> ==
              1); // last day is over: own note, or the firm's notice
static_assert(number<WorkerKind, JobOffer> == 2);   // accept and reserve oneself, or refuse
static_assert(number<WorkerKind, HireAnswer> == 3); // give notice, start in two days; or look again
static_assert(number<WorkerKind, FinishRetraining> == 4); // look for a job in the new occupation
static_assert(number<WorkerKind, OvertimePaid> == 5);     // to be received on payday

// to a firm
static_assert(number<FirmKind, Departure> == 0);  // out of the roster; announce the post again
static_assert(number<FirmKind, Arrival> == 1);    // into the roster
static_assert(number<FirmKind, Acceptance> == 2); // yes (start in three days) or no
static_assert(number<FirmKind, VacanciesWithdrawn> == 3); // the market's answer to a wish
static_assert(number<FirmKind, PeerAdoption> ==
              4); // somebody it watches started or stopped using coworkers
static_assert(number<FirmKind, WorkShift> == 5);    // tasks of its coworkers, review, tokens
static_assert(number<FirmKind, StartTask> == 6);    // a single task, where every task is an event
static_assert(number<FirmKind, FinishTask> == 7);   // pay its tokens; into the line for review
static_assert(number<FirmKind, FinishReview> == 8); // succeeded or failed; the next one in the line
static_assert(number<FirmKind, FinishRework> == 9); // hours after a failure
static_assert(number<FirmKind, OvertimeOwed> == 10); // to be paid at the end of the month

// to a labour market
static_assert(number<MarketKind, OfferRefused> == 0);      // the vacancy opens again
static_assert(number<MarketKind, VacanciesPosted> == 1);   // into the book
static_assert(number<MarketKind, WithdrawVacancies> == 2); // out of the book, as far as still there
static_assert(number<MarketKind, SeekWork> == 3); // into the list until the next examination

// to a lab
static_assert(number<LabKind, ReviewLab> == 0);    // compute for the month
static_assert(number<LabKind, FinishRun> == 1);    // a model; the next training run begins
static_assert(number<LabKind, ReleaseModel> == 2); // on offer from tomorrow

// to a compute operator
static_assert(number<OperatorKind, ReviewOperator> == 0); // energy, upkeep, orders, dividends
static_assert(number<OperatorKind, ChipsArrive> == 1);    // more capacity

} // namespace

// ---- opening passes of the day

void Economy::open(WorkerPass& pass) {
    if (signals.month_start) {
        payday(pass);
    }
}

void Economy::open(FirmPass& pass) {
    if (signals.month_start) {
        raise_wages(pass);
    }
}

// ---- closing passes of the day

void Economy::close(WorkerPass& pass) {
    examine_workers(
        pass); // a thirtieth of them a day: separations, search on the job, change of occupation
}

void Economy::close(FirmPass& pass) {
    review_firms(pass); // sales, costs, price, posts; closure and entry; pilots and coworkers
    if (signals.month_end) {
        post_wages(pass);
    }
}

void Economy::close(MarketPass& pass) {
    match(pass); // every day: vacancies withdrawn, seekers expired, offers drawn
}

// ---- barrier at the end of the day

void Economy::publish(std::int64_t window) {
    const Day tomorrow = window + 1;
    event_log.end_day();
    publish_tightness();
    publish_releases();
    count_day();
    if (signals.month_start) {
        publish_goods();
    }
    check_identities();
    const bool month_ends = signals.month_end;
    if (month_ends || tomorrow == last_day) {
        if (recount_due(*this, window)) {
            recount(window);
        }
        close_month(calendar.date(tomorrow));
    }
    publish_day(tomorrow);
    if (month_ends) {
        begin_month(tomorrow);
    }
}

} // namespace tenfold
