// SPDX-License-Identifier: Apache-2.0
// A heat map: members of a dimension down, months across.

import { axisScale, monthText } from '../format.js';
import { baseOption, nameLabels, tooltipBase, tooltipContent, yearlyRows } from './common.js';

const ROW_HEIGHT = 19;
const PAPER_ROW = 15;
const NARROW_LABEL = 96;
const WIDE_LABEL = 305;

/// The lowest and the highest value of the colour scale.
export function extent(values, diverging) {
    const known = values.filter((value) => value !== null && Number.isFinite(value));
    const low = known.reduce((best, value) => Math.min(best, value), Infinity);
    const high = known.reduce((best, value) => Math.max(best, value), -Infinity);
    if (!diverging) return [Math.min(0, low) === 0 && low / (high || 1) < 0.3 ? 0 : low, high];
    const size = Math.max(Math.abs(low), Math.abs(high)) || 1;
    return [-size, size];
}

const rowLabels = ({ rows }, context) =>
    nameLabels(
        rows.map((row) => row.label),
        context.narrow ? NARROW_LABEL : WIDE_LABEL,
        context,
    );

function axes(content, context) {
    const label = { color: context.muted, fontSize: context.narrow ? 11 : 12, fontFamily: context.font };
    return {
        xAxis: {
            type: 'category',
            data: content.time,
            splitArea: { show: false },
            axisTick: { show: false },
            axisLine: { show: false },
            axisLabel: {
                ...label,
                interval: (index, date) => index === 0 || date.slice(0, 4) !== content.time[index - 1].slice(0, 4),
                formatter: (date) => date.slice(0, 4),
                hideOverlap: true,
            },
        },
        yAxis: {
            type: 'category',
            data: content.rows.map((row) => row.label),
            inverse: true,
            axisTick: { show: false },
            axisLine: { show: false },
            axisLabel: { ...label, ...rowLabels(content, context).style },
        },
    };
}

/// The legend of the colours.
export function colourScale(content, [low, high], context) {
    return {
        type: 'continuous',
        min: low,
        max: high === low ? low + 1 : high,
        calculable: false,
        hoverLink: false,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        itemHeight: context.narrow ? 120 : 220,
        itemWidth: 12,
        inRange: { color: content.diverging ? context.diverging : context.heat },
        text: [content.quantity.text(high), content.quantity.text(low)],
        textStyle: { color: context.muted, fontFamily: context.font },
    };
}

function draw(content, context) {
    const limits = extent(
        content.rows.flatMap((row) => row.mean),
        content.diverging,
    );
    const scale = axisScale(content.quantity, Math.max(...limits.map(Math.abs)));
    const cells = content.rows.flatMap((row, index) => row.mean.map((value, month) => [month, index, value ?? '-']));
    const base = baseOption(context);
    return {
        unit: scale.words,
        height:
            content.rows.length * Math.max(context.paper ? PAPER_ROW : ROW_HEIGHT, rowLabels(content, context).height) +
            80,
        option: {
            ...base,
            ...axes(content, context),
            grid: { ...base.grid, bottom: 46 },
            visualMap: colourScale(content, limits, context),
            tooltip: {
                ...tooltipBase(context),
                trigger: 'item',
                formatter: ({ value: [month, index] }) =>
                    tooltipContent(content.rows[index].label, [
                        {
                            label: monthText(content.time[month]),
                            text: content.quantity.text(content.rows[index].mean[month]),
                        },
                    ]),
            },
            series: [
                {
                    type: 'heatmap',
                    data: cells,
                    progressive: 0,
                    itemStyle: { borderWidth: 0 },
                    emphasis: { itemStyle: { borderColor: context.ink, borderWidth: 1 } },
                },
            ],
        },
    };
}

function describe(content) {
    const last = content.rows
        .map((row) => [row.mean[row.mean.length - 1], row.label])
        .filter(([value]) => value !== null)
        .sort((a, b) => b[0] - a[0]);
    if (!last.length) return 'Heat map without values.';
    const said = ([value, label]) => `${label} (${content.quantity.text(value)})`;
    return `Heat map of ${content.name}, ${content.rows.length} rows through time. In ${monthText(content.time[content.time.length - 1])} the highest is ${said(last[0])} and the lowest ${said(last[last.length - 1])}.`;
}

/// The table has a row for each member and a column for each year.
function table(content) {
    const columns = yearlyRows(
        content.time,
        content.rows.map((row) => row.mean),
    );
    return {
        note: content.tableNote ?? 'Means of the months of each year.',
        head: ['', ...columns.map(([year]) => year)],
        rows: content.rows.map((row, index) => [row.label, ...columns.map((values) => values[index + 1])]),
        quantities: [null, ...columns.map(() => content.quantity)],
    };
}

export const heatChart = { draw, describe, table, legend: () => [] };
