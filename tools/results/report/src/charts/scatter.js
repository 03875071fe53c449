// SPDX-License-Identifier: Apache-2.0
// Points by two numbers: runs, or factors that are named beside their points.

import { baseOption, nameLabels, tooltipBase, tooltipContent, valueAxis } from './common.js';

const FEW_POINTS = 200;
const NARROW_LABEL = 120;
const WIDE_LABEL = 250;

const labelsOf = (side, context) => nameLabels(side.names, context.narrow ? NARROW_LABEL : WIDE_LABEL, context);

/// Names need a line each.
function heightOf(content, context) {
    const usual = context.paper ? 260 : context.narrow ? 300 : 380;
    const { vertical } = content;
    return vertical.names
        ? Math.max(usual, vertical.names.length * (labelsOf(vertical, context).height + 6) + 70)
        : usual;
}

/// An axis of numbers, or of names (`names`), whose points carry the index of the name.
function axisOf(side, values, context) {
    if (!side.names)
        return valueAxis(context, side.quantity, values, { fromZero: Boolean(side.fromZero), log: side.log });
    return {
        place: (value) => value,
        words: '',
        axis: {
            type: 'category',
            data: side.names,
            inverse: true,
            axisTick: { show: false },
            axisLine: { lineStyle: { color: context.line } },
            axisLabel: { color: context.muted, ...labelsOf(side, context).style },
        },
    };
}

const titleOf = (side, words) => (words ? `${side.name}, ${words}` : side.name);

const textOf = (side, value) => (side.names ? side.names[value] : side.quantity.text(value));

/// Labels in the right half are on the left of their points, so that they stay inside.
function pointLabel(content, point, middle, context) {
    return {
        show: Boolean(content.named),
        formatter: point.label,
        position: point.x > middle ? 'left' : 'right',
        distance: 6,
        color: context.ink,
        fontSize: 12,
        fontFamily: context.font,
        textBorderColor: context.surface,
        textBorderWidth: 3,
    };
}

function pointSeries(content, [horizontal, vertical], context) {
    const many = content.points.length > FEW_POINTS;
    const xs = content.points.map((point) => point.x);
    const middle = (xs.reduce((a, b) => Math.min(a, b), Infinity) + xs.reduce((a, b) => Math.max(a, b), -Infinity)) / 2;
    return {
        type: 'scatter',
        symbolSize: content.named ? 11 : many ? 5 : 8,
        itemStyle: { color: context.series[0], opacity: content.named ? 1 : many ? 0.45 : 0.65 },
        labelLayout: { hideOverlap: true },
        data: content.points.map((point) => ({
            value: [horizontal.place(point.x), vertical.place(point.y)],
            label: pointLabel(content, point, middle, context),
        })),
    };
}

function draw(content, context) {
    const sides = [content.horizontal, content.vertical];
    const [horizontal, vertical] = ['x', 'y'].map((key, index) =>
        axisOf(
            sides[index],
            content.points.map((point) => point[key]),
            context,
        ),
    );
    const base = baseOption(context);
    return {
        unit: titleOf(content.vertical, vertical.words),
        height: heightOf(content, context),
        option: {
            ...base,
            grid: { ...base.grid, bottom: 26, right: 24, left: 8 },
            xAxis: {
                ...horizontal.axis,
                splitNumber: context.narrow ? 3 : 5,
                name: titleOf(content.horizontal, horizontal.words),
                nameLocation: 'middle',
                nameGap: 28,
                nameTextStyle: { color: context.muted, fontFamily: context.font, fontSize: 12 },
            },
            yAxis: vertical.axis,
            tooltip: {
                ...tooltipBase(context),
                trigger: 'item',
                formatter: ({ dataIndex }) => {
                    const point = content.points[dataIndex];
                    return tooltipContent(point.label, [
                        { label: content.horizontal.name, text: textOf(content.horizontal, point.x) },
                        { label: content.vertical.name, text: textOf(content.vertical, point.y) },
                    ]);
                },
            },
            series: [pointSeries(content, [horizontal, vertical], context)],
        },
    };
}

/// The lowest and the highest point, for screen readers.
function describe(content) {
    const { points, horizontal, vertical } = content;
    const [key, told, other] = vertical.names ? ['x', horizontal, vertical] : ['y', vertical, horizontal];
    const otherKey = key === 'x' ? 'y' : 'x';
    const by = (better) => points.reduce((best, one) => (better(one[key], best[key]) ? one : best));
    const [lowest, highest] = [by((a, b) => a < b), by((a, b) => a > b)];
    const said = (point) =>
        `${textOf(told, point[key])} in ${point.label}, with ${other.name} ${textOf(other, point[otherKey])}`;
    return `Scatter plot of ${points.length} ${content.what}: ${vertical.name} against ${horizontal.name}. Lowest ${said(lowest)}; highest ${said(highest)}.`;
}

function table(content) {
    if (content.table) return content.table;
    const { horizontal, vertical } = content;
    const cell = (side, value) => (side.names ? side.names[value] : value);
    return {
        note: '',
        head: [content.head, horizontal.name, vertical.name],
        rows: content.points.map((point) => [point.label, cell(horizontal, point.x), cell(vertical, point.y)]),
        quantities: [null, ...[horizontal, vertical].map((side) => (side.names ? null : side.quantity))],
    };
}

export const scatterChart = { draw, describe, table, legend: () => [] };
