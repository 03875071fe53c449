// SPDX-License-Identifier: Apache-2.0
// Shared by all charts: axes, tooltips and formats of months.

import { element } from '../dom.js';
import { axisScale, monthText, powerOfTen, powerText } from '../format.js';

const MOST_ROWS = 10;
const YEAR_WIDTH = 46;
const MOST_DECADE_TICKS = 6;
// A value slightly below a power of ten needs no decade of its own.
const ROUNDING = 0.02;

export function baseOption(context) {
    return {
        animation: false,
        textStyle: { fontFamily: context.font, color: context.ink },
        grid: { left: 4, right: 14, top: 10, bottom: 4, containLabel: true },
    };
}

/// Style of the box that shows values under the pointer; its content is made of elements.
export function tooltipBase(context) {
    return {
        confine: true,
        transitionDuration: context.still ? 0 : 0.15,
        backgroundColor: context.surface,
        borderColor: context.line,
        borderWidth: 1,
        padding: [8, 10],
        textStyle: { color: context.ink, fontSize: 13, fontFamily: context.font },
        extraCssText: 'max-width:340px;white-space:normal;',
    };
}

const labelStyle = (context) => ({ color: context.muted, fontSize: 12, fontFamily: context.font });

const LETTER = 0.52; // mean width of a letter, of its height
const LINE = 1.2;

/// Names along an axis, broken into lines where they are longer than `width`, and the height that the longest takes.
export function nameLabels(names, width, context) {
    const fontSize = context.narrow ? 11 : 12;
    const letters = Math.max(1, Math.floor(width / (fontSize * LETTER)));
    const linesOf = (name) => {
        let [lines, used] = [1, 0];
        for (const word of name.split(' ')) {
            const next = used ? used + 1 + word.length : word.length;
            lines += next > letters && used ? 1 : 0;
            used = next > letters && used ? word.length : next;
        }
        return lines + Math.floor(used / (letters + 1));
    };
    const lines = names.reduce((most, name) => Math.max(most, linesOf(String(name))), 1);
    const lineHeight = Math.ceil(fontSize * LINE);
    return {
        height: lines * lineHeight + 3,
        style: { fontSize, lineHeight, fontFamily: context.font, interval: 0, width, overflow: 'break' },
    };
}

/// An axis of years, with as many labels as fit.
export function yearAxis(context, years) {
    const from = Math.floor(Math.min(...years));
    const to = Math.ceil(Math.max(...years));
    const fitting = Math.max(2, Math.floor((context.width - 70) / YEAR_WIDTH));
    const interval = [1, 2, 5, 10, 20, 50].find((step) => (to - from) / step <= fitting) ?? 100;
    return {
        type: 'value',
        min: from,
        max: to,
        interval,
        axisLine: { lineStyle: { color: context.line } },
        axisTick: { show: true, lineStyle: { color: context.line } },
        splitLine: { show: false },
        axisLabel: {
            ...labelStyle(context),
            formatter: (year) => (Number.isInteger((year - from) / interval) ? String(year) : ''),
            hideOverlap: true,
        },
    };
}

function logLabel(quantity, exponent) {
    return `${quantity.prefix}${quantity.powers ? powerOfTen(exponent) : powerText(exponent)}`;
}

/// A logarithmic axis as an even axis of powers of ten, with a readable number of labels.
function logAxis(context, quantity, values) {
    const logs = values.filter((value) => value > 0).map((value) => Math.log10(value * quantity.factor));
    const low = Math.floor(Math.min(...logs) + ROUNDING);
    const high = Math.max(low + 1, Math.ceil(Math.max(...logs)));
    const interval = [1, 2, 3, 6].find((step) => (high - low) / step <= MOST_DECADE_TICKS) ?? 9;
    const start = Math.floor(low / interval) * interval;
    return {
        place: (value) => (value > 0 ? Math.log10(value * quantity.factor) : null),
        words: `${quantity.axis}, each line ${powerText(interval)} times the one below`,
        axis: {
            type: 'value',
            axisTick: { show: false },
            axisLine: { show: false },
            min: start,
            max: Math.ceil((high - start) / interval) * interval + start,
            interval,
            axisLabel: { ...labelStyle(context), formatter: (exponent) => logLabel(quantity, exponent) },
            splitLine: { lineStyle: { color: context.line } },
        },
    };
}

