// SPDX-License-Identifier: Apache-2.0
// Number formats: significant digits only, and always with a unit.

import { headlineOf, styledText } from './figures.js';

const LARGE = [
    [1e18, 'quintillion'],
    [1e15, 'quadrillion'],
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
];
const SUPERSCRIPT = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };
const NOUNS = {
    persons: ['person', 'people'],
    coworkers: ['coworker', 'coworkers'],
    firms: ['firm', 'firms'],
    posts: ['post', 'posts'],
    tasks: ['task', 'tasks'],
    h: ['hour', 'hours'],
    'H100-equivalents': ['chip', 'chips'],
    months: ['month', 'months'],
    models: ['model', 'models'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
// Series of unit 1 that are shares of a whole; the others of unit 1 are indices or coefficients.
const SHARES = /rate|share|adoption|unserved|utilisation|intelligence_value/;
// A work-year: beyond it, lengths of tasks are extrapolated.
const WORK_YEAR_MINUTES = 2000 * 60;

export const NOTHING = '–';
// No line break between the sign and its number.
const PERCENT = '\u00a0%';

/// A power of ten in superscript: 10⁻³.
export function powerOfTen(exponent) {
    return `10${String(exponent).replace(/[-0-9]/g, (digit) => SUPERSCRIPT[digit])}`;
}

/// 1234.5 as "1,230"; 0.04567 as "0.0457": three significant digits.
export function plainNumber(value, digits = 3) {
    if (value === null || !Number.isFinite(value)) return NOTHING;
    if (value === 0) return '0';
    const size = Math.abs(value);
    if (size < 1e-4 || size >= 1e21) {
        const exponent = Math.floor(Math.log10(size));
        return `${(value / 10 ** exponent).toFixed(1)} × ${powerOfTen(exponent)}`;
    }
    if (Number.isInteger(value) && size < 10 ** digits) return String(value).replace('-', '−');
    const rounded = Number(value.toPrecision(digits));
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(rounded))));
    return rounded
        .toLocaleString('en-US', {
            minimumFractionDigits: Math.min(decimals, 6),
            maximumFractionDigits: Math.min(decimals, 6),
        })
        .replace('-', '−');
}

/// A power of ten in words: "10 billion", "0.01", and 10²³ beyond the words.
export function powerText(exponent) {
    if (exponent < -3 || exponent >= 21) return powerOfTen(exponent);
    const found = LARGE.find(([size]) => 10 ** exponent >= size);
    return found
        ? `${Math.round(10 ** exponent / found[0])} ${found[1]}`
        : (10 ** exponent).toLocaleString('en-US', { maximumFractionDigits: 3 });
}

/// "84.8 million"; below a million with separators.
export function bigNumber(value) {
    if (value === null || !Number.isFinite(value)) return NOTHING;
    for (const [size, word] of LARGE) {
        if (Math.abs(value) >= size * 0.9995 && Math.abs(value) < size * 1e3)
            return `${plainNumber(value / size)} ${word}`;
    }
    return plainNumber(value);
}

export function percentText(value) {
    if (value === null || !Number.isFinite(value)) return NOTHING;
    const percent = value * 100;
    const size = Math.abs(percent);
    if (size !== 0 && size < 0.1)
        return size < 0.001 ? `almost 0${PERCENT}` : `${percent.toPrecision(1).replace('-', '−')}${PERCENT}`;
    return `${percent.toFixed(size >= 99.95 ? 0 : 1).replace('-', '−')}${PERCENT}`;
}

function dollars(value) {
    if (value === null || !Number.isFinite(value)) return NOTHING;
    const sign = value < 0 ? '−' : '';
    const size = Math.abs(value);
    if (size > 0.995 && size < 1000 && !Number.isInteger(size)) return `${sign}$${size.toFixed(2)}`;
    return `${sign}$${bigNumber(size)}`;
}

/// $37.50 per million tokens; $0.035 per trillion tokens: the unit in which the number is easy to read.
function tokenPrice(value) {
    if (value === null || !Number.isFinite(value)) return NOTHING;
    for (const [factor, word] of [
        [1, 'million'],
        [1e3, 'billion'],
        [1e6, 'trillion'],
    ]) {
        if (Math.abs(value) * factor >= 0.1 || word === 'trillion') {
            const price = Math.abs(value) * factor;
            return `${value < 0 ? '−' : ''}$${price >= 1 && price < 1000 ? price.toFixed(2) : plainNumber(price, 2)} per ${word} tokens`;
        }
    }
    return NOTHING;
}

function duration(minutes) {
    if (minutes === null || !Number.isFinite(minutes)) return NOTHING;
    if (minutes === 0) return 'none';
    const size = Math.abs(minutes);
    if (size < 1) return `${plainNumber(minutes * 60, 2)} seconds`;
    if (size < 60) return `${plainNumber(minutes, 2)} minutes`;
    if (size <= WORK_YEAR_MINUTES) return `${plainNumber(minutes / 60, 2)} hours`;
    return `${plainNumber(minutes / WORK_YEAR_MINUTES, 2)} work-years`;
}

