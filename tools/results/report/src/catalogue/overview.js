// SPDX-License-Identifier: Apache-2.0
// The heat map over any series by sector, occupation or region, and the explorer of every series in the files.

import { capitalised, CHANGE, differenceOf, quantityOf } from '../format.js';
import { growth, measured, members, quantityIn, series } from '../model.js';
import { lineChart, memberChoice, missing } from './helpers.js';

const WORDS = { sector: 'By sector', occupation: 'By occupation', region: 'By region', size_class: 'By size of firm' };
// The most common series first; the others follow by name.
const FIRST = ['adoption_rate', 'delegated_share_by_sector', 'price', 'coworkers'];
const CHANGES = ['employment', 'employment_by_occupation', 'employment_by_region'];

function everySeries(groups) {
    const found = new Map();
    for (const run of groups.flatMap((group) => group.runs)) {
        for (const [name, one] of Object.entries(run.series)) if (!found.has(name)) found.set(name, one);
    }
    return [...found].map(([name, one]) => ({ name, ...one }));
}

const words = (name) => capitalised(name.replaceAll('_', ' '));

function heatOptions(groups) {
    const wide = everySeries(groups).filter(
        ({ dimensions }) =>
            dimensions.length === 2 && dimensions[0] === 'time' && members(groups, dimensions[1]).length > 1,
    );
    const rank = ({ name }) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
    const options = wide.flatMap((one) => [
        ...(CHANGES.includes(one.name)
            ? [
                  {
                      value: `change:${one.name}`,
                      label: `${words(one.name)}, change since the start`,
                      name: one.name,
                      dimension: one.dimensions[1],
                      first: true,
                  },
              ]
            : []),
        { value: one.name, label: words(one.name), name: one.name, dimension: one.dimensions[1] },
    ]);
    const order = Object.keys(WORDS);
    const place = (dimension) => (order.includes(dimension) ? order.indexOf(dimension) : order.length);
    return options
        .map((option) => ({
            ...option,
            group: WORDS[option.dimension] ?? `By ${option.dimension.replaceAll('_', ' ')}`,
        }))
        .sort(
            (a, b) =>
                place(a.dimension) - place(b.dimension) ||
                (a.first ? 1.5 : rank(a)) - (b.first ? 1.5 : rank(b)) ||
                a.name.localeCompare(b.name),
        );
}

function scenarioOptions(groups) {
    const single = groups.map((group) => ({ value: String(group.index), label: group.label }));
    const against = groups
        .slice(1)
        .map((group) => ({ value: `${group.index}-0`, label: `${group.label}, less ${groups[0].label}` }));
    return [...single, ...against];
}

function difference(one, other) {
    return one && other
        ? one.map((value, month) =>
              value === null || other[month] === null || other[month] === undefined ? null : value - other[month],
          )
        : null;
}

/// All months, or those that thinned runs have.
function toldMonths(group, rows) {
    const months = group.time.map((_, month) => month);
    return rows.some((row) => row.thinned)
        ? months.filter((month) => rows.some((row) => row.mean[month] !== null))
        : months;
}

