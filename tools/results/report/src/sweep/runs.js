// SPDX-License-Identifier: Apache-2.0
// Charts of the runs of a sweep: over two factors of a grid, and against each other.

import { extremes } from '../charts/grid.js';
import { differenceOf } from '../format.js';
import { isWide, placeChoice, runsText, sentence } from './model.js';

const sidesOf = (down, across) => ({
    rows: down.levels,
    columns: across.levels,
    rowTitle: down.label,
    columnTitle: across.label,
});

/// A factor with names goes on the vertical axis, where there is space for them.
function turned({ rows, columns, rowTitle, columnTitle }, cells) {
    return {
        rows: columns,
        columns: rows,
        rowTitle: columnTitle,
        columnTitle: rowTitle,
        values: columns.map((_, place) => cells.map((row) => row[place])),
    };
}

function gridContent(sweep, { scalar, pair }) {
    if (!sweep.scalars.length) return { kind: null, missing: 'The study has no scalars.' };
    const one = sweep.scalars[Number(scalar)];
    const { row, column, means } = sweep.grid[Number(pair)];
    const [down, across] = [sweep.factors[row], sweep.factors[column]];
    const width = across.levels.length;
    const flat = means[Number(scalar)];
    const cells = down.levels.map((_, place) => flat.slice(place * width, (place + 1) * width));
    const content = {
        kind: 'grid',
        name: one.label,
        ...(down.numeric && !across.numeric
            ? turned(sidesOf(down, across), cells)
            : { ...sidesOf(down, across), values: cells }),
        quantity: one.quantity,
        note: `${sentence(one.meaning)} Each cell is the mean over replicates and over all values of the other factors.`,
    };
    const found = extremes(content);
    if (!found) return { kind: null, missing: `No run has a value of ${one.label}.` };
    const said = ({ value, x, y }) =>
        `${one.quantity.text(value)} with ${content.rowTitle} ${content.rows[y]} and ${content.columnTitle} ${content.columns[x]}`;
    return { ...content, takeaway: `${one.label}: highest ${said(found[0])}, lowest ${said(found[1])}` };
}

export const GRID = {
    id: 'grid',
    name: 'Two factors',
    question: 'How do two factors interact?',
    wide: true,
    shown: (sweep) => sweep.grid.length > 0,
    choices: (sweep) => [
        placeChoice('scalar', 'Of', sweep.scalars),
        placeChoice(
            'pair',
            'Factors',
            sweep.grid.map(({ row, column }) => ({
                label: `${sweep.factors[row].label} by ${sweep.factors[column].label}`,
            })),
        ),
    ],
    build: gridContent,
};

/// The largest significant effect; for single runs the largest effect.
function changesFinding(scalar, levels, rows, quantity) {
    const known = rows
        .map(([, change, low, high], level) => ({ change, low, high, level }))
        .filter(({ change, level }) => level > 0 && change !== null)
        .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
    const single = known.every(({ low }) => low === null);
    const [most] = known.filter(({ low, high }) => single || low > 0 || high < 0);
    const against = `${scalar.label} against ${levels[0]}`;
    if (!most || most.change === 0) return `${against}: no significant effect`;
    return `${against}: the largest ${single ? '' : 'significant '}effect is ${quantity.text(most.change)}, with ${levels[most.level]}`;
}

function changesContent(sweep, { scalar, factor }) {
    if (!sweep.scalars.length) return { kind: null, missing: 'The study has no scalars.' };
    const one = sweep.scalars[Number(scalar)];
    const told = sweep.changes[Number(factor)];
    const { label, levels } = sweep.factors[told.factor];
    const rows = told.scalars[Number(scalar)];
    const quantity = differenceOf(one.quantity);
    if (!rows.some(([, change], level) => level > 0 && change !== null))
        return { kind: null, missing: `No pair of runs has values of ${one.label}.` };
    const column = (place) => rows.slice(1).map((row) => row[place]);
    const limits = column(2).some((value) => value !== null) ? { low: column(2), high: column(3) } : {};
    return {
        kind: 'bars',
        signed: true,
        quantity,
        labels: levels.slice(1),
        bars: [{ label: `Effect on ${one.label}`, values: column(1), colour: 0, ...limits }],
        takeaway: changesFinding(one, levels, rows, quantity),
        note: `${sentence(one.meaning)} Mean effects over pairs of runs that differ in this factor only, with 95 % intervals if there are several pairs. With ${levels[0]} the mean is ${one.quantity.text(rows[0][0])}.`,
        table: {
            note: '',
            head: [label, 'Mean', 'Effect', 'Lower limit', 'Upper limit'],
            rows: rows.map((row, level) => [levels[level], ...row]),
            quantities: [null, one.quantity, quantity, quantity, quantity],
        },
    };
}

export const CHANGES = {
    id: 'changes',
    name: 'Effect of each value',
    question: 'What is the effect of each value?',
    wide: true,
    shown: (sweep) => sweep.changes.length > 0,
    choices: (sweep) => [
        placeChoice('scalar', 'Of', sweep.scalars),
        placeChoice(
            'factor',
            'By',
            sweep.changes.map(({ factor }) => sweep.factors[factor]),
        ),
    ],
    build: changesContent,
};

/// A side of the scatter plot: of a factor ("f0") or of a scalar ("s0").
function sideOf(sweep, value) {
    const place = Number(value.slice(1));
    const isFactor = value.startsWith('f');
    const one = (isFactor ? sweep.factors : sweep.scalars)[place];
    const values = (isFactor ? sweep.scatter.factors : sweep.scatter.scalars)[place];
    const names = isFactor && !one.numeric ? one.levels : null;
    return { values, side: { name: one.label, quantity: one.quantity, names, log: !names && isWide(values) } };
}

function scatterContent(sweep, { across, up }) {
    if (!sweep.scalars.length) return { kind: null, missing: 'The study has no scalars.' };
    const sides = [sideOf(sweep, across), sideOf(sweep, up)];
    // Names need a line each.
    const [horizontal, vertical] = sides[0].side.names ? [sides[1], sides[0]] : sides;
    const points = sweep.scatter.runs
        .map((run, place) => ({ label: `run ${run}`, x: horizontal.values[place], y: vertical.values[place] }))
        .filter(({ x, y }) => x !== null && y !== null && !(vertical.side.names && y < 0));
    if (!points.length) return { kind: null, missing: 'No run has both values.' };
    const { every } = sweep.scatter;
    return {
        kind: 'scatter',
        what: 'runs',
        head: 'Run',
        points,
        horizontal: horizontal.side,
        vertical: vertical.side,
        takeaway: `${sides[1].side.name} against ${sides[0].side.name}`,
        note: `Each point is a complete run. ${every > 1 ? `One run in ${every} is drawn, of ${runsText(sweep.counts.complete)}.` : ''}`,
    };
}

const prefixed = (list, prefix, group) =>
    list.map((one, place) => ({ value: `${prefix}${place}`, label: one.label, group }));

export const SCATTER = {
    id: 'scatter',
    name: 'Runs one by one',
    question: 'How do runs compare?',
    wide: true,
    choices: (sweep) => [
        { id: 'up', label: 'Show', options: prefixed(sweep.scalars, 's', 'Outputs') },
        {
            id: 'across',
            label: 'Against',
            options: [...prefixed(sweep.factors, 'f', 'Factors'), ...prefixed(sweep.scalars, 's', 'Outputs')],
        },
    ],
    build: scatterContent,
};
