// SPDX-License-Identifier: Apache-2.0
// Runs, the groups they form, and what is measured in them. Runs that differ only in seed or replicate are one group.

import { quantityOf } from './format.js';

const MONTHS_A_YEAR = 12;
const FEW_RUNS = 10;

/// Year with its fraction, in the middle of the month: 2023-01-31 is 2023.04.
function yearOf(date) {
    return Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) - 0.5) / MONTHS_A_YEAR;
}

/// A run as the page uses it: what was read, and its times as years.
export function prepareRun(raw) {
    return { ...raw, years: raw.time.map(yearOf) };
}

/// What makes two runs replicates of each other: the scenario but for seed and replicate, the months, and the labels.
function likeness(run) {
    const scenario = run.scenario
        .split('\n')
        .filter((line) => !/^(seed|replicate):/.test(line))
        .join('\n');
    const labels = Object.entries(run.axes).map(([name, axis]) => [name, axis.keys]);
    return JSON.stringify([scenario, run.time, labels]);
}

function changesThatDiffer(groups) {
    const paths = new Set(groups.flatMap((group) => group.runs[0].changes.map((change) => change.path)));
    const valueOf = (group, path) => group.runs[0].changes.find((change) => change.path === path)?.value ?? null;
    return [...paths]
        .filter((path) => new Set(groups.map((group) => valueOf(group, path))).size > 1)
        .map((path) => ({ path, valueOf: (group) => valueOf(group, path) }));
}

/// Gives groups of one scenario's name labels that tell them apart: by what was changed, or else by file.
function labelGroups(groups) {
    for (const group of groups) {
        const name = group.runs[0].attributes.scenario_name ?? group.runs[0].file;
        const country = group.runs[0].attributes.country;
        group.label = country ? `${name}: ${country}` : String(name);
    }
    for (const group of groups) {
        const same = groups.filter((other) => other.label === group.label);
        if (same.length < 2) continue;
        const differences = changesThatDiffer(same);
        for (const one of same) {
            const parts = differences
                .map(({ path, valueOf }) => [path.split('.').pop(), valueOf(one)])
                .filter(([, value]) => value !== null);
            one.suffix = parts.length
                ? ` (${parts
                      .slice(0, 2)
                      .map(([key, value]) => `${key} ${value}`)
                      .join(', ')})`
                : '';
        }
        const clash = new Set(same.map((one) => one.suffix)).size < same.length;
        for (const one of same) one.label += clash ? ` (${one.runs[0].file})` : one.suffix;
    }
}

export function groupRuns(runs) {
    const groups = new Map();
    for (const run of runs) {
        const key = likeness(run);
        if (!groups.has(key)) groups.set(key, { runs: [] });
        groups.get(key).runs.push(run);
    }
    const list = [...groups.values()];
    list.forEach((group, index) => {
        group.index = index;
        group.time = group.runs[0].time;
        group.years = group.runs[0].years;
        group.axes = group.runs[0].axes;
    });
    labelGroups(list);
    return list;
}

/// One value of a time series a month, or null if the run does not have it.
function readSeries(run, name, key) {
    const series = run.series[name];
    if (!series || series.dimensions[0] !== 'time') return null;
    if (key === undefined) return series.dimensions.length === 1 ? series.values : null;
    const axis = run.axes[series.dimensions[1]];
    const index = axis ? axis.keys.indexOf(key) : -1;
    if (index < 0) return null;
    return run.time.map((_, month) => series.values[month * axis.keys.length + index]);
}

/// A measure: how to get one value a month from a run, and how to write it.
export function series(name, options = {}) {
    const { key, label, unit } = options;
    return {
        needs: [name],
        label: label ?? name,
        unit: unit ?? null,
        name,
        quantity: options.quantity ?? null,
        of: (run) => readSeries(run, name, key),
    };
}

function combined(name, parts, quantity, label, join) {
    return {
        needs: parts.flatMap((part) => part.needs),
        label,
        name,
        quantity,
        of: (run) => {
            const values = parts.map((part) => part.of(run));
            if (values.some((value) => value === null)) return null;
            return values[0].map((_, month) => {
                const here = values.map((value) => value[month]);
                return here.some((value) => value === null) ? null : join(...here);
            });
        },
    };
}

