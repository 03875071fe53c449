// SPDX-License-Identifier: Apache-2.0
// Runs, groups of runs, and measures.

import { monthText, quantityOf } from './format.js';
import { countryNames, parametersIn } from './scenario.js';
import { deviation, deviationFromTrend, mean, meanInterval } from './statistics.js';

const MONTHS_A_YEAR = 12;
const FEW_RUNS = 10;

/// Year with its fraction, in the middle of the month: 2023-01-31 is 2023.04.
function yearOf(date) {
    return Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) - 0.5) / MONTHS_A_YEAR;
}

/// A run with its times as years.
export function prepareRun(raw) {
    return { ...raw, years: raw.time.map(yearOf) };
}

/// Runs are replicates if only seed and replicate differ. Embedded runs have their `group` from the program; files opened
/// in the browser are compared by the text of their scenarios.
function isReplicate(run, other) {
    if (run.group !== undefined && other.group !== undefined) return run.group === other.group;
    return (
        (run.attributes.country ?? '') === (other.attributes.country ?? '') &&
        parametersIn(run.scenario) === parametersIn(other.scenario)
    );
}

/// Averages require the same months and categories.
function isAlike(run, other) {
    const shape = ({ time, axes }) =>
        JSON.stringify([time, Object.entries(axes).map(([name, axis]) => [name, axis.keys])]);
    return isReplicate(run, other) && shape(run) === shape(other);
}

/// A repeated file is one run.
function isSameRun(run, other) {
    return ['seed', 'replicate', 'state_digest'].every((name) => run.attributes[name] === other.attributes[name]);
}

/// Whether the run ended before the last day of its scenario.
export const endedEarly = (group) => group.runs[0].run?.status === 'interrupted';

function changesThatDiffer(groups) {
    const paths = new Set(groups.flatMap((group) => group.runs[0].changes.map((change) => change.path)));
    const valueOf = (group, path) => group.runs[0].changes.find((change) => change.path === path)?.value ?? null;
    return [...paths]
        .filter((path) => new Set(groups.map((group) => valueOf(group, path))).size > 1)
        .map((path) => ({ path, valueOf: (group) => valueOf(group, path) }));
}