/// The axis of shares close to 100 % ends at 100 %.
function wholeAxis(quantity, values) {
    const most = quantity.axis === '%' ? values.reduce((best, value) => Math.max(best, value), 0) : 0;
    return most > 0.8 && most <= 1 ? { max: 100, interval: 25 } : {};
}

/// Positions of values on an axis, the axis, and the name of its unit.
export function valueAxis(context, quantity, values, { log = false, fromZero = true } = {}) {
    const known = values.filter((value) => value !== null && Number.isFinite(value));
    if (log && known.some((value) => value > 0)) return logAxis(context, quantity, known);
    const scale = axisScale(
        quantity,
        known.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    );
    return {
        place: (value) => (value === null ? null : value * scale.factor),
        words: scale.words,
        axis: {
            type: 'value',
            scale: !fromZero,
            splitNumber: 4,
            axisTick: { show: false },
            ...wholeAxis(quantity, known),
            axisLabel: {
                ...labelStyle(context),
                formatter: (value) =>
                    `${value < 0 ? '−' : ''}${scale.prefix}${Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: 6 })}`,
            },
            splitLine: { lineStyle: { color: context.line } },
            axisLine: { show: false },
        },
    };
}

/// "Jan 2023" of a place on an axis of years.
export function monthAt(year) {
    const month = Math.floor((year - Math.floor(year)) * 12);
    return monthText(`${Math.floor(year)}-${String(month + 1).padStart(2, '0')}-01`);
}

/// The content of a tooltip: a heading, and rows of a colour, a name and a value.
export function tooltipContent(heading, rows) {
    const shown = rows.slice(0, MOST_ROWS);
    const list = shown.map(({ colour, label, text }) => {
        const swatch = colour ? element('span', { class: 'swatch' }) : '';
        if (colour) swatch.style.background = colour;
        return element('tr', {}, element('td', {}, swatch, label), element('td', { class: 'number' }, text));
    });
    const rest = rows.length - shown.length;
    return element(
        'div',
        { class: 'tip' },
        element('strong', {}, heading),
        element('table', {}, ...list),
        rest > 0 ? element('div', { class: 'muted' }, `and ${rest} more`) : null,
    );
}

/// Rows of a table with the mean of each calendar year; `columns` are arrays of one value a month.
export function yearlyRows(time, columns) {
    const years = [...new Set(time.map((date) => date.slice(0, 4)))];
    return years.map((year) => [
        year,
        ...columns.map((values) => {
            const known = values.filter((value, month) => time[month].startsWith(year) && value !== null);
            return known.length ? known.reduce((total, value) => total + value, 0) / known.length : null;
        }),
    ]);
}

/// First, last, lowest and highest of a line, with their months.
export function course(line) {
    const known = line.mean.map((value, month) => [value, line.time[month]]).filter(([value]) => value !== null);
    if (!known.length) return null;
    const by = (better) => known.reduce((best, one) => (better(one[0], best[0]) ? one : best));
    return {
        first: known[0],
        last: known[known.length - 1],
        lowest: by((a, b) => a < b),
        highest: by((a, b) => a > b),
    };
}

/// A description of a line for screen readers.
export function lineSentence(line, quantity) {
    const seen = course(line);
    if (!seen) return `${line.label}: no values.`;
    const said = ([value, date]) => `${quantity.text(value)} in ${monthText(date)}`;
    return `${line.label}: from ${said(seen.first)} to ${said(seen.last)}, lowest ${said(seen.lowest)}, highest ${said(seen.highest)}.`;
}
