// SPDX-License-Identifier: Apache-2.0
// Charts on jobs: unemployment, vacancies, wages and moves between occupations.

import { yearlyRows } from '../charts/common.js';
import { bigNumber, CHANGE, percentText } from '../format.js';
import { measured, members, quantityIn, ratio, series, statistic } from '../model.js';
import {
    change,
    courseWords,
    extreme,
    firstPeriod,
    isMove,
    lastPeriod,
    measuresEntry,
    memberChoice,
    membersChart,
    missing,
    named,
} from './helpers.js';

const LARGEST_FLOWS = 30;
// Changes of a share below which nothing is mentioned: a peak above both ends, and the position of a curve.
const NO_MOVE = 0.002;
const NO_CURVE_MOVE = 0.005;

function unemploymentFinding(group) {
    const seen = change(group, named('unemployment_rate', 'unemployment'));
    if (!seen) return undefined;
    const worst = yearlyRows(group.time, [measured(group, series('unemployment_rate')).mean]).reduce((best, row) =>
        row[1] > best[1] ? row : best,
    );
    const peak =
        worst[1] > Math.max(seen.first, seen.last) + NO_MOVE
            ? `; it is highest in ${worst[0]}, at ${percentText(worst[1])}`
            : '';
    return `Unemployment ${courseWords(seen)}${peak}`;
}

function beveridge(groups) {
    const paths = groups.flatMap((group) => {
        const [across, up] = ['unemployment_rate', 'vacancy_rate'].map((name) => measured(group, series(name)));
        if (!across || !up) return [];
        const points = yearlyRows(group.time, [across.mean, up.mean])
            .map(([date, x, y]) => ({ date, x, y }))
            .filter(({ x, y }) => x !== null && y !== null);
        return [{ label: group.label, colour: group.index, points }];
    });
    if (!paths.some((path) => path.points.length)) return missing(['unemployment_rate', 'vacancy_rate']);
    return {
        kind: 'paths',
        paths,
        horizontal: { name: 'Unemployed', quantity: quantityIn(groups, series('unemployment_rate')) },
        vertical: { name: 'Vacancies', quantity: quantityIn(groups, series('vacancy_rate')) },
        takeaway: groups.length === 1 ? beveridgeFinding(groups[0]) : undefined,
        note: 'One dot a year, the largest for the last. An outward shift means that matching has become less efficient.',
    };
}

function beveridgeFinding(group) {
    const [seekers, posts] = [named('unemployment_rate', 'u'), named('vacancy_rate', 'v')].map((measure) =>
        change(group, measure),
    );
    if (!seekers || !posts) return undefined;
    const moveOf = (seen) => (isMove(seen, NO_CURVE_MOVE) ? Math.sign(seen.last - seen.first) : 0);
    const [more, open] = [moveOf(seekers), moveOf(posts)];
    if (more === 0 && open === 0) return 'Vacancies and job seekers end about where they began';
    if (more >= 0 && open >= 0) return 'Outward shift: more vacancies or job seekers than at the start for the same matches';
    if (more <= 0 && open <= 0) return 'Inward shift: matching is more efficient than at the start';
    return more > 0
        ? 'More job seekers for fewer vacancies: a slacker labour market'
        : 'Fewer job seekers for more vacancies: a tighter labour market';
}

/// The wage of an occupation: in money, or at the prices of the start.
function wageOf(real, key, label) {
    const wage = series('wage', { key, label });
    return real
        ? {
              ...ratio(wage, series('price_level'), {
                  label,
                  quantity: quantityIn([], series('wage', { unit: 'USD/yr' })),
              }),
          }
        : wage;
}

