// SPDX-License-Identifier: Apache-2.0
// Charts on people, coworkers and adoption.

import { totalAt } from '../charts/totals.js';
import { bigNumber, capitalised, INDEX, percentText, timesText } from '../format.js';
import { measured, members, quantityIn, series } from '../model.js';
import { policyMarks } from './marks.js';
import {
    change,
    extreme,
    lastPeriod,
    lineChart,
    measuresEntry,
    memberChoice,
    membersChart,
    missing,
    named,
} from './helpers.js';

const LARGEST_SECTORS = 7;
const SURVEY_CHANGE = 2025 + 10 / 12;

/// The largest sectors and the rest in one, from the bottom up.
function stackedLines(group, name) {
    const all = members([group], 'sector')
        .map(({ key, name: label }) => ({ label, ...measured(group, series(name, { key })) }))
        .filter((line) => line.mean);
    const size = (line) => line.mean[line.mean.length - 1] ?? 0;
    const sorted = all.sort((a, b) => size(b) - size(a));
    const shown = sorted.slice(0, LARGEST_SECTORS);
    const rest = sorted.slice(LARGEST_SECTORS);
    if (rest.length) {
        shown.push({
            label: `${rest.length} other sectors`,
            mean: group.time.map((_, month) => totalAt(rest, month)),
            thinned: rest.some((line) => line.thinned),
        });
    }
    return shown.map((line, index) => ({
        ...line,
        low: null,
        high: null,
        colour: index,
        years: group.years,
        time: group.time,
    }));
}

function bySector(name, total, words) {
    return {
        choices: (groups) => [memberChoice(groups, 'sector', 'Sector', 'All sectors')],
        build: (groups, { sector }) => {
            const label = members(groups, 'sector').find(({ key }) => key === sector)?.name;
            if (sector)
                return lineChart(groups, [series(name, { key: sector, label: `${words} in ${label}` })], {
                    how: 'end',
                    finding: (group) => sectorFinding(group, name, sector, label, words),
                });
            if (groups.length > 1) return lineChart(groups, [total], { how: 'end' });
            const lines = stackedLines(groups[0], name);
            if (!lines.length) return missing([name]);
            return {
                kind: 'area',
                lines,
                marks: policyMarks(groups),
                quantity: quantityIn(groups, series(name)),
                takeaway: stackFinding(groups[0], name, total, words),
                note:
                    lines.length > LARGEST_SECTORS
                        ? 'The sectors that are largest at the end have their own colour.'
                        : '',
            };
        },
    };
}

function sectorFinding(group, name, key, label, words) {
    const seen = change(group, series(name, { key, label }), 'end');
    return (
        seen &&
        `${capitalised(words)} in ${label}: ${seen.from} at the end of the first year, ${seen.to} at the end of the last`
    );
}

function stackFinding(group, name, total, words) {
    const most = extreme(
        group,
        'sector',
        (key, label) => series(name, { key, label }),
        'end',
        (a, b) => a > b,
    );
    const seen = change(group, total, 'end');
    if (!most || !seen) return undefined;
    if (seen.last === 0) return `There are no ${words} in this run`;
    return `${seen.to} at the end of ${lastPeriod(group)}, most in ${most.name} (${bigNumber(most.value)})`;
}

function adoptionFinding(group) {
    const seen = change(group, named('adoption_rate_total', 'Firms with coworkers'), 'end');
    return (
        seen &&
        (seen.last === 0
            ? 'No firm uses coworkers in this run'
            : `${seen.to} of firms have coworkers at the end of ${lastPeriod(group)}`)
    );
}

function adoptionSpread(group, name, dimension) {
    const measureOf = (key, label) => series(name, { key, label });
    const most = extreme(group, dimension, measureOf, 'end', (a, b) => a > b);
    const least = extreme(group, dimension, measureOf, 'end', (a, b) => a < b);
    if (!most || most.value === 0) return 'No firm uses coworkers in this run';
    return {
        text: `Most common in ${most.name} (${percentText(most.value)} of firms), least in ${least.name} (${percentText(least.value)})`,
        keys: [most.key, least.key],
    };
}

