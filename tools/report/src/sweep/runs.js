// SPDX-License-Identifier: Apache-2.0
// Charts of the runs of a sweep: over two factors of a grid, and against each other.

import { extremes } from '../charts/grid.js';
import { differenceOf } from '../format.js';
import { isWide, placeChoice, runsText, sentence } from './model.js';

function gridContent(sweep, { scalar, pair }) {
    if (!sweep.scalars.length) return { kind: null, missing: 'The study keeps no number of its runs.' };
    const one = sweep.scalars[Number(scalar)];
    const { row, column, means } = sweep.grid[Number(pair)];
    const [down, across] = [sweep.factors[row], sweep.factors[column]];
    const width = across.levels.length;
    const flat = means[Number(scalar)];
    const content = {
        kind: 'grid',
        name: one.label,
        rows: down.levels,
        columns: across.levels,
        rowTitle: down.label,
        columnTitle: across.label,
        values: down.levels.map((_, place) => flat.slice(place * width, (place + 1) * width)),
        quantity: one.quantity,
        note: `${sentence(one.meaning)} Each cell is the mean over replicates and over all values of the other factors.`,
    };
    const found = extremes(content);
    if (!found) return { kind: null, missing: `No run has ${one.label}.` };
    const said = ({ value, x, y }) =>
        `${one.quantity.text(value)} with ${down.label} ${down.levels[y]} and ${across.label} ${across.levels[x]}`;
    return { ...content, takeaway: `${one.label}: highest ${said(found[0])}, lowest ${said(found[1])}` };
}

export const GRID = {
    id: 'grid',
    name: 'Two factors together',
    question: 'How do two factors work together?',
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

function changesContent(sweep, { scalar, factor }) {
    if (!sweep.scalars.length) return { kind: null, missing: 'The study keeps no number of its runs.' };
    const one = sweep.scalars[Number(scalar)];
    const told = sweep.changes[Number(factor)];
    const { label, levels } = sweep.factors[told.factor];
    const rows = told.scalars[Number(scalar)];
    const quantity = differenceOf(one.quantity);
    const known = rows
        .map(([, change], level) => ({ change, level }))
        .filter(({ change, level }) => level > 0 && change !== null)
        .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
    if (!known.length) return { kind: null, missing: `No pair of runs has ${one.label}.` };
    const column = (place) => rows.slice(1).map((row) => row[place]);
    const limits = column(2).some((value) => value !== null) ? { low: column(2), high: column(3) } : {};
    return {
        kind: 'bars',
        signed: true,
        quantity,
        labels: levels.slice(1),
        bars: [{ label: `Change of ${one.label}`, values: column(1), colour: 0, ...limits }],
        takeaway: known[0].change
            ? `${one.label} against ${label} ${levels[0]}: the largest change is ${quantity.text(known[0].change)}, with ${levels[known[0].level]}`
            : `No value of ${label} changes ${one.label}`,
        note: `${sentence(one.meaning)} Mean change over pairs of runs in which all other factors are the same, with 95 % intervals over pairs where there are several. With ${levels[0]} the mean is ${one.quantity.text(rows[0][0])}.`,
        table: {
            note: '',
            head: [label, 'Mean', 'Change', 'Lower limit', 'Upper limit'],
            rows: rows.map((row, level) => [levels[level], ...row]),
            quantities: [null, one.quantity, quantity, quantity, quantity],
        },
    };
}

export const CHANGES = {
    id: 'changes',
    name: 'Value by value',
    question: 'What does each value change?',
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
    if (!sweep.scalars.length) return { kind: null, missing: 'The study keeps no number of its runs.' };
    const [horizontal, vertical] = [sideOf(sweep, across), sideOf(sweep, up)];
    const points = sweep.scatter.runs
        .map((run, place) => ({ label: `run ${run}`, x: horizontal.values[place], y: vertical.values[place] }))
        .filter(({ x, y }) => x !== null && y !== null && !(horizontal.side.names && x < 0));
    if (!points.length) return { kind: null, missing: 'No run has both numbers.' };
    const { every } = sweep.scatter;
    return {
        kind: 'scatter',
        what: 'runs',
        head: 'Run',
        points,
        horizontal: horizontal.side,
        vertical: vertical.side,
        takeaway: `${vertical.side.name} against ${horizontal.side.name}`,
        note: `Each point is a run that is complete. ${every > 1 ? `One run in ${every} is drawn, of ${runsText(sweep.counts.complete)}.` : ''}`,
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
        { id: 'up', label: 'Up', options: prefixed(sweep.scalars, 's', 'Outputs') },
        {
            id: 'across',
            label: 'Across',
            options: [...prefixed(sweep.factors, 'f', 'Factors'), ...prefixed(sweep.scalars, 's', 'Outputs')],
        },
    ],
    build: scatterContent,
};