function wageFinding(group, real) {
    const changes = members([group], 'occupation')
        .map(({ key, name }) => ({ key, name, seen: change(group, wageOf(real, key, name)) }))
        .filter(({ seen }) => seen && seen.first > 0)
        .map(({ key, name, seen }) => ({ key, name, growth: seen.last / seen.first - 1 }))
        .sort((a, b) => b.growth - a.growth);
    if (changes.length < 2) return undefined;
    const [most, least] = [changes[0], changes[changes.length - 1]];
    return {
        text: `Pay rises most in ${most.name} (${CHANGE.text(most.growth)}), least in ${least.name} (${CHANGE.text(least.growth)})`,
        keys: [most.key, least.key],
    };
}

const WAGES = {
    id: 'wages',
    name: 'Wages by occupation',
    question: 'Whose wages rise?',
    wide: true,
    choices: (groups) => [
        memberChoice(groups, 'occupation', 'Occupation', groups.length > 1 ? null : 'Highest and lowest'),
        {
            id: 'prices',
            label: 'Prices',
            options: [
                { value: 'real', label: 'of the start (real wage)' },
                { value: 'current', label: 'current (nominal wage)' },
            ],
        },
    ],
    build: (groups, { occupation, prices }) => {
        const real = prices === 'real';
        return membersChart(groups, {
            measureOf: (key, name) => wageOf(real, key, name),
            dimension: 'occupation',
            chosen: occupation,
            needs: 'wage',
            what: 'wage',
            finding: (group) => wageFinding(group, real),
            note: 'Mean annual wage of the employed.',
        });
    },
};

function employmentChange(groups) {
    const list = members(groups, 'occupation');
    const changeOf = (group, key) => {
        const [first, last] = ['first', 'last'].map((which) =>
            statistic(group, series('employment_by_occupation', { key }), 'mean', which),
        );
        return first === null || last === null || first === 0 ? null : last / first - 1;
    };
    const bars = groups.map((group) => ({
        label: groups.length > 1 ? group.label : 'Change of employment',
        colour: group.index,
        values: list.map(({ key }) => changeOf(group, key)),
    }));
    if (!bars.some((bar) => bar.values.some((value) => value !== null))) return missing(['employment_by_occupation']);
    const order = list.map((_, index) => index).sort((a, b) => (bars[0].values[b] ?? 0) - (bars[0].values[a] ?? 0));
    const sorted = {
        labels: order.map((index) => list[index].name),
        bars: bars.map((bar) => ({ ...bar, values: order.map((index) => bar.values[index]) })),
    };
    const [values, labels] = [sorted.bars[0].values, sorted.labels];
    const ends = `${labels[0]} ${CHANGE.text(values[0])}, ${labels[labels.length - 1]} ${CHANGE.text(values[values.length - 1])}`;
    return {
        kind: 'bars',
        signed: true,
        quantity: CHANGE,
        ...sorted,
        takeaway:
            groups.length === 1 && labels.length > 1
                ? `Jobs from ${firstPeriod(groups[0])} to ${lastPeriod(groups[0])}: ${ends}`
                : undefined,
        note: `Employment in ${lastPeriod(groups[0])} relative to ${firstPeriod(groups[0])}, annual means.`,
    };
}

/// Moves over the whole run between each pair of occupations, summed over the months of the file.
function movesOverTime({ values }, places) {
    const sums = new Array(places).fill(0);
    values.forEach((value, place) => {
        sums[place % places] += value ?? 0;
    });
    return sums;
}

/// Moves from one occupation to another over the run, averaged over the runs of a group.
function movesOf(group) {
    const moves = group.runs.map((run) => run.series.occupation_moves).filter(Boolean);
    const keys = group.axes.occupation?.keys ?? [];
    if (!moves.length || !keys.length) return [];
    const runs = moves.map((series) => movesOverTime(series, keys.length ** 2));
    const sums = runs[0].map((_, place) => runs.reduce((total, run) => total + run[place], 0) / runs.length);
    return sums
        .map((value, place) => ({ from: keys[Math.floor(place / keys.length)], to: keys[place % keys.length], value }))
        .filter(({ from, to, value }) => from !== to && value > 0);
}

