// SPDX-License-Identifier: Apache-2.0
// The model of a sweep: labels and number formats.

import { CHANGE, capitalised, quantityOf } from '../format.js';

const MONTHS_A_YEAR = 12;
// Beyond this range of values a linear axis shows only the largest.
const WIDE_RANGE = 1000;

export const words = (name) => capitalised(name.replaceAll('_', ' ').replace(/\bgdp\b/, 'GDP'));

export const sentence = (text) => capitalised(/[.?!]$/.test(text) || text === '' ? text : `${text}.`);

const yearOf = (date) => Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) - 0.5) / MONTHS_A_YEAR;

const withYears = (part) => ({ ...part, years: part.time.map(yearOf) });

// "Unemployment rate (mean of unemployment_rate over ...)": the name of a number that the study does not name itself.
const NAMED_MEANING = /^(.{1,60}?) \((mean|first|last|minimum|maximum|sum|change|growth) of /;

// "mean of unemployment_rate over ...": what a number was taken from.
const MEASURED = /(mean|first|last|minimum|maximum|sum|change|growth) of (\w+)/;

/// The format of a scalar: that of its series.
function scalarQuantity({ key, unit, meaning }) {
    const [, statistic, series] = MEASURED.exec(meaning) ?? [null, '', key];
    return statistic === 'growth' ? CHANGE : quantityOf(series, unit || '1');
}

/// The given name, or the key in words.
function labelOf({ name, meaning }, key) {
    return (name !== key && name) || NAMED_MEANING.exec(meaning ?? '')?.[1] || words(key);
}

/// The data as the program wrote them, and with each factor, scalar and series a `label` and a `quantity`.
export function prepareSweep(data) {
    const named = (one, key) => ({
        ...one,
        label: labelOf(one, one[key]),
        quantity: quantityOf(one[key], one.unit || '1'),
    });
    // As in the study: there a share is 0.1, not 10 %.
    const factor = (one) => ({ ...named(one, 'key'), quantity: quantityOf('number', one.unit || '1') });
    const series = (part) => withYears({ ...part, series: part.series.map((one) => named(one, 'name')) });
    return {
        ...data,
        factors: data.factors.map(factor),
        scalars: data.scalars.map((one) => ({ ...named(one, 'key'), quantity: scalarQuantity(one) })),
        bands: series(data.bands),
        bands_by_value: withYears(data.bands_by_value),
        categories: series(data.categories),
    };
}

/// The note on months that are not drawn.
export function everyMonth(part) {
    return part.every > 1 ? `One month in ${part.every} is drawn.` : '';
}

/// Whether all values are positive and need a logarithmic axis.
export function isWide(values) {
    const known = values.filter((value) => value !== null);
    const low = known.reduce((best, value) => Math.min(best, value), Infinity);
    const high = known.reduce((best, value) => Math.max(best, value), -Infinity);
    return known.length > 0 && low > 0 && high / low > WIDE_RANGE;
}

/// "1,250 runs", "1 run".
export function runsText(count) {
    return `${count.toLocaleString('en-US')} ${count === 1 ? 'run' : 'runs'}`;
}

/// A selection among named items, by index.
export function placeChoice(id, label, list, group) {
    return {
        id,
        label,
        options: list.map((one, place) => ({ value: String(place), label: one.label, group })),
    };
}
