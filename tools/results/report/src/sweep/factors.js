// SPDX-License-Identifier: Apache-2.0
// Charts of sensitivity: tornado, Sobol indices, Morris effects or rank coefficients, depending on the design.

import { differenceOf, listed, percentText, plainNumber, quantityOf } from '../format.js';
import { placeChoice } from './model.js';

/// Sizes of differences: without a sign, and in points where values are percentages.
function sizeOf(quantity) {
    const signed = differenceOf(quantity);
    return { ...signed, text: (value) => signed.text(value).replace(/^\+/, '') };
}

const SHARE = quantityOf('share', '1');
const PLAIN = quantityOf('coefficient', '1');

/// The number of complete parts of a design, if not all.
function usedWords({ used, of }, what) {
    return used < of ? `Only ${used} of ${of} ${what} are used: the others have missing or failed runs.` : '';
}

const factorsText = (count) => `${count} ${count === 1 ? 'factor' : 'factors'}`;

/// Indices in descending order of size.
const bySize = (values) =>
    values
        .map((value, place) => [Math.abs(value ?? 0), place])
        .sort((a, b) => b[0] - a[0] || a[1] - b[1])
        .map(([, place]) => place);

function tornadoContent(sweep, scalar, told) {
    const quantity = differenceOf(scalar.quantity);
    const nameOf = (bar) => sweep.factors[bar.factor].label;
    const first = told.bars[0];
    const change = (value) => (value === null ? null : value - told.best);
    return {
        kind: 'bars',
        // Bars on the same side would hide each other.
        overlaid: told.bars.every(({ low, high }) => (low - told.best) * (high - told.best) <= 0),
        quantity,
        labels: told.bars.map((bar) => `${nameOf(bar)}: ${bar.at_low} to ${bar.at_high}`),
        bars: [
            { label: 'At its low end', values: told.bars.map((bar) => change(bar.low)), colour: 1 },
            { label: 'At its high end', values: told.bars.map((bar) => change(bar.high)), colour: 0 },
        ],
        takeaway: `${nameOf(first)} moves ${scalar.label} most: from ${scalar.quantity.text(first.low)} to ${scalar.quantity.text(first.high)}`,
        note: `Change of ${scalar.label} from ${scalar.quantity.text(told.best)} (all factors at their best values) when one factor moves to its ends. ${usedWords(told, 'factors')}`,
        table: {
            note: 'Values, not differences.',
            head: ['Factor', 'Low end', 'High end', 'With low end', 'All at best', 'With high end'],
            rows: told.bars.map((bar) => [nameOf(bar), bar.at_low, bar.at_high, bar.low, told.best, bar.high]),
            quantities: [null, null, null, scalar.quantity, scalar.quantity, scalar.quantity],
        },
    };
}

/// "first order, lower, upper, total, lower, upper" as columns.
const withLimits = (words) => [words, `${words}, lower limit`, `${words}, upper limit`];

function pairWords(sweep, pairs) {
    if (!pairs.length) return '';
    const [most] = [...pairs].sort((a, b) => (b.share[0] ?? 0) - (a.share[0] ?? 0));
    const names = [most.first, most.second].map((place) => sweep.factors[place].label);
    return `The largest interaction is that of ${listed(names)}: ${percentText(most.share[0])}.`;
}

function saltelliContent(sweep, scalar, told) {
    const order = bySize(told.total.map(([value]) => value));
    const column = (list, index) => order.map((place) => list[place][index]);
    const labels = order.map((place) => sweep.factors[place].label);
    const bar = (label, list, colour) => ({
        label,
        colour,
        values: column(list, 0),
        low: column(list, 1),
        high: column(list, 2),
    });
    const steady = told.converged
        ? ''
        : `There are too few samples: the widest interval of a total index is ${told.widest === null ? 'unknown' : plainNumber(told.widest)}, and at most 0.1 counts as converged.`;
    return {
        kind: 'bars',
        quantity: SHARE,
        labels,
        bars: [bar('First order', told.first, 0), bar('Total, with interactions', told.total, 1)],
        takeaway: told.converged
            ? `${labels[0]} matters most for ${scalar.label}: ${percentText(column(told.first, 0)[0])} of its variance in first order, ${percentText(column(told.total, 0)[0])} in total`
            : `${labels[0]} seems to matter most for ${scalar.label}, but there are too few samples to be sure`,
        note: `Sobol indices: shares of the variance of ${scalar.label}, with 95 % intervals by bootstrap; estimates may lie slightly outside 0 to 100 %. ${pairWords(sweep, told.pairs)} ${steady} ${usedWords(told, 'samples')}`,
        table: {
            note: '',
            head: ['Factor', ...withLimits('First order'), ...withLimits('Total')],
            rows: order.map((place) => [sweep.factors[place].label, ...told.first[place], ...told.total[place]]),
            quantities: [null, ...Array(6).fill(SHARE)],
        },
    };
}

