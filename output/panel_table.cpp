// SPDX-License-Identifier: Apache-2.0
#include "output/panel_table.hpp"

#include "agents/economy/economy.hpp"
#include "agents/observe/systematic_sample.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>

namespace tenfold {

namespace {

using World = const Economy&;
using Member = PanelMember;

constexpr double none = -1.0;
constexpr double dollars_per_cent = 0.01;

const Worker& worker(World world, Member member) {
    return world.labour.workers()[member.agent];
}

const Firm& firm(World world, Member member) {
    return world.firms.store().firms[member.agent];
}

bool is_employed(const Worker& someone) {
    return someone.status == WorkerStatus::employed;
}

double real(auto value) {
    return static_cast<double>(value);
}

/// Sum over the occupations of a firm.
template <class Count>
double all_slots(World world, Member member, Count&& count) {
    std::uint64_t sum = 0;
    const Firm& owner = firm(world, member);
    for_each_occupation(owner, [&](OccupationId each) {
        sum += count(world.firms.store().slots[owner.slot(each)]);
    });
    return static_cast<double>(sum);
}

/// A count for the team's occupation; 0 while the firm has no posts of it.
template <class Count>
double one_slot(World world, Member member, Count&& count) {
    const Firm& owner = firm(world, member);
    const OccupationId occupation{member.occupation};
    return owner.employs(occupation)
               ? static_cast<double>(count(world.firms.store().slots[owner.slot(occupation)]))
               : 0.0;
}

constexpr std::string_view statuses = "unemployed employed joining retraining";
constexpr std::string_view stages = "none pilot deployed paused";
constexpr std::string_view no_yes = "no yes";

const std::array worker_variables{
    PanelVariable{"status",
                  "1",
                  "What the person does.",
                  PanelType::flag,
                  [](World w, Member m) { return real(worker(w, m).status); },
                  statuses},
    PanelVariable{"searching",
                  "1",
                  "Whether an employed person looks for another job.",
                  PanelType::flag,
                  [](World w, Member m) { return real(worker(w, m).searching); },
                  no_yes},
    PanelVariable{"employer",
                  "1",
                  "Number of the firm in which the person works; -1: none.",
                  PanelType::whole,
                  [](World w, Member m) {
                      const FirmId employer = worker(w, m).employer;
                      return employer ? real(employer.index()) : none;
                  }},
    PanelVariable{"sector",
                  "1",
                  "Sector of the job, as a place on the axis `sector`; -1: none.",
                  PanelType::whole,
                  [](World w, Member m) {
                      return is_employed(worker(w, m)) ? real(worker(w, m).sector) : none;
                  }},
    PanelVariable{"occupation",
                  "1",
                  "Occupation of the job, or in which the person looks for one, as a place on the "
                  "axis `occupation`.",
                  PanelType::whole,
                  [](World w, Member m) { return real(worker(w, m).occupation); }},
    PanelVariable{"region",
                  "1",
                  "Region, as a place on the axis `region`.",
                  PanelType::whole,
                  [](World w, Member m) { return real(worker(w, m).region); }},
    PanelVariable{"job_number",
                  "1",
                  "Jobs that the person has had since the start, modulo 65536.",
                  PanelType::whole,
                  [](World w, Member m) { return real(worker(w, m).job_number); }},
    PanelVariable{"wage",
                  "USD/yr",
                  "Wage of the job, without employers' contributions; of the last job unless "
                  "employed.",
                  PanelType::number,
                  [](World w, Member m) {
                      const Worker& someone = worker(w, m);
                      return someone.daily_wage /
                             w.labour.signals().pay.compensation_ratio(
                                 OccupationId{someone.occupation}) *
                             dollars_per_cent * days_per_year;
                  }},
    PanelVariable{"deposit",
                  "USD",
                  "What the person has in the bank; negative: debt.",
                  PanelType::number,
                  [](World w, Member m) {
                      return static_cast<double>(worker(w, m).deposit) * dollars_per_cent;
                  }},
};

const std::array firm_variables{
    PanelVariable{"sector",
                  "1",
                  "Sector, as a place on the axis `sector`.",
                  PanelType::whole,
                  [](World w, Member m) { return real(firm(w, m).sector_index); }},
    PanelVariable{"region",
                  "1",
                  "Region, as a place on the axis `region`.",
                  PanelType::whole,
                  [](World w, Member m) { return real(firm(w, m).region); }},
    PanelVariable{"births",
                  "1",
                  "Firms that were in this place before, modulo 256.",
                  PanelType::whole,
                  [](World w, Member m) { return real(firm(w, m).births); }},
    PanelVariable{"closed",
                  "1",
                  "Whether the firm has closed and no other has opened in its place.",
                  PanelType::flag,
                  [](World w, Member m) { return real(firm(w, m).closed); },
                  no_yes},
    PanelVariable{"adoption",
                  "1",
                  "How far the firm has come in using coworkers.",
                  PanelType::flag,
                  [](World w, Member m) { return real(firm(w, m).adoption); },
                  stages},
    PanelVariable{"heads",
                  "persons",
                  "People who work there.",
                  PanelType::whole,
                  [](World w, Member m) {
                      return all_slots(w, m, [](const Slot& slot) { return slot.heads; });
                  }},
    PanelVariable{"posts",
                  "posts",
                  "Posts that the firm wants to fill.",
                  PanelType::whole,
                  [](World w, Member m) { return real(firm(w, m).posts); }},
    PanelVariable{"vacancies",
                  "posts",
                  "Posts announced and not known to be filled.",
                  PanelType::whole,
                  [](World w, Member m) {
                      return all_slots(w, m, [](const Slot& slot) { return slot.open; });
                  }},
    PanelVariable{"coworkers",
                  "coworkers",
                  "Virtual coworkers in its teams.",
                  PanelType::whole,
                  [](World w, Member m) {
                      return all_slots(w, m, [](const Slot& slot) { return slot.coworkers; });
                  }},
    PanelVariable{"intensity",
                  "1",
                  "Share of their potential that the coworkers are used for.",
                  PanelType::number,
                  [](World w, Member m) { return real(firm(w, m).intensity); }},
    PanelVariable{"integration",
                  "1",
                  "Organisational capital from integrating coworkers, 0 to 1.",
                  PanelType::number,
                  [](World w, Member m) { return real(firm(w, m).capital); }},
    PanelVariable{"adopting_peers",
                  "firms",
                  "Firms that it watches and that use coworkers.",
                  PanelType::whole,
                  [](World w, Member m) { return real(firm(w, m).adopting_peers); }},
    PanelVariable{"price",
                  "1",
                  "Price of its goods, 1 at the start.",
                  PanelType::number,
                  [](World w, Member m) { return real(firm(w, m).price); }},
    PanelVariable{"expected_output",
                  "USD/yr",
                  "Output that the firm expects to sell, at prices of the start, yearly rate.",
                  PanelType::number,
                  [](World w, Member m) { return firm(w, m).expected_demand * days_per_year; }},
    PanelVariable{"wage_bill",
                  "USD/yr",
                  "Compensation of its people, yearly rate.",
                  PanelType::number,
                  [](World w, Member m) {
                      return static_cast<double>(firm(w, m).wage_bill) * dollars_per_cent *
                             days_per_year;
                  }},
    PanelVariable{"deposit",
                  "USD",
                  "What the firm has in the bank; negative: overdraft.",
                  PanelType::number,
                  [](World w, Member m) {
                      return static_cast<double>(firm(w, m).deposit) * dollars_per_cent;
                  }},
};

const std::array team_variables{
    PanelVariable{"heads",
                  "persons",
                  "People of the team's occupation who work in the firm.",
                  PanelType::whole,
                  [](World w, Member m) {
                      return one_slot(w, m, [](const Slot& slot) { return slot.heads; });
                  }},
    PanelVariable{"posts",
                  "posts",
                  "Posts of the occupation that the firm wants to fill.",
                  PanelType::whole,
                  [](World w, Member m) {
                      return one_slot(w, m, [](const Slot& slot) { return slot.posts; });
                  }},
    PanelVariable{"vacancies",
                  "posts",
                  "Posts of the occupation that are announced and not known to be filled.",
                  PanelType::whole,
                  [](World w, Member m) {
                      return one_slot(w, m, [](const Slot& slot) { return slot.open; });
                  }},
    PanelVariable{"coworkers",
                  "coworkers",
                  "Virtual coworkers of the team.",
                  PanelType::whole,
                  [](World w, Member m) {
                      return one_slot(w, m, [](const Slot& slot) { return slot.coworkers; });
                  }},
    PanelVariable{"generation",
                  "1",
                  "Models with which the firm's coworkers work: months from the start to their "
                  "generation.",
                  PanelType::whole,
                  [](World w, Member m) { return real(firm(w, m).generation); }},
};

/// The occupation of which a firm has most posts; the first one in a tie.
std::uint32_t main_occupation(World world, Member member) {
    const Firm& owner = firm(world, member);
    std::uint32_t best = 0;
    std::uint32_t most = 0;
    for_each_occupation(owner, [&](OccupationId each) {
        const std::uint32_t posts = world.firms.store().slots[owner.slot(each)].posts;
        if (posts > most) {
            most = posts;
            best = each.index();
        }
    });
    return best;
}

std::vector<Member> members(std::size_t all, std::int64_t wanted) {
    const SystematicSample sample{static_cast<std::uint32_t>(all), wanted};
    std::vector<Member> result;
    for (std::uint32_t place = 0; place < sample.size(); ++place) {
        result.push_back({sample.member(place), 0});
    }
    return result;
}

} // namespace

std::span<const PanelVariable> panel_variables(PanelKind kind) {
    switch (kind) {
    case PanelKind::worker:
        return worker_variables;
    case PanelKind::firm:
        return firm_variables;
    case PanelKind::team:
        return team_variables;
    case PanelKind::kinds:
        break;
    }
    return {};
}

bool Panel::empty() const {
    return std::all_of(records.begin(), records.end(), [](const PanelRecords& each) {
        return each.members.empty();
    });
}

Panel panel_of(const Economy& economy) {
    const PanelParameters& wanted = economy.parameters.output.panel;
    Panel panel;
    panel.records[0].members =
        members(static_cast<std::size_t>(economy.labour.people()), wanted.workers);
    panel.records[1].members = members(economy.firms.store().firms.size(), wanted.firms);
    panel.records[2].members = members(economy.firms.store().firms.size(), wanted.teams);
    for (Member& team : panel.records[2].members) {
        team.occupation = main_occupation(economy, team);
    }
    for (std::size_t kind = 0; kind < panel.records.size(); ++kind) {
        panel.records[kind].values.resize(panel_variables(PanelKind{kind}).size());
    }
    return panel;
}

void record_month(const Economy& economy, Date month_end, Panel& panel) {
    if (panel.empty()) {
        return;
    }
    panel.month_ends.push_back(month_end);
    for (std::size_t kind = 0; kind < panel.records.size(); ++kind) {
        PanelRecords& records = panel.records[kind];
        const std::span<const PanelVariable> variables = panel_variables(PanelKind{kind});
        for (std::size_t variable = 0; variable < variables.size(); ++variable) {
            for (const Member member : records.members) {
                records.values[variable].push_back(variables[variable].measure(economy, member));
            }
        }
    }
}

std::string describe_panel_markdown() {
    std::string text = "| name | unit | dimensions | meaning |\n|---|---|---|---|\n";
    for (std::size_t kind = 0; kind < panel_names.size(); ++kind) {
        for (const PanelVariable& row : panel_variables(PanelKind{kind})) {
            text += fmt::format("| `{0}_{1}` | {2} | time, {0} | {3} |\n",
                                panel_names[kind],
                                row.name,
                                row.unit,
                                row.long_name);
        }
    }
    return text;
}

} // namespace tenfold