/// Distinguishes groups with the same scenario name by their changed parameters, or else by file.
function labelGroups(groups) {
    const nameOf = ({ runs: [run] }) => String(run.attributes.scenario_name ?? run.file);
    const world = isWorld(groups);
    for (const group of groups) {
        const place = group.country && group.countryName;
        group.label = world ? place : place ? `${nameOf(group)}: ${place}` : nameOf(group);
        if (endedEarly(group)) group.label += ` (ended in ${monthText(group.time[group.time.length - 1])})`;
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
    const list = [];
    for (const run of runs) {
        const known = list.find((group) => isAlike(run, group.runs[0]));
        if (!known) list.push({ runs: [run] });
        else if (!known.runs.some((other) => isSameRun(run, other))) known.runs.push(run);
    }
    list.forEach((group) => {
        const [run] = group.runs;
        group.time = run.time;
        group.years = run.years;
        group.axes = run.axes;
        group.country = run.attributes.country ?? '';
        const names = countryNames(run.world || run.scenario);
        group.countryName = group.country && (names[group.country] ?? group.country);
        group.countryPlace = Object.keys(names).indexOf(group.country);
    });
    // Countries in the order of their scenario.
    if (isWorld(list)) list.sort((a, b) => a.countryPlace - b.countryPlace);
    list.forEach((group, index) => {
        group.index = index;
    });
    labelGroups(list);
    return list;
}

/// The countries among the groups, as keys and names.
export function countriesOf(groups) {
    const names = new Map(groups.filter(({ country }) => country).map((group) => [group.country, group.countryName]));
    return [...names].map(([key, name]) => ({ key, name }));
}

/// Whether the groups are the countries of one world.
export function isWorld(groups) {
    const names = new Set(groups.map(({ runs: [run] }) => run.attributes.scenario_name));
    return names.size === 1 && countriesOf(groups).length === groups.length && groups.length > 1;
}

const SIGNS_OF_MODELS = ['coworkers_total', 'token_volume', 'people_token_volume', 'training_spend'];

/// Whether the run has any model; true if the series that would tell is missing.
export function hasModels(group) {
    const known = SIGNS_OF_MODELS.map((name) => group.runs[0].series[name]).filter(Boolean);
    return !known.length || known.some(({ values }) => values.some((value) => value > 0));
}

/// One value of a time series for each month, or null if the run lacks it.
function readSeries(run, name, key) {
    const series = run.series[name];
    if (!series || series.dimensions[0] !== 'time') return null;
    if (key === undefined) return series.dimensions.length === 1 ? series.values : null;
    const axis = run.axes[series.dimensions[1]];
    const index = axis ? axis.keys.indexOf(key) : -1;
    if (index < 0) return null;
    return run.time.map((_, month) => series.values[month * axis.keys.length + index]);
}

/// A measure: monthly values of a run, and their format.
export function series(name, options = {}) {
    const { key, label, unit } = options;
    return {
        needs: [name],
        label: label ?? name,
        unit: unit ?? null,
        name,
        key,
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

/// The format of the measure, from the unit in the first run that has it.
export function quantityIn(groups, measure) {
    if (measure.quantity) return measure.quantity;
    for (const group of groups) {
        const found = group.runs[0].series[measure.needs[0]];
        if (found) return quantityOf(measure.needs[0], found.unit);
    }
    return quantityOf(measure.needs[0], measure.unit ?? '1');
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

const isYearEnd = (time, month) => month + 1 === time.length || time[month].slice(5, 7) === '12';

/// Values of all runs that have the measure. If a run has year ends only, only these are averaged.
function valuesOf(group, measure) {
    const known = group.runs.map((run) => ({ run, values: measure.of(run) })).filter(({ values }) => values !== null);
    const thinned = known.some(({ run }) => measure.needs.some((name) => run.series[name]?.only));
    const all = known.map(({ values }) =>
        thinned ? values.map((value, month) => (isYearEnd(group.time, month) ? value : null)) : values,
    );
    return { all, thinned, runs: known.map(({ run }) => run) };
}

/// Mean over the runs of a group, month by month, and the band around it when there are several; null if none has it.
export function measured(group, measure) {
    const { all, thinned } = valuesOf(group, measure);
    if (!all.length) return null;
    const months = group.time.map((_, month) => all.map((values) => values[month]));
    const band = all.length > 1 ? months.map(limits) : null;
    return {
        mean: months.map(mean),
        low: band && band.map((pair) => pair[0]),
        high: band && band.map((pair) => pair[1]),
        runs: all.length,
        thinned,
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

/// The same for each run that has the measure.
function statistics(group, measure, how, which) {
    const months = ends(group)[which];
    return valuesOf(group, measure).all.map((values) => READ[how](values, months));
}

/// One number for the first or the last year of a group, averaged over its runs.
export function statistic(group, measure, how, which) {
    return mean(statistics(group, measure, how, which));
}

/// Standard deviation of such a number over the runs of a group; null for one run.
export function deviationOfRuns(group, measure, how, which) {
    return deviation(statistics(group, measure, how, which).filter((value) => value !== null));
}

function yearlyMeans(group, measure) {
    const values = measured(group, measure)?.mean ?? [];
    const years = Math.floor(values.length / MONTHS_A_YEAR);
    return Array.from({ length: years }, (_, year) =>
        mean(values.slice(year * MONTHS_A_YEAR, (year + 1) * MONTHS_A_YEAR)),
    ).filter((value) => value !== null);
}

/// The noise in a change from the first to the last year. For several runs: half the 95 % interval of the mean change. For
/// one run: twice the standard deviation of the difference of two annual means, from their scatter about the trend.
export function noiseOfChange(group, measure, how) {
    const [first, last] = ['first', 'last'].map((which) => statistics(group, measure, how, which));
    const changes = last.map((value, run) => value - first[run]).filter(Number.isFinite);
    const estimate = changes.length > 1 ? meanInterval(changes) : null;
    if (estimate) return estimate.half;
    const years = yearlyMeans(group, measure);
    return years.length > 3 ? 2 * Math.SQRT2 * deviationFromTrend(years) : 0;
}

/// The measure in pairs of runs with the same random numbers, of a group and of another: `[values, base]` month by month.
export function pairedValues(group, base, measure) {
    const [one, other] = [valuesOf(group, measure), valuesOf(base, measure)];
    const drawOf = (run) => `${run.attributes.seed}/${run.attributes.replicate ?? 0}`;
    const place = new Map(base.time.map((date, month) => [date, month]));
    const aligned = (values) => group.time.map((date) => values[place.get(date)] ?? null);
    return one.all.flatMap((values, index) => {
        const partner = other.runs.findIndex((run) => drawOf(run) === drawOf(one.runs[index]));
        return partner < 0 ? [] : [[values, aligned(other.all[partner])]];
    });
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
