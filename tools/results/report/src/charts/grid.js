// SPDX-License-Identifier: Apache-2.0
// A heat map over the values of two factors.

import { axisScale } from '../format.js';
import { baseOption, nameLabels, tooltipBase, tooltipContent } from './common.js';
import { colourScale, extent } from './heat.js';

const ROW_HEIGHT = 40;
const LEAST_ROW_HEIGHT = 20;
const MOST_HEIGHT = 520;
const NARROW_LABEL = 84;
const WIDE_LABEL = 200;
const LEAST_COLUMN = 24;

function categoryAxis(names, title, context, more) {
    return {
        type: 'category',
        data: names,
        name: title,
        nameLocation: 'middle',
        nameTextStyle: { color: context.muted, fontFamily: context.font, fontSize: 12 },
        splitArea: { show: false },
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: context.muted, fontSize: 12, fontFamily: context.font, hideOverlap: true, ...more },
    };
}

function draw(content, context) {
    const limits = extent(content.values.flat(), false);
    const base = baseOption(context);
    const cells = content.values.flatMap((row, y) => row.map((value, x) => [x, y, value ?? '-']));
    const count = content.rows.length;
    const label = context.narrow ? NARROW_LABEL : WIDE_LABEL;
    const rows = nameLabels(content.rows, label, context);
    const room = (context.width - label - 40) / content.columns.length;
    const columns = nameLabels(content.columns, Math.max(LEAST_COLUMN, room), context);
    const { words } = axisScale(content.quantity, Math.max(...limits.map(Math.abs)));
    return {
        unit: `${content.name}${words ? `, ${words}` : ''}; ${content.rowTitle} down`,
        height:
            Math.max(count * Math.max(LEAST_ROW_HEIGHT, rows.height), Math.min(MOST_HEIGHT, count * ROW_HEIGHT)) +
            columns.height +
            95,
        option: {
            ...base,
            grid: { ...base.grid, bottom: 58 + columns.height, right: 24 },
            xAxis: {
                ...categoryAxis(content.columns, content.columnTitle, context, columns.style),
                nameGap: columns.height + 12,
            },
            yAxis: {
                ...categoryAxis(content.rows, '', context, rows.style),
                inverse: true,
            },
            visualMap: colourScale({ ...content, diverging: false }, limits, context),
            tooltip: {
                ...tooltipBase(context),
                trigger: 'item',
                formatter: ({ value: [x, y] }) =>
                    tooltipContent(content.quantity.text(content.values[y][x]), [
                        { label: content.rowTitle, text: content.rows[y] },
                        { label: content.columnTitle, text: content.columns[x] },
                    ]),
            },
            series: [
                {
                    type: 'heatmap',
                    data: cells,
                    progressive: 0,
                    itemStyle: { borderWidth: 1, borderColor: context.surface },
                    emphasis: { itemStyle: { borderColor: context.ink, borderWidth: 1 } },
                },
            ],
        },
    };
}

/// Highest and lowest cell, with the values of both factors there.
export function extremes(content) {
    const cells = content.values
        .flatMap((row, y) => row.map((value, x) => ({ value, x, y })))
        .filter(({ value }) => value !== null)
        .sort((a, b) => b.value - a.value);
    return cells.length ? [cells[0], cells[cells.length - 1]] : null;
}

function describe(content) {
    const found = extremes(content);
    const { rows, columns, rowTitle, columnTitle, quantity } = content;
    if (!found) return 'Heat map without values.';
    const said = ({ value, x, y }) =>
        `${quantity.text(value)} with ${rowTitle} ${rows[y]} and ${columnTitle} ${columns[x]}`;
    return `Heat map of ${content.name}: ${rows.length} values of ${rowTitle} down, ${columns.length} of ${columnTitle} across. Highest is ${said(found[0])}, lowest ${said(found[1])}.`;
}

function table(content) {
    return {
        note: `${content.rowTitle} down, ${content.columnTitle} across.`,
        head: ['', ...content.columns],
        rows: content.rows.map((label, y) => [label, ...content.values[y]]),
        quantities: [null, ...content.columns.map(() => content.quantity)],
    };
}

export const gridChart = { draw, describe, table, legend: () => [] };