function heat(groups, { measure, scenario }) {
    if (!measure) return missing(['by sector']);
    const [name, isChange] = measure.startsWith('change:') ? [measure.slice(7), true] : [measure, false];
    const [index, base] = (scenario ?? '0').split('-').map(Number);
    const group = groups[index];
    const dimension = heatOptions(groups).find((option) => option.value === measure).dimension;
    const measureOf = (key) => (isChange ? growth(series(name, { key }), { quantity: CHANGE }) : series(name, { key }));
    const rows = members([group], dimension)
        .map(({ key, name: label }) => {
            const here = measured(group, measureOf(key));
            const other = base === undefined ? null : measured(groups[base], measureOf(key));
            return {
                label,
                mean: base === undefined ? here?.mean : difference(here?.mean, other?.mean),
                thinned: here?.thinned || other?.thinned,
            };
        })
        .filter((row) => row.mean);
    const months = toldMonths(group, rows);
    if (!rows.length) return missing([name]);
    const own = quantityIn(groups, measureOf());
    const quantity = base === undefined ? own : differenceOf(own);
    const diverging = isChange || base !== undefined;
    const what = group.runs[0].series[name]?.meaning ?? words(name);
    return {
        kind: 'heat',
        rows: rows.map((row) => ({ ...row, mean: months.map((month) => row.mean[month]) })),
        time: months.map((month) => group.time[month]),
        quantity,
        diverging,
        name: words(name).toLowerCase(),
        takeaway: heatFinding(
            rows,
            quantity,
            `${words(name)}${isChange ? ' since the start' : ''}`,
            groups.length > 1 ? scenarioOptions(groups).find(({ value }) => value === (scenario ?? '0')).label : '',
        ),
        note: what,
    };
}

function heatFinding(rows, quantity, name, scenario) {
    const last = rows
        .map((row) => ({ label: row.label, value: row.mean[row.mean.length - 1] }))
        .filter(({ value }) => value !== null)
        .sort((a, b) => b.value - a.value);
    if (!last.length) return undefined;
    const end = last[last.length - 1];
    return `${name}${scenario ? ` (${scenario})` : ''}: at the end highest in ${last[0].label} (${quantity.text(last[0].value)}), lowest in ${end.label} (${quantity.text(end.value)})`;
}

function explorerOptions(groups) {
    return everySeries(groups)
        .filter(({ dimensions }) => dimensions[0] === 'time' && dimensions.length <= 2)
        .map((one) => ({
            value: one.name,
            label: words(one.name),
            group:
                one.dimensions.length === 1 ? 'Whole economy' : (WORDS[one.dimensions[1]] ?? `By ${one.dimensions[1]}`),
        }))
        .sort(
            (a, b) =>
                (a.group === 'Whole economy' ? 0 : 1) - (b.group === 'Whole economy' ? 0 : 1) ||
                a.group.localeCompare(b.group) ||
                a.label.localeCompare(b.label),
        );
}

function explore(groups, { series: name, member, scale }) {
    const one = everySeries(groups).find((found) => found.name === name);
    if (!one) return missing(['of any kind']);
    const dimension = one.dimensions[1];
    const list = dimension ? members(groups, dimension) : [];
    const part = list.find(({ key }) => key === member) ?? list[0];
    const label = `${words(name)}${part ? `: ${part.name}` : ''}`;
    const chart = lineChart(groups, [series(name, { key: part?.key, label, quantity: quantityOf(name, one.unit) })], {
        log: scale === 'log',
        positive: scale === 'log',
    });
    return { ...chart, takeaway: label, note: [one.meaning, chart.note].filter(Boolean).join(' ') };
}

export const OVERVIEW = [
    {
        id: 'heat',
        name: 'Heat map',
        question: 'Where and when?',
        wide: true,
        choices: (groups) => [
            { id: 'measure', label: 'Show', options: heatOptions(groups) },
            { id: 'scenario', label: 'Scenario', options: scenarioOptions(groups) },
        ],
        build: heat,
    },
    {
        id: 'explorer',
        name: 'Any series',
        question: 'Look at any series of the files',
        wide: true,
        choices: (groups, chosen) => {
            const options = explorerOptions(groups);
            const dimension = everySeries(groups).find(({ name }) => name === (chosen.series ?? options[0]?.value))
                ?.dimensions[1];
            const part = dimension
                ? [memberChoice(groups, dimension, 'Part')].map((choice) => ({ ...choice, id: 'member' }))
                : [];
            return [
                { id: 'series', label: 'Series', options },
                ...part,
                {
                    id: 'scale',
                    label: 'Scale',
                    options: [
                        { value: 'even', label: 'even' },
                        { value: 'log', label: 'logarithmic' },
                    ],
                },
            ];
        },
        build: explore,
    },
];