export function ratio(above, below, { label, quantity }) {
    return combined(`${above.name}/${below.name}`, [above, below], quantity, label, (a, b) => (b === 0 ? null : a / b));
}

export function sum(parts, { label, quantity }) {
    return combined(parts.map((part) => part.name).join('+'), parts, quantity, label, (...values) =>
        values.reduce((total, value) => total + value, 0),
    );
}

/// The change of a measure since the first month, as a share of it.
export function growth(measure, { label, quantity }) {
    return {
        ...measure,
        label: label ?? measure.label,
        quantity,
        of: (run) => {
            const values = measure.of(run);
            return values && values.map((value) => (value === null || !values[0] ? null : value / values[0] - 1));
        },
    };
}

/// How the measure's values are written, from the unit in the first run that has it.
export function quantityIn(groups, measure) {
    if (measure.quantity) return measure.quantity;
    for (const group of groups) {
        const found = group.runs[0].series[measure.needs[0]];
        if (found) return quantityOf(measure.needs[0], found.unit);
    }
    return quantityOf(measure.needs[0], measure.unit ?? '1');
}

function mean(values) {
    const known = values.filter((value) => value !== null && Number.isFinite(value));
    return known.length ? known.reduce((total, value) => total + value, 0) / known.length : null;
}

/// The value below which a share of the sorted values lies, by linear interpolation.
function quantile(sorted, share) {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

function limits(values) {
    const sorted = values.filter((value) => value !== null && Number.isFinite(value)).sort((a, b) => a - b);
    if (!sorted.length) return [null, null];
    if (sorted.length < FEW_RUNS) return [sorted[0], sorted[sorted.length - 1]];
    return [quantile(sorted, 0.1), quantile(sorted, 0.9)];
}

/// Mean over the runs of a group, month by month, and the band around it when there are several; null if none has it.
export function measured(group, measure) {
    const all = group.runs.map((run) => measure.of(run)).filter((values) => values !== null);
    if (!all.length) return null;
    const months = group.time.map((_, month) => all.map((values) => values[month]));
    const band = all.length > 1 ? months.map(limits) : null;
    return {
        mean: months.map(mean),
        low: band && band.map((pair) => pair[0]),
        high: band && band.map((pair) => pair[1]),
        runs: all.length,
    };
}

export function bandWords(runs) {
    return runs < FEW_RUNS ? `lowest to highest of ${runs} runs` : `10 % to 90 % of ${runs} runs`;
}

/// Months of the first and of the last year of a run (less, if it is shorter than two).
export function ends(group) {
    const length = Math.max(1, Math.min(MONTHS_A_YEAR, Math.floor(group.time.length / 2)));
    return { first: [0, length], last: [group.time.length - length, group.time.length] };
}

/// "2023", or "Mar 2023 to Feb 2024" for twelve months that are not a calendar year.
export function periodText(group, [from, to], monthText) {
    const [first, last] = [group.time[from], group.time[to - 1]];
    const sameYear = first.slice(0, 4) === last.slice(0, 4);
    if (sameYear && to - from === MONTHS_A_YEAR) return first.slice(0, 4);
    return to - from === 1 ? monthText(first) : `${monthText(first)} to ${monthText(last)}`;
}

const READ = {
    mean: (values, [from, to]) => mean(values.slice(from, to)),
    end: (values, [, to]) => values[to - 1],
    sum: (values, [from, to]) => {
        const average = mean(values.slice(from, to));
        return average === null ? null : average * MONTHS_A_YEAR;
    },
};

/// One number for the first or the last year of a group, averaged over its runs.
export function statistic(group, measure, how, which) {
    const months = ends(group)[which];
    return mean(
        group.runs
            .map((run) => measure.of(run))
            .filter((values) => values !== null)
            .map((values) => READ[how](values, months)),
    );
}

/// Members of a dimension, as keys and names, from the first group that has it.
export function members(groups, dimension) {
    const axis = groups.map((group) => group.axes[dimension]).find((found) => found);
    return axis ? axis.keys.map((key, index) => ({ key, name: axis.names[index] })) : [];
}

/// Whether a run of any group has the series.
export function has(groups, name) {
    return groups.some((group) => group.runs.some((run) => run.series[name]));
}
