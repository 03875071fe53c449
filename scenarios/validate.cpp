// SPDX-License-Identifier: Apache-2.0
#include "scenarios/validate.hpp"

#include "core/check.hpp"

#include "agents/ai/token_price.hpp"
#include "agents/coworkers/task.hpp"
#include "agents/finance/initial_finance.hpp"
#include "agents/firms/fixed_capital.hpp"
#include "agents/labour/labour_equations.hpp"
#include "agents/observe/event_log.hpp"
#include "agents/policies/policy.hpp"
#include "agents/policies/shocks.hpp"

#include "scenarios/countries.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/validate_finance.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>

namespace tenfold {

namespace {

/// Most agents of a kind with 32-bit ids.
constexpr double most_agents = 4294967294.0;

/// Most people for whom every task can be an event: about ten tasks a person and day, of four
/// events each, are then eight million events a day.
constexpr double most_people_with_tasks = 200000.0;

/// Sums are shown rounded, not to the last bit.
std::string sum_text(double sum) {
    return fmt::format("{:.6g}", sum);
}

double row_sum(const Table& table, std::size_t row) {
    double sum = 0.0;
    for (std::size_t column = 0; column < table.columns; ++column) {
        sum += table(row, column);
    }
    return sum;
}

/// Visitor that checks that the keys of every list differ.
class UniqueKeys {
public:
    UniqueKeys(std::string path, const ProblemSink& problem)
        : path_{std::move(path)}, problem_{problem} {}

    template <class T>
    void value(const Field& /*field*/, const T& /*member*/) {}
    void table(const TableField& /*field*/, const Table& /*member*/) {}

    template <class T>
    void group(const Group& group, const T& member) {
        UniqueKeys inside{fmt::format("{}{}.", path_, group.key), problem_};
        T::describe(member, inside);
    }

