// SPDX-License-Identifier: Apache-2.0
// Charts of a sweep through time: bands of runs, and medians by category.

import { listed, monthText } from '../format.js';
import { menuOf } from './effects.js';
import { everyMonth, isWide, placeChoice, runsText, sentence } from './model.js';

const ALL = 'all';
const MOST_NAMED = 4;
const MOST_BANDS = 8;
const COLOURS = 8;

const last = (values) => values[values.length - 1];

function allBands(sweep, place) {
    const { bands } = sweep;
    const series = bands.series[place];
    const [q5, q25, q50, q75, q95] = series.quantiles;
    const { text } = series.quantity;
    const known = last(q50) !== null;
    return {
        lines: [
            {
                label: 'Median',
                mean: q50,
                low: q5,
                high: q95,
                inner: { low: q25, high: q75 },
                colour: 0,
                years: bands.years,
                time: bands.time,
            },
        ],
        takeaway: known
            ? `${series.label} in ${monthText(last(bands.time))}: median ${text(last(q50))}; nine runs in ten from ${text(last(q5))} to ${text(last(q95))}`
            : undefined,
        note: `The line is the median of ${runsText(sweep.counts.complete)}; half of the runs lie in the dark band, nine in ten in the light one. ${everyMonth(bands)}`,
    };
}

/// Lines of the values in `wanted`, or of all; `banded` if their bands are distinguishable.
function valueLines(sweep, place, chosen, wanted) {
    const part = sweep.bands_by_value;
    const { factor, runs, series } = part.factors[chosen];
    const { levels } = sweep.factors[factor];
    const banded = (wanted ?? levels).length <= MOST_BANDS && runs.some((count) => count > 1);
    return series[place]
        .map(([q25, q50, q75], level) => ({
            level,
            label: `${levels[level]} (${runsText(runs[level])})`,
            mean: q50,
            low: banded ? q25 : null,
            high: banded ? q75 : null,
            years: part.years,
            time: part.time,
        }))
        .filter(({ level }) => !wanted || wanted.includes(level))
        .map((line, index) => ({ ...line, colour: index, dash: Math.floor(index / COLOURS) }));
}

/// Each of a few values; of many numeric values the first and the last; of many cases none.
function valuesFinding(ends, what, cases) {
    if (!ends.length || (cases && ends.length > MOST_NAMED)) return undefined;
    return `${what}: ${listed(ends.length > MOST_NAMED ? [ends[0], last(ends)] : ends)}`;
}

function bandsByValue(sweep, place, chosen, wanted) {
    const part = sweep.bands_by_value;
    const { label, levels, numeric } = sweep.factors[part.factors[chosen].factor];
    const one = sweep.bands.series[place];
    const lines = valueLines(sweep, place, chosen, wanted);
    const ends = lines
        .map(({ mean, level }) => ({ level, value: last(mean) }))
        .filter(({ value }) => value !== null)
        .map(({ level, value }) => `${one.quantity.text(value)} with ${levels[level]}`);
    const half = lines.some((line) => line.low) ? '; half of these runs lie in its band' : '';
    return {
        lines,
        takeaway: valuesFinding(ends, `${one.label} in ${monthText(last(part.time))}, median by ${label}`, !numeric),
        note: `Each line is the median of the runs with that value of ${label}, over all values of the other factors${half}. ${everyMonth(part)}`,
    };
}

/// "1" is all values of the second factor, "1:3" its first value and its fourth.
function splitContent(sweep, place, split) {
    const [chosen, level] = split.split(':').map(Number);
    return bandsByValue(sweep, place, chosen, level ? [0, level] : null);
}

function bandsContent(sweep, { series, split }) {
    if (!sweep.bands.series.length)
        return { kind: null, missing: 'The study has no series of the whole economy.' };
    if (!sweep.counts.complete) return { kind: null, missing: 'No run is complete.' };
    const place = Number(series);
    const { quantity, meaning } = sweep.bands.series[place];
    const content = split === ALL ? allBands(sweep, place) : splitContent(sweep, place, split);
    return {
        kind: 'fan',
        runs: sweep.counts.complete,
        quantity,
        fromZero: false,
        log: isWide(content.lines.flatMap((line) => [...(line.low ?? line.mean), ...(line.high ?? [])])),
        ...content,
        note: `${sentence(meaning)} ${content.note}`,
    };
}

/// Cases, such as policies, are compared and never pooled, because a band over all cases is meaningless.
function splitOptions(sweep) {
    const byValue = sweep.bands_by_value.factors.flatMap(({ factor }, place) => {
        const { label, levels, numeric } = sweep.factors[factor];
        const pairs = levels
            .slice(1)
            .map((level, index) => ({ value: `${place}:${index + 1}`, label: `${levels[0]}, and ${level}` }));
        return [{ value: String(place), label: `Each value of ${label}` }, ...(numeric ? [] : pairs)];
    });
    return menuOf(sweep) && byValue.length ? byValue : [{ value: ALL, label: 'All runs' }, ...byValue];
}

export const BANDS = {
    id: 'bands',
    name: 'Distribution of the runs',
    question: 'How are the runs distributed?',
    wide: true,
    choices: (sweep) => [
        placeChoice('series', 'Series', sweep.bands.series),
        {
            id: 'split',
            label: 'Bands for',
            options: splitOptions(sweep),
        },
    ],
    build: bandsContent,
};

function categoriesContent(sweep, { series }) {
    if (!sweep.counts.complete) return { kind: null, missing: 'No run is complete.' };
    const { time, series: list } = sweep.categories;
    const { label, quantity, meaning, names, medians } = list[Number(series)];
    const ends = names
        .map((name, place) => ({ name, value: last(medians[place]) }))
        .filter(({ value }) => value !== null)
        .sort((a, b) => b.value - a.value);
    const said = ({ name, value }) => `${name} (${quantity.text(value)})`;
    return {
        kind: 'heat',
        rows: names.map((name, place) => ({ label: name, mean: medians[place] })),
        time,
        quantity,
        name: `the median of ${label.toLowerCase()}`,
        takeaway: ends.length
            ? `${label}, median at the end: highest in ${said(ends[0])}, lowest in ${said(last(ends))}`
            : undefined,
        note: `${sentence(meaning)} Each cell is the median of ${runsText(sweep.counts.complete)}. ${everyMonth(sweep.categories)}`,
        tableNote: 'Medians over the runs, as means of the months of each year.',
    };
}

export const CATEGORIES = {
    id: 'categories',
    name: 'By category',
    question: 'How do categories differ?',
    wide: true,
    shown: (sweep) => sweep.categories.series.length > 0 && !menuOf(sweep),
    choices: (sweep) => [placeChoice('series', 'Series', sweep.categories.series)],
    build: categoriesContent,
};
