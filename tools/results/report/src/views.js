// SPDX-License-Identifier: Apache-2.0
// Other views of a line chart with several groups: differences from the first group, and changes since the start.

import { CHANGE, capitalised, differenceOf, listed, monthText } from './format.js';
import { ends, measured, pairedValues, periodText } from './model.js';
import { mean, meanInterval } from './statistics.js';

const MOST_SAID = 3;
// The interval of two pairs is 18 standard errors wide, too wide for a chart.
const LEAST_PAIRS = 3;

const positive = (lines) => lines.every((line) => line.mean.every((value) => value === null || value > 0));

const isShare = (content) => content.quantity.factor === 100;

/// The selection of a view; null if there is only one.
export function viewChoice(content, groups) {
    if (content.kind !== 'lines' || groups.length < 2 || content.lines.length < 2) return null;
    const { label } = groups[0];
    const ratios = positive(content.lines) && !isShare(content);
    return {
        id: 'view',
        label: 'View',
        options: [
            { value: '', label: 'values' },
            ...(content.log ? [] : [{ value: 'difference', label: `difference from ${label}` }]),
            ...(ratios ? [{ value: 'ratio', label: `difference from ${label}, in %` }] : []),
            ...(ratios ? [{ value: 'growth', label: 'change since the start, in %' }] : []),
        ],
    };
}

/// Differences in pairs of runs with common random numbers if there are any, else of the means.
function pairsOf(line, base) {
    const pairs = pairedValues(line.group, base.group, line.measure);
    if (pairs.length) return pairs;
    const place = new Map(base.time.map((date, month) => [date, month]));
    return [[line.mean, line.time.map((date) => base.mean[place.get(date)] ?? null)]];
}

const DIFFERENCES = {
    difference: { of: (value, base) => value - base, back: (value) => value, quantity: differenceOf },
    ratio: {
        of: (value, base) => (value > 0 && base > 0 ? Math.log(value / base) : null),
        back: (value) => value && Math.expm1(value),
        quantity: () => CHANGE,
    },
};

function differenceAt({ of, back }, pairs, month) {
    const values = pairs
        .map(([own, base]) => (own[month] === null || base[month] === null ? null : of(own[month], base[month])))
        .filter((value) => value !== null && Number.isFinite(value));
    const interval = meanInterval(values);
    return interval
        ? { mean: back(interval.mean), low: back(interval.low), high: back(interval.high) }
        : { mean: back(mean(values)), low: null, high: null };
}

/// The line less the first group's line of the same measure, with the 95 % interval over pairs.
function differenceLine(kind, line, base) {
    const pairs = pairsOf(line, base);
    const months = line.time.map((_, month) => differenceAt(kind, pairs, month));
    const banded = pairs.length >= LEAST_PAIRS;
    return {
        ...line,
        mean: months.map((one) => one.mean),
        low: banded ? months.map((one) => one.low) : null,
        high: banded ? months.map((one) => one.high) : null,
        runs: pairs.length,
    };
}

/// The difference between the means of the last year, in words.
function lastYear(kind, line, base, quantity) {
    const [from, to] = ends(line.group).last;
    const yearly = pairsOf(line, base).map(([own, other]) => [
        [mean(own.slice(from, to))],
        [mean(other.slice(from, to))],
    ]);
    const { mean: value, low, high } = differenceAt(kind, yearly, 0);
    if (value === null) return null;
    const { text } = quantity;
    if (low !== null && low <= 0 && high >= 0) return `no significant difference in ${line.group.label}`;
    return `${text(value)} in ${line.group.label}${low === null ? '' : ` (${text(low)} to ${text(high)})`}`;
}

function pairsNote(pairs) {
    if (pairs < 2) return '. Single runs have no interval: differences may be due to chance.';
    return pairs < LEAST_PAIRS
        ? ', means of two pairs of runs with the same random numbers, which are too few for an interval.'
        : ', with 95 % intervals over pairs of runs with the same random numbers.';
}

function differences(content, groups, kind) {
    const base = content.lines.find((line) => line.group === groups[0]);
    if (!base) return content;
    const baseOf = (line) => content.lines.find((one) => one.group === groups[0] && one.measure === line.measure);
    const others = content.lines.filter((line) => line.group !== groups[0]);
    const quantity = kind.quantity(content.quantity);
    const lines = others.map((line) => differenceLine(kind, line, baseOf(line) ?? base));
    const said = others
        .slice(0, MOST_SAID)
        .map((line) => lastYear(kind, line, baseOf(line) ?? base, quantity))
        .filter(Boolean);
    const period = periodText(groups[0], ends(groups[0]).last, monthText);
    const pairs = Math.max(...lines.map((line) => line.runs));
    return {
        ...content,
        lines: lines.map((line) => ({ ...line, quantity })),
        quantity,
        log: false,
        fromZero: true,
        points: [],
        takeaway: said.length
            ? `${capitalised(others[0].measure.label)} against ${groups[0].label}, ${period}: ${listed(said)}`
            : content.takeaway,
        note: `Differences from ${groups[0].label}${pairsNote(pairs)}`,
    };
}

function growth(content) {
    const lines = content.lines.map((line) => {
        const [first] = measured(line.group, line.measure).mean.filter((value) => value > 0);
        const against = (values) => values && values.map((value) => (value === null ? null : value / first - 1));
        return {
            ...line,
            mean: against(line.mean),
            low: against(line.low),
            high: against(line.high),
            quantity: CHANGE,
        };
    });
    return { ...content, lines, quantity: CHANGE, log: false, fromZero: true, points: [] };
}

/// The chart in the selected view.
export function viewed(content, groups, view) {
    if (content.kind !== 'lines' || !view) return content;
    return view === 'growth' ? growth(content) : differences(content, groups, DIFFERENCES[view]);
}
