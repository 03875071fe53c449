// SPDX-License-Identifier: Apache-2.0
// Quantiles of many runs through time: a median with bands around it, or one band for each value of a factor.

import { monthText } from '../format.js';
import { course, yearlyRows } from './common.js';
import { linesChart } from './lines.js';

function lastRange(line, quantity) {
    const last = line.mean.length - 1;
    if (line.mean[last] === null || !line.low) return '';
    const said = (band) => `${quantity.text(band.low[last])} to ${quantity.text(band.high[last])}`;
    return line.inner
        ? `, where half of the runs lie within ${said(line.inner)} and nine in ten within ${said(line)}`
        : `, where half of the runs lie within ${said(line)}`;
}

function describe(content) {
    const said = content.lines.map((line) => {
        const seen = course(line);
        if (!seen) return `${line.label}: no values.`;
        const at = ([value, date]) => `${content.quantity.text(value)} in ${monthText(date)}`;
        return `${line.label}: from ${at(seen.first)} to ${at(seen.last)}${lastRange(line, content.quantity)}.`;
    });
    return `Bands of ${content.runs} runs through time${content.log ? ', on a logarithmic scale' : ''}. ${said.join(' ')}`;
}

/// Columns of a line: its median, and the limits of its bands from the lowest to the highest.
function columnsOf(line, alone) {
    const named = (words) => (alone ? words : `${line.label}: ${words}`);
    const inner = line.inner ?? line;
    if (!line.low) return [[named('median'), line.mean]];
    return [
        ...(line.inner ? [[named('5 %'), line.low]] : []),
        [named('25 %'), inner.low],
        [named('median'), line.mean],
        [named('75 %'), inner.high],
        ...(line.inner ? [[named('95 %'), line.high]] : []),
    ];
}

function table(content) {
    const columns = content.lines.flatMap((line) => columnsOf(line, content.lines.length === 1));
    return {
        note: 'Quantiles over the runs, as means of the months of each year.',
        head: ['Year', ...columns.map(([name]) => name)],
        rows: yearlyRows(
            content.lines[0].time,
            columns.map(([, values]) => values),
        ),
        quantities: [null, ...columns.map(() => content.quantity)],
    };
}

export const fanChart = { ...linesChart, describe, table };
