// SPDX-License-Identifier: Apache-2.0
// Two measures against each other, joined in the order of time, e.g. the Beveridge curve.

import { baseOption, tooltipBase, tooltipContent, valueAxis } from './common.js';
import { DASHES } from '../theme.js';

function pathSeries(path, index, context, horizontal, vertical, alone) {
    const colour = context.series[path.colour % context.series.length];
    const points = path.points.map((point) => [horizontal.place(point.x), vertical.place(point.y)]);
    const final = path.points.length - 1;
    return [
        {
            type: 'line',
            id: `path-${index}`,
            data: points,
            showSymbol: false,
            silent: true,
            lineStyle: { color: colour, width: 1.5, type: DASHES[path.dash ?? 0], opacity: 0.7 },
            itemStyle: { color: colour },
        },
        {
            type: 'scatter',
            id: `dots-${index}`,
            itemStyle: { color: colour, borderColor: context.surface, borderWidth: 1 },
            data: path.points.map((point, place) => ({
                value: [horizontal.place(point.x), vertical.place(point.y)],
                symbolSize: place === final ? 15 : 8,
                label: {
                    show: alone && (place === 0 || place === final),
                    formatter: point.date,
                    position: 'top',
                    distance: 6,
                    color: context.ink,
                    fontSize: 12,
                    fontFamily: context.font,
                    textBorderColor: context.surface,
                    textBorderWidth: 3,
                },
            })),
        },
    ];
}

function draw(content, context) {
    const visible = content.paths.map((line, index) => ({ line, index })).filter(({ line }) => !line.hidden);
    const points = visible.flatMap(({ line }) => line.points);
    const horizontal = valueAxis(
        context,
        content.horizontal.quantity,
        points.map((point) => point.x),
        { fromZero: false },
    );
    const vertical = valueAxis(
        context,
        content.vertical.quantity,
        points.map((point) => point.y),
        { fromZero: false },
    );
    const base = baseOption(context);
    const named = {
        nameLocation: 'middle',
        nameTextStyle: { color: context.muted, fontFamily: context.font, fontSize: 12 },
    };
    return {
        unit: `${content.vertical.name}, ${vertical.words}`,
        option: {
            ...base,
            grid: { ...base.grid, bottom: 26, right: 24, left: 8 },
            xAxis: {
                ...horizontal.axis,
                ...named,
                splitNumber: context.narrow ? 3 : 5,
                name: `${content.horizontal.name}, ${horizontal.words}`,
                nameGap: 28,
            },
            yAxis: vertical.axis,
            tooltip: {
                ...tooltipBase(context),
                trigger: 'item',
                formatter: (hit) => {
                    if (hit.seriesType !== 'scatter') return '';
                    const path = content.paths[Number(hit.seriesId.split('-')[1])];
                    const point = path.points[hit.dataIndex];
                    return tooltipContent(`${point.date}${content.paths.length > 1 ? `, ${path.label}` : ''}`, [
                        { label: content.horizontal.name, text: content.horizontal.quantity.text(point.x) },
                        { label: content.vertical.name, text: content.vertical.quantity.text(point.y) },
                    ]);
                },
            },
            series: visible.flatMap(({ line, index }) =>
                pathSeries(line, index, context, horizontal, vertical, content.paths.length === 1),
            ),
        },
    };
}

function describe(content) {
    const said = content.paths.map((path) => {
        const at = (point) =>
            `${content.horizontal.name.toLowerCase()} ${content.horizontal.quantity.text(point.x)} and ${content.vertical.name.toLowerCase()} ${content.vertical.quantity.text(point.y)} in ${point.date}`;
        return `${path.label}: from ${at(path.points[0])} to ${at(path.points[path.points.length - 1])}.`;
    });
    return `${content.vertical.name} against ${content.horizontal.name.toLowerCase()}, one point a year, joined in order. ${said.join(' ')}`;
}

function table(content) {
    const rows = content.paths.flatMap((path) =>
        path.points.map((point) => [path.label, point.date, point.x, point.y]),
    );
    return {
        note: 'Means of the months of each year.',
        head: ['Scenario', 'Year', content.horizontal.name, content.vertical.name],
        rows,
        quantities: [null, null, content.horizontal.quantity, content.vertical.quantity],
    };
}

export const pathsChart = {
    draw,
    describe,
    table,
    legend: (content) => (content.paths.length > 1 ? content.paths.map((line, index) => ({ line, index })) : []),
};