function flows(groups, { scenario }) {
    const group = groups[Number(scenario ?? 0)];
    const all = movesOf(group).sort((a, b) => b.value - a.value);
    if (!all.length) return missing(['occupation_moves']);
    const { keys, names } = group.axes.occupation;
    const total = all.reduce((sum, flow) => sum + flow.value, 0);
    const shown = all.slice(0, LARGEST_FLOWS);
    const part = shown.reduce((sum, flow) => sum + flow.value, 0) / total;
    const nameOf = Object.fromEntries(keys.map((key, index) => [key, names[index]]));
    return {
        kind: 'flows',
        flows: shown,
        keys,
        names: nameOf,
        quantity: quantityIn(groups, series('occupation_moves', { unit: 'persons' })),
        takeaway: `${bigNumber(total)} changes of occupation; the largest flow is from ${nameOf[shown[0].from]} to ${nameOf[shown[0].to]}`,
        note:
            shown.length < all.length ? `The ${shown.length} largest flows: ${percentText(part)} of all moves.` : '',
    };
}

function turnoverFinding(group) {
    const seen = change(group, named('hires_rate', 'hires'));
    return seen && `Hiring ${courseWords(seen, 0.0005)}`;
}

function vacancyFinding(group) {
    const most = extreme(
        group,
        'region',
        (key, label) => series('unemployment_rate_by_region', { key, label }),
        'mean',
        (a, b) => a > b,
    );
    const least = extreme(
        group,
        'region',
        (key, label) => series('unemployment_rate_by_region', { key, label }),
        'mean',
        (a, b) => a < b,
    );
    return (
        most && {
            text: `Highest in ${most.name} (${percentText(most.value)}), lowest in ${least.name} (${percentText(least.value)}) in ${lastPeriod(group)}`,
            keys: [most.key, least.key],
        }
    );
}

const REGIONS = {
    id: 'regions',
    name: 'Unemployment by region',
    question: 'Where is unemployment highest?',
    wide: true,
    shown: (groups) => members(groups, 'region').length > 1,
    choices: (groups) => [memberChoice(groups, 'region', 'Region', groups.length > 1 ? null : 'Highest and lowest')],
    build: (groups, { region }) =>
        membersChart(groups, {
            measureOf: (key, label) => series('unemployment_rate_by_region', { key, label }),
            dimension: 'region',
            chosen: region,
            what: 'unemployed',
            needs: 'unemployment_rate_by_region',
            finding: vacancyFinding,
        }),
};

export const JOBS = [
    {
        id: 'unemployment',
        name: 'Unemployment and vacancies',
        question: 'Do people find work?',
        ...measuresEntry([named('unemployment_rate', 'unemployed'), named('vacancy_rate', 'vacancies')], {
            finding: unemploymentFinding,
            note: 'Unemployed as a share of the labour force; vacancies as a share of all posts.',
        }),
    },
    {
        id: 'beveridge',
        name: 'Beveridge curve',
        question: 'Do vacancies and job seekers match?',
        build: beveridge,
    },
    {
        id: 'turnover',
        name: 'Hires, separations and layoffs',
        question: 'How fast do people change jobs?',
        wide: true,
        ...measuresEntry(
            [named('hires_rate', 'hires'), named('separations_rate', 'separations'), named('layoffs_rate', 'layoffs')],
            { finding: turnoverFinding, note: 'Per employed person.' },
        ),
    },
    REGIONS,
    WAGES,
    {
        id: 'employment-change',
        name: 'Jobs by occupation',
        question: 'Which occupations grow, and which shrink?',
        wide: true,
        build: employmentChange,
    },
    {
        id: 'moves',
        name: 'Moves between occupations',
        question: 'Who moves where?',
        wide: true,
        choices: (groups) => [
            {
                id: 'scenario',
                label: 'Scenario',
                options: groups.map((group) => ({ value: String(group.index), label: group.label })),
            },
        ],
        build: flows,
    },
];