function delegatedFinding(group) {
    const seen = change(group, named('delegated_share_total', 'Work done by coworkers'));
    const watch = change(group, named('supervision_share', 'Supervision'));
    if (!seen) return undefined;
    if (seen.last === 0) return 'Coworkers do no work in this run';
    return `Coworkers do ${seen.to} of all work in ${lastPeriod(group)}${watch ? `; people spend ${watch.to} of their hours supervising them` : ''}`;
}

function adoptionBy(name, dimension, words) {
    return {
        choices: (groups) => [memberChoice(groups, dimension, words, groups.length > 1 ? null : 'Highest and lowest')],
        build: (groups, chosen) =>
            membersChart(groups, {
                measureOf: (key, label) => series(name, { key, label }),
                dimension,
                chosen: chosen[dimension],
                needs: name,
                what: 'firms with coworkers',
                how: 'end',
                finding: (group) => adoptionSpread(group, name, dimension),
            }),
    };
}

function productivityFinding(group) {
    const seen = change(group, named('total_factor_productivity', 'Productivity'));
    return seen && `Productivity ends at ${timesText(seen.factor)} what it was in the first year`;
}

export const WORK = [
    {
        id: 'people',
        name: 'People by sector',
        question: 'How many people work, and where?',
        ...bySector('employment', named('employed', 'people with a job'), 'people'),
    },
    {
        id: 'coworkers',
        name: 'Coworkers by sector',
        question: 'How many coworkers work, and where?',
        ...bySector('coworkers', named('coworkers_total', 'coworkers'), 'coworkers'),
    },
    {
        id: 'delegation',
        name: 'Work done by coworkers',
        question: 'How much of the work do coworkers do?',
        ...measuresEntry(
            [
                named('delegated_share_total', 'work done by coworkers'),
                named('supervision_share', "share of people's hours spent supervising"),
            ],
            { finding: delegatedFinding, releases: true },
        ),
    },
    {
        id: 'productivity',
        name: 'Productivity',
        question: 'Does productivity rise?',
        ...measuresEntry(
            [series('total_factor_productivity', { label: 'total factor productivity', quantity: INDEX })],
            {
                finding: productivityFinding,
                fromZero: false,
            },
        ),
    },
];

export const ADOPTION = [
    {
        id: 'adoption',
        name: 'Adoption',
        question: 'How many firms use coworkers?',
        ...measuresEntry(
            [
                named('adoption_rate_total', 'firms with coworkers'),
                named('adoption_rate_by_employment', 'employees of such firms'),
                named('adoption_survey_before_nov_2025', 'survey answer, question until Nov 2025'),
                named('adoption_survey_after_nov_2025', 'survey answer, question since Nov 2025'),
            ],
            {
                finding: adoptionFinding,
                how: 'end',
                releases: true,
                marks: [{ year: SURVEY_CHANGE, label: 'question changed' }],
                note: 'Survey answers: the share of firms that would say they use AI when asked as the Census survey asked until November 2025 (in producing goods or services) and as it asks since (in any function).',
            },
        ),
    },
    {
        id: 'adoption-sector',
        name: 'Adoption by sector',
        question: 'Which sectors use coworkers?',
        ...adoptionBy('adoption_rate', 'sector', 'Sector'),
    },
    {
        id: 'adoption-size',
        name: 'Adoption by size of firm',
        question: 'Do small firms follow?',
        ...adoptionBy('adoption_rate_by_size_class', 'size_class', 'Employees'),
    },
    {
        id: 'delegation-occupation',
        name: 'Work done by coworkers, by occupation',
        question: 'Which occupations delegate work?',
        choices: (groups) => [
            memberChoice(groups, 'occupation', 'Occupation', groups.length > 1 ? null : 'Highest and lowest'),
        ],
        build: (groups, { occupation }) =>
            membersChart(groups, {
                measureOf: (key, label) => series('delegated_share', { key, label }),
                dimension: 'occupation',
                what: 'work done by coworkers',
                chosen: occupation,
                needs: 'delegated_share',
                finding: (group) => {
                    const most = extreme(
                        group,
                        'occupation',
                        (key, label) => series('delegated_share', { key, label }),
                        'mean',
                        (a, b) => a > b,
                    );
                    return most && most.value > 0
                        ? {
                              text: `Delegation is highest in ${most.name}: ${percentText(most.value)} of the work in ${lastPeriod(group)}`,
                              keys: [most.key],
                          }
                        : 'No work is delegated in this run';
                },
            }),
    },
];