function energy(kilowattHours) {
    if (kilowattHours === 0) return 'none';
    if (kilowattHours === null || !Number.isFinite(kilowattHours)) return NOTHING;
    return Math.abs(kilowattHours) >= 1e8
        ? `${plainNumber(kilowattHours / 1e9)} TWh a year`
        : `${plainNumber(kilowattHours / 1e6)} GWh a year`;
}

function counted(value, [one, many]) {
    if (value === 0) return `no ${many}`;
    return `${bigNumber(value)} ${value === 1 ? one : many}`;
}

const bare = (value) => (value === 0 ? 'none' : bigNumber(value));

const percent = (suffix) => ({ text: (value) => `${percentText(value)}${suffix}`, factor: 100, axis: `%${suffix}` });
const BY_UNIT = {
    '1/month': percent(' a month'),
    USD: { text: dollars, prefix: '$', axis: 'dollars' },
    'USD/yr': { text: (value) => `${dollars(value)} a year`, short: dollars, prefix: '$', axis: 'dollars a year' },
    'USD/h': { text: (value) => `${dollars(value)} an hour`, prefix: '$', axis: 'dollars an hour' },
    'USD/Mtok': { text: tokenPrice, prefix: '$', axis: 'dollars per million tokens' },
    Mtok: {
        text: (value) => counted(value * 1e6, ['token', 'tokens']),
        short: (value) => bare(value * 1e6),
        factor: 1e6,
        axis: 'tokens',
    },
    min: { text: duration, axis: 'minutes' },
    'kWh/yr': { text: energy, factor: 1e3, axis: 'Wh a year', energy: true },
    'FLOP/s': { text: (value) => `${plainNumber(value)} FLOP/s`, axis: 'FLOP/s', powers: true },
    FLOP: { text: (value) => `${plainNumber(value)} FLOP`, axis: 'FLOP', powers: true },
};

/// Formats of a series: `text` in full, and unit and factor for an axis. Headlines have their standard format.
export function quantityOf(name, unit) {
    const own = quantityOfUnit(name, unit);
    const written = (otherwise) => (value) => {
        const headline = headlineOf(name);
        if (!headline) return otherwise(value);
        return value === null || !Number.isFinite(value) ? NOTHING : styledText(headline.style, value);
    };
    return { ...own, text: written(own.text), short: written(own.short ?? own.text) };
}

function quantityOfUnit(name, unit) {
    if (BY_UNIT[unit]) return { factor: 1, prefix: '', ...BY_UNIT[unit] };
    if (unit === '1') {
        return SHARES.test(name)
            ? { prefix: '', ...percent('') }
            : { text: (value) => plainNumber(value), factor: 1, prefix: '', axis: '' };
    }
    const noun = NOUNS[unit];
    if (noun) return { text: (value) => counted(value, noun), short: bare, factor: 1, prefix: '', axis: noun[1] };
    return { text: (value) => `${bigNumber(value)} ${unit}`, factor: 1, prefix: '', axis: unit };
}

/// The same quantity with another axis title, such as "start = 1".
export function withAxis(quantity, axis) {
    return { ...quantity, axis };
}

/// The difference of two values of a quantity: with its sign, and in points where the values are percentages.
export function differenceOf(quantity) {
    const points = quantity.factor === 100;
    const text = (value) =>
        `${value > 0 ? '+' : ''}${points ? quantity.text(value).replace('%', 'points') : quantity.text(value)}`;
    return { ...quantity, text, axis: points ? 'points' : quantity.axis };
}

/// An index that begins at 1.
export const INDEX = withAxis(quantityOf('index', '1'), 'start = 1');

/// A change in percent: +12 %.
export const CHANGE = {
    text: (value) => (value === null ? NOTHING : `${value > 0 ? '+' : ''}${percentText(value)}`),
    factor: 100,
    prefix: '',
    axis: '%',
};

/// The divisor and the words of a linear axis whose largest absolute value is `largest`.
export function axisScale(quantity, largest) {
    const size = largest * quantity.factor;
    if (quantity.energy) return { factor: quantity.factor / 1e12, words: 'TWh a year', prefix: '' };
    for (const [step, word] of LARGE) {
        if (size >= step * 1.5 && size < step * 1e4) {
            return { factor: quantity.factor / step, words: `${word} ${quantity.axis}`, prefix: quantity.prefix };
        }
    }
    return { factor: quantity.factor, words: quantity.axis, prefix: quantity.prefix };
}

/// "Jan 2023" of an ISO date.
export function monthText(date) {
    return `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/// "a, b and c".
export function listed(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

export function capitalised(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/// A difference of two shares in points: "+1.6 points"; below a tenth of a point "no change".
export function pointsText(difference) {
    const points = difference * 100;
    if (Math.abs(points) < 0.05) return 'no change';
    return `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)} points`;
}

/// An index that was 1 at the start, as a change: "12 % lower", "90 % higher", "2.1 times as high".
export function againstStart(value) {
    if (value >= 2) return `${plainNumber(value, 2)} times as high`;
    const size = Math.round(Math.abs(value - 1) * 100);
    return size === 0 ? 'as high' : `${size}${PERCENT} ${value > 1 ? 'higher' : 'lower'}`;
}

/// "3.2 times", for factors that may be huge: "1.1 billion times".
export function timesText(factor) {
    return `${factor >= 1e6 ? bigNumber(factor) : plainNumber(factor, factor >= 10 ? 3 : 2)} times`;
}