function morrisContent(sweep, scalar, told) {
    const order = bySize(told.mean_absolute.map(([value]) => value));
    const name = (place) => sweep.factors[place].label;
    const quantity = sizeOf(scalar.quantity);
    const points = order
        .map((place) => ({ label: name(place), x: told.mean_absolute[place][0], y: told.deviation[place] }))
        .filter(({ x, y }) => x !== null && y !== null);
    if (!points.length) return { kind: null, missing: 'A single trajectory has no deviation; the design needs more.' };
    return {
        kind: 'scatter',
        named: true,
        what: 'factors',
        points,
        horizontal: { name: 'Mean absolute effect (μ*)', quantity, fromZero: true },
        vertical: { name: 'Deviation of the effect (σ)', quantity, fromZero: true },
        takeaway: `${name(order[0])} matters most for ${scalar.label}: its mean absolute effect is ${quantity.text(told.mean_absolute[order[0]][0])}`,
        note: `Elementary effects (Morris): the change of ${scalar.label} when a factor crosses its whole range. Far to the right: important. High up: interactions or nonlinear effects. ${usedWords(told, 'trajectories')}`,
        table: {
            note: '95 % intervals by bootstrap over trajectories.',
            head: ['Factor', ...withLimits('μ*'), 'μ', 'σ'],
            rows: order.map((place) => [
                name(place),
                ...told.mean_absolute[place],
                told.mean[place],
                told.deviation[place],
            ]),
            quantities: [null, ...Array(3).fill(quantity), differenceOf(scalar.quantity), quantity],
        },
    };
}

function rankContent(sweep, scalar, told) {
    const order = bySize(told.coefficients).filter((place) => told.coefficients[place] !== null);
    const name = (place) => sweep.factors[sweep.sensitivity.factors[place]].label;
    const open = told.coefficients.length - order.length;
    const left = sweep.factors.length - sweep.sensitivity.factors.length;
    if (!order.length) return { kind: null, missing: 'The factors are collinear, so none has a coefficient.' };
    const values = order.map((place) => told.coefficients[place]);
    return {
        kind: 'bars',
        signed: true,
        quantity: PLAIN,
        labels: order.map(name),
        bars: [{ label: 'Coefficient', values, colour: 0 }],
        takeaway: `${name(order[0])} matters most for ${scalar.label}: more of it goes with ${values[0] > 0 ? 'more' : 'less'}`,
        note: [
            `Standardised coefficients of a regression on ranks, over ${told.used} points; they explain ${percentText(told.r_squared)} of the variance of the ranks, and mean little if that is low.`,
            open ? `Collinear with others, hence without coefficient: ${factorsText(open)}.` : '',
            left ? `Omitted, because they are not numeric or do not vary: ${factorsText(left)}.` : '',
            usedWords(told, 'points'),
        ]
            .filter(Boolean)
            .join(' '),
    };
}

const METHODS = {
    tornado: { name: 'One factor at a time', content: tornadoContent },
    saltelli: { name: 'Shares of the variance', content: saltelliContent },
    morris: { name: 'Elementary effects', content: morrisContent },
    rank: { name: 'Rank coefficients', content: rankContent },
};

/// The entry on the sensitivity to factors.
export function sensitivityEntry(sweep) {
    const { method, scalars, why } = sweep.sensitivity;
    return {
        id: 'sensitivity',
        name: METHODS[method].name,
        question: 'Which factors matter?',
        wide: true,
        // Not shown where the effects of values are compared instead.
        shown: () => !why || sweep.changes.length === 0,
        choices: () => (why ? [] : [placeChoice('scalar', 'Of', sweep.scalars)]),
        build: (_, { scalar }) => {
            if (why) return { kind: null, missing: why };
            if (!scalars.length) return { kind: null, missing: 'The study has no scalars.' };
            const told = scalars[Number(scalar)];
            const one = sweep.scalars[Number(scalar)];
            return told.why
                ? { kind: null, missing: `No analysis of ${one.label}: ${told.why}.` }
                : METHODS[method].content(sweep, one, told);
        },
    };
}