    template <class T>
    void list(const Group& group, const std::vector<T>& members) {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < members.size(); ++i) {
            const std::string path = fmt::format("{}{}[{}]", path_, group.key, i);
            if (!seen.insert(members[i].key).second) {
                problem_(path + ".key",
                         fmt::format("the key {} is given twice", quoted_text(members[i].key)));
            }
            UniqueKeys inside{path + ".", problem_};
            T::describe(members[i], inside);
        }
    }

private:
    std::string path_;
    const ProblemSink& problem_;
};

void check_time(const Scenario& scenario, const ProblemSink& problem) {
    const TimeParameters& time = scenario.time;
    const auto days = (time.end - time.start).count();
    if (days <= 0) {
        problem("time.end",
                fmt::format(
                    "{} is not after the start, {}", to_string(time.end), to_string(time.start)));
    } else if (static_cast<double>(days) > longest_run_years * days_per_year) {
        problem("time.end",
                fmt::format("{} to {} is too long (allowed: {} years)",
                            to_string(time.start),
                            to_string(time.end),
                            longest_run_years));
    }
    if (std::chrono::year_month_day{time.start}.day() != std::chrono::day{1}) {
        problem("time.start",
                fmt::format("{} is not the first day of a month (allowed: first days of months)",
                            to_string(time.start)));
    }
}

std::vector<std::string> sector_keys(const Scenario& scenario) {
    std::vector<std::string> keys;
    for (const Sector& sector : scenario.sectors) {
        keys.push_back(sector.key);
    }
    return keys;
}

bool is_in(const std::string& word, const std::vector<std::string>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void check_period(const std::string& path, Date from, Date until, const ProblemSink& problem) {
    if (until <= from) {
        problem(
            path + ".until",
            fmt::format("{} is not after {}, the first day", to_string(until), to_string(from)));
    }
}

// Checks that a key is empty or that of a country.
void check_country(const Scenario& scenario,
                   const std::string& path,
                   const std::string& key,
                   const ProblemSink& problem) {
    std::vector<std::string> keys;
    for (const Country& country : scenario.countries) {
        keys.push_back(country.key);
    }
    if (!key.empty() && !is_in(key, keys)) {
        problem(path,
                fmt::format("unknown country {}{}", quoted_text(key), did_you_mean(key, keys)));
    }
}

// Checks that a policy or event names a lever, with a strength in its range.
void check_intervention(const Scenario& scenario,
                        const LeverTable& levers,
                        const std::string& path,
                        const Intervention& given,
                        const ProblemSink& problem) {
    check_period(path, given.from, given.until, problem);
    const Lever* const found = levers.find(given.lever);
    if (found == nullptr) {
        std::vector<std::string> names;
        for (const Lever& each : levers.levers()) {
            names.push_back(each.info.name);
        }
        problem(path + ".lever",
                fmt::format("unknown lever {} (allowed: {}){}",
                            quoted_text(given.lever),
                            fmt::join(names, ", "),
                            did_you_mean(given.lever, names)));
        return;
    }
    const LeverInfo& lever = found->info;
    if (!lever.range.contains(given.strength)) {
        problem(path + ".strength",
                fmt::format("{} is out of range for {} (allowed: {}, {})",
                            number_text(given.strength),
                            lever.name,
                            range_text(lever.range),
                            lever.unit));
    }
    const std::vector<std::string> sectors = sector_keys(scenario);
    if (!given.target.empty() && !is_in(given.target, sectors)) {
        problem(path + ".target",
                fmt::format("unknown sector {}{}",
                            quoted_text(given.target),
                            did_you_mean(given.target, sectors)));
    }
    check_country(scenario, path + ".country", given.country, problem);
    const std::vector<std::string> words{financing_words.begin(), financing_words.end()};
    if (!is_in(given.financing, words)) {
        problem(path + ".financing",
                fmt::format("unknown financing {} (allowed: {}){}",
                            quoted_text(given.financing),
                            fmt::join(words, ", "),
                            did_you_mean(given.financing, words)));
    }
}

void check_interventions(const Scenario& scenario,
                         const LeverTable& levers,
                         const ProblemSink& problem) {
    for (const Intervention& policy : scenario.policies) {
        check_intervention(scenario, levers, "policies." + policy.key, policy, problem);
    }
    for (const Intervention& event : scenario.events) {
        check_intervention(scenario, levers, "events." + event.key, event, problem);
    }
}

void check_output(const Scenario& scenario, const ProblemSink& problem) {
    const EventLogParameters& events = scenario.output.events;
    const std::vector<std::string> who{"panel", "all"};
    if (!is_in(events.agents, who)) {
        problem("output.events.agents",
                fmt::format("unknown agents {} (allowed: {})",
                            quoted_text(events.agents),
                            fmt::join(who, ", ")));
    }
    if (const std::string unknown{unknown_event_kind(events.kinds)}; !unknown.empty()) {
        problem("output.events.kinds",
                fmt::format("unknown kind of event {} (allowed: all, {}){}",
                            quoted_text(unknown),
                            fmt::join(event_names, ", "),
                            did_you_mean(unknown, {event_names.begin(), event_names.end()})));
    }
}

void check_shocks(const Scenario& scenario, const ProblemSink& problem) {
    const std::vector<std::string> kinds{shock_kinds.begin(), shock_kinds.end()};
    const std::vector<std::string> sectors = sector_keys(scenario);
    for (const Shock& shock : scenario.shocks) {
        const std::string path = "shocks." + shock.key;
        if (!is_in(shock.kind, kinds)) {
            problem(path + ".kind",
                    fmt::format("unknown kind of shock {} (allowed: {}){}",
                                quoted_text(shock.kind),
                                fmt::join(kinds, ", "),
                                did_you_mean(shock.kind, kinds)));
        }
        if (!shock.sector.empty() && !is_in(shock.sector, sectors)) {
            problem(path + ".sector",
                    fmt::format("unknown sector {}{}",
                                quoted_text(shock.sector),
                                did_you_mean(shock.sector, sectors)));
        }
        check_period(path, shock.from, shock.until, problem);
    }
}

void check_sizes(const Scenario& scenario, const ProblemSink& problem) {
    if (scenario.name.empty()) {
        problem("name", "is empty");
    }
    if (scenario.sectors.size() > most_sectors) {
        problem("sectors",
                fmt::format("{} sectors (allowed: <= {})", scenario.sectors.size(), most_sectors));
    }
    if (scenario.occupations.size() > most_occupations) {
        problem("occupations",
                fmt::format("{} occupations (allowed: <= {})",
                            scenario.occupations.size(),
                            most_occupations));
    }
    if (scenario.regions.size() > most_regions) {
        problem("regions",
                fmt::format("{} regions (allowed: <= {})", scenario.regions.size(), most_regions));
    }
}

void check_occupation(const Occupation& occupation,
                      const std::vector<TaskDomain>& domains,
                      const ProblemSink& problem) {
    const std::string path = "occupations." + occupation.key;
    const std::vector<double>& shares = occupation.share_of_hours;
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (std::abs(sum - 1.0) > share_tolerance) {
        problem(path + ".share_of_hours", fmt::format("sums to {} instead of 1", sum_text(sum)));
    }
    for (std::size_t domain = 0; domain < domains.size(); ++domain) {
        if (domains[domain].digital && shares[domain] > 0.0 &&
            !(occupation.median_length_minutes[domain] > 0.0)) {
            problem(
                fmt::format("{}.median_length_minutes[{}]", path, domain),
                fmt::format("0 although {} is digital and takes {} of the hours (allowed: > 0 min)",
                            domains[domain].key,
                            number_text(shares[domain])));
        }
    }
}

void check_mobility(const Table& mobility, const ProblemSink& problem) {
    for (std::size_t row = 0; row < mobility.row_keys.size(); ++row) {
        const double sum = row_sum(mobility, row);
        if (std::abs(sum - 1.0) > share_tolerance) {
            problem("tables.mobility." + mobility.row_keys[row],
                    sum == 0.0 ? std::string{"is zero everywhere; must sum to 1"}
                               : fmt::format("sums to {} instead of 1", sum_text(sum)));
        }
    }
}

void check_employment(const Scenario& scenario, const ProblemSink& problem) {
    const Table& employment = scenario.tables.employment;
    const Table& wages = scenario.tables.annual_wage;
    for (std::size_t row = 0; row < employment.row_keys.size(); ++row) {
        const std::string& sector = employment.row_keys[row];
        if (!(row_sum(employment, row) > 0.0)) {
            problem("tables.employment." + sector,
                    fmt::format("no jobs although the sector has {} firms",
                                number_text(scenario.sectors[row].firms)));
        }
        for (std::size_t column = 0; column < employment.columns; ++column) {
            if (employment(row, column) > 0.0 && !(wages(row, column) > 0.0)) {
                problem(fmt::format("tables.annual_wage.{}[{}]", sector, column),
                        fmt::format("0 although there are {} jobs (allowed: > 0 USD/yr)",
                                    number_text(employment(row, column))));
            }
        }
    }
}

void check_scale(const Scenario& scenario, const ProblemSink& problem) {
    double jobs = 0.0;
    for (std::size_t row = 0; row < scenario.tables.employment.row_keys.size(); ++row) {
        jobs += row_sum(scenario.tables.employment, row);
    }
    double firms = 0.0;
    for (const Sector& sector : scenario.sectors) {
        firms += sector.firms;
    }
    const double people = jobs / (1.0 - scenario.labour_market.unemployment_rate);
    if (jobs / scenario.scale < 1.0) {
        problem("scale",
                fmt::format("{} leaves no workers ({} jobs in all)",
                            number_text(scenario.scale),
                            sum_text(jobs)));
    } else if (firms / scenario.scale < 1.0) {
        problem("scale",
                fmt::format("{} leaves no firms ({} in all)",
                            number_text(scenario.scale),
                            sum_text(firms)));
    }
    if (scenario.coworkers.individual() && people / scenario.scale > most_people_with_tasks) {
        problem(
            "coworkers.resolution",
            fmt::format("individual makes every task an event, too many with {} people (allowed: "
                        "<= {}); use cohort or a larger scale",
                        sum_text(people / scenario.scale),
                        number_text(most_people_with_tasks)));
    }
    if (people / scenario.scale > most_agents || firms / scenario.scale > most_agents) {
        problem("scale",
                fmt::format("{} makes {} people and {} firms (allowed: <= {} of each)",
                            number_text(scenario.scale),
                            sum_text(people / scenario.scale),
                            sum_text(firms / scenario.scale),
                            number_text(most_agents)));
    }
}

// The targets of the labour market must leave unemployed people and vacancies.
void check_labour_market(const Scenario& scenario, const ProblemSink& problem) {
    const double rate = mean_separation_rate(scenario.tables.employment, scenario.sectors);
    try {
        static_cast<void>(calibrate_matching(scenario.labour_market, rate));
    } catch (const RunError& error) {
        problem("labour_market", error.what());
    }
}

void check_resolution(const Scenario& scenario, const ProblemSink& problem) {
    const std::string& resolution = scenario.coworkers.resolution;
    const std::vector<std::string> allowed{task_resolutions.begin(), task_resolutions.end()};
    if (std::find(allowed.begin(), allowed.end(), resolution) == allowed.end()) {
        problem("coworkers.resolution",
                fmt::format("unknown resolution {} (allowed: {}){}",
                            quoted_text(resolution),
                            fmt::join(allowed, ", "),
                            did_you_mean(resolution, allowed)));
    }
    if (scenario.coworkers.individual() && scenario.task_domains.size() > most_task_domains) {
        problem("task_domains",
                fmt::format("{} domains (allowed in resolution individual: <= {})",
                            scenario.task_domains.size(),
                            most_task_domains));
    }
}

// Checks that exposure neither exceeds all hours nor leaves hours unassigned.
bool check_exposure(const Scenario& scenario, const Country& country, const ProblemSink& problem) {
    const std::string path = "countries." + country.key + ".exposure";
    for (const Occupation& occupation : scenario.occupations) {
        const double digital = digital_share(scenario, occupation);
        if (digital * country.exposure > 1.0 + share_tolerance) {
            problem(
                path,
                fmt::format(
                    "{} times the {} of hours that are digital in occupation {} exceeds all hours",
                    number_text(country.exposure),
                    sum_text(digital),
                    quoted_text(occupation.key)));
            return false;
        }
    }
    const std::vector<TaskDomain>& domains = scenario.task_domains;
    if (country.exposure < 1.0 && std::all_of(domains.begin(),
                                              domains.end(),
                                              [](const TaskDomain& d) { return d.digital; })) {
        problem(path,
                fmt::format("{} leaves hours unassigned, because all task domains are digital",
                            number_text(country.exposure)));
        return false;
    }
    return true;
}

// Each country must be a valid scenario; the common part is checked once.
void check_countries(const Scenario& scenario, const ProblemSink& problem) {
    check_country(scenario, "world.home", scenario.world.home, problem);
    if (scenario.countries.size() > most_countries) {
        problem("countries",
                fmt::format(
                    "{} countries (allowed: <= {})", scenario.countries.size(), most_countries));
    }
    std::map<std::string, std::string> names;
    for (std::size_t place = 0; place < scenario.countries.size(); ++place) {
        const Country& country = scenario.countries[place];
        const std::string path = "countries." + country.key;
        const auto [first, is_new] = names.emplace(country.name, country.key);
        if (!is_new) {
            problem(path + ".name",
                    fmt::format("the name {} is also that of {}",
                                quoted_text(country.name),
                                quoted_text(first->second)));
        }
        if (check_exposure(scenario, country, problem)) {
            check_scale(country_scenario(scenario, place),
                        [&](const std::string& where, const std::string& what) {
                            problem(path + ".people", fmt::format("{} {}", where, what));
                        });
        }
    }
}

void check_submodels(const Scenario& scenario, const ProblemSink& problem) {
    check_resolution(scenario, problem);
    if (scenario.adoption.peers % 2 != 0) {
        problem("adoption.peers",
                fmt::format("{} is odd (allowed: even numbers, half on each side)",
                            scenario.adoption.peers));
    }
    const std::vector<InferenceStep>& steps = scenario.intelligence.inference_steps;
    for (std::size_t i = 1; i < steps.size(); ++i) {
        if (steps[i].from <= steps[i - 1].from) {
            problem(fmt::format("intelligence.inference_steps[{}].from", i),
                    fmt::format("{} is not after {}, the step before",
                                to_string(steps[i].from),
                                to_string(steps[i - 1].from)));
        }
    }
    const double least = decline_without_engineering(scenario.token_price, scenario.intelligence);
    if (scenario.token_price.decline_per_year < least * (1.0 - 1e-9)) {
        problem("token_price.decline_per_year",
                fmt::format("{} is less than the {:.4g} of hardware and algorithms alone "
                            "(hardware_growth x algorithm_growth^(size_exponent x serving_gain); a "
                            "smaller serving_gain leaves less)",
                            number_text(scenario.token_price.decline_per_year),
                            least));
    }
}

// The accounts must balance and have a stationary path, which determines initial deposits and
// payments of firms, households and the government.
void check_accounts(const Scenario& scenario, const ProblemSink& problem) {
    const TableParameters& tables = scenario.tables;
    try {
        const NationalAccounts accounts = balance_accounts(scenario.sectors,
                                                           tables.employment,
                                                           tables.annual_wage,
                                                           tables.input_coefficients,
                                                           scenario.accounts);
        const double unemployed = unemployed_compensation(scenario.sectors,
                                                          tables.employment,
                                                          tables.annual_wage,
                                                          accounts,
                                                          scenario.labour_market.unemployment_rate);
        const StationaryState stationary =
            stationary_state(accounts, unemployed, scenario.accounts);
        if (scenario.central_bank.enabled) {
            const double capital =
                private_capital(scenario.capital, accounts, scenario.output_growth());
            static_cast<void>(initial_finance(
                scenario, accounts, stationary, scenario.banks.loans_per_capital * capital));
        }
    } catch (const AccountsError& error) {
        for (const AccountsProblem& found : error.problems()) {
            problem(found.path, found.text);
        }
    }
}

} // namespace

void validate(const Scenario& scenario, const ProblemSink& sink, const LeverTable& levers) {
    bool sound = true;
    const ProblemSink problem = [&](const std::string& path, const std::string& text) {
        sound = false;
        sink(path, text);
    };
    UniqueKeys keys{"", problem};
    Scenario::describe(scenario, keys);
    check_time(scenario, problem);
    check_shocks(scenario, problem);
    check_interventions(scenario, levers, problem);
    check_output(scenario, problem);
    check_sizes(scenario, problem);
    for (const Occupation& occupation : scenario.occupations) {
        check_occupation(occupation, scenario.task_domains, problem);
    }
    check_mobility(scenario.tables.mobility, problem);
    check_employment(scenario, problem);
    check_scale(scenario, problem);
    check_countries(scenario, problem);
    check_labour_market(scenario, problem);
    check_submodels(scenario, problem);
    check_finance(scenario, problem);
    if (sound) {
        check_accounts(scenario, problem); // which assumes valid keys, shapes and jobs
    }
}

} // namespace tenfold
