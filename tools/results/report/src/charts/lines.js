// SPDX-License-Identifier: Apache-2.0
// Lines through time, with bands where runs are averaged, and stacked areas.

import { plainNumber } from '../format.js';
import { DASHES } from '../theme.js';
import { quantityTotal } from './totals.js';
import {
    baseOption,
    lineSentence,
    monthAt,
    tooltipBase,
    tooltipContent,
    valueAxis,
    yearAxis,
    yearlyRows,
} from './common.js';

const MOST_DESCRIBED = 8;
const RELEASE_HEIGHT = 7;

function colourOf(line, context) {
    return line.quiet ? context.quiet : context.series[line.colour % context.series.length];
}

/// A band as one polygon; the data points carry its limits so that the axis includes them.
function bandSeries(line, { low, high }, context, place) {
    const points = line.years
        .map((year, month) => [year, place(low[month]), place(high[month])])
        .filter((point) => point[1] !== null && point[2] !== null);
    return {
        type: 'custom',
        data: points,
        encode: { x: 0, y: [1, 2] },
        silent: true,
        z: 1,
        tooltip: { show: false },
        renderItem: (parameters, api) => {
            if (parameters.dataIndex !== 0) return null;
            const outline = [
                ...points.map((point) => api.coord([point[0], point[1]])),
                ...points
                    .slice()
                    .reverse()
                    .map((point) => api.coord([point[0], point[2]])),
            ];
            return {
                type: 'polygon',
                shape: { points: outline },
                style: { fill: colourOf(line, context), opacity: 0.18 },
            };
        },
    };
}

/// Year, value and month. Months that a thinned line lacks are omitted, so that the line continues through them; other
/// gaps remain.
function pointsOf(line, place) {
    const points = line.years.map((year, month) => [year, place(line.mean[month]), month]);
    return line.thinned ? points.filter(([, value]) => value !== null) : points;
}

function lineSeries(line, index, context, place) {
    const colour = colourOf(line, context);
    return {
        type: 'line',
        id: `line-${index}`,
        name: line.label,
        showSymbol: false,
        symbol: 'circle',
        symbolSize: 5,
        z: line.quiet ? 2 : 3,
        silent: Boolean(line.quiet),
        data: pointsOf(line, (value) => place(value)),
        emphasis: { disabled: true },
        lineStyle: { color: colour, width: line.quiet ? 1 : 2.25, type: DASHES[(line.dash ?? 0) % DASHES.length] },
        itemStyle: { color: colour },
    };
}

/// Stacked areas have the same months: those in which all have values.
function areaSeries(line, index, months, context, place) {
    const colour = colourOf(line, context);
    return {
        type: 'line',
        id: `line-${index}`,
        name: line.label,
        stack: 'all',
        showSymbol: false,
        symbol: 'none',
        emphasis: { disabled: true },
        data: months.map((month) => [line.years[month], place(line.mean[month]), month]),
        lineStyle: { color: context.surface, width: 1 },
        areaStyle: { color: colour, opacity: 0.92 },
        itemStyle: { color: colour },
    };
}

const HALF_MONTH = 1 / 24;

/// Observed data of the month with their source, and the release of a new best model.
function besideRows(content, year) {
    const near = (one) => Math.abs(one.year - year) < HALF_MONTH;
    return [
        ...(content.points ?? []).filter(near).map((point) => ({
            label: `${point.label} (${point.source})`,
            text: content.quantity.text(point.value),
        })),
        ...(content.releases ?? []).filter(near).map(({ value }) => ({
            label: 'New best model, of intelligence',
            text: plainNumber(value),
        })),
    ];
}

/// Observed data as diamonds, in the colour of their line.
function pointSeries(content, context, place) {
    return {
        type: 'scatter',
        id: 'observed',
        symbol: 'diamond',
        symbolSize: 9,
        z: 4,
        silent: true,
        data: content.points.map((point) => ({
            value: [point.year, place(point.value)],
            itemStyle: {
                color: context.surface,
                borderColor: point.colour === null ? context.ink : context.series[point.colour % context.series.length],
                borderWidth: 2,
            },
        })),
    };
}

/// Releases as short lines on the time axis.
function releaseSeries(content, context) {
    return {
        type: 'custom',
        id: 'releases',
        silent: true,
        z: 1,
        tooltip: { show: false },
        encode: { x: 0 },
        data: content.releases.map(({ year }) => [year]),
        renderItem: ({ coordSys }, api) => {
            const [x] = api.coord([api.value(0), 0]);
            const y1 = coordSys.y + coordSys.height;
            return {
                type: 'line',
                shape: { x1: x, y1, x2: x, y2: y1 - RELEASE_HEIGHT },
                style: { stroke: context.muted, lineWidth: 1.5 },
            };
        },
    };
}

function tooltip(content, context) {
    const pick = (parameters) => {
        const hits = parameters.filter((hit) => hit.seriesType === 'line');
        if (!hits.length) return '';
        const rows = hits
            .map((hit) => ({ line: content.lines[Number(hit.seriesId.split('-')[1])], month: hit.value[2] }))
            .filter(({ line }) => line && !line.quiet)
            .map(({ line, month }) => ({
                colour: colourOf(line, context),
                label: line.label,
                value: line.mean[month],
                text:
                    (line.quantity ?? content.quantity).text(line.mean[month]) +
                    (line.low
                        ? ` (${(line.quantity ?? content.quantity).text(line.low[month])} to ${(line.quantity ?? content.quantity).text(line.high[month])})`
                        : ''),
            }));
        if (rows.length > 3) rows.sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
        if (content.kind === 'area')
            rows.unshift({
                label: 'All',
                text: content.quantity.text(rows.reduce((total, row) => total + (row.value ?? 0), 0)),
            });
        rows.push(...besideRows(content, hits[0].value[0]));
        return tooltipContent(monthAt(hits[0].value[0]), rows);
    };
    return {
        ...tooltipBase(context),
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: context.muted } },
        formatter: pick,
    };
}

/// Dates that matter for the interpretation, such as a change of a survey question.
function markLine(marks, context) {
    return {
        silent: true,
        symbol: 'none',
        animation: false,
        lineStyle: { color: context.muted, type: 'dashed', width: 1 },
        label: {
            color: context.muted,
            fontSize: 11,
            fontFamily: context.font,
            position: 'insideEndTop',
            formatter: ({ name }) => name,
        },
        data: marks.map(({ year, label }) => ({ xAxis: year, name: label })),
    };
}

function valuesFor(content) {
    if (content.kind === 'area') return quantityTotal(content.lines);
    return [
        ...content.lines.flatMap((line) => [...line.mean, ...(line.low ?? []), ...(line.high ?? [])]),
        ...(content.points ?? []).map(({ value }) => value),
    ];
}

function draw(content, context) {
    const shown = content.lines.map((line, index) => ({ line, index })).filter(({ line }) => !line.hidden);
    const visible = { ...content, lines: shown.map(({ line }) => line) };
    const { place, axis, words } = valueAxis(context, content.quantity, valuesFor(visible), content);
    const totals = quantityTotal(content.kind === 'area' ? content.lines : []);
    const months = totals.map((_, month) => month).filter((month) => totals[month] !== null);
    const drawn = shown.flatMap(({ line, index }) =>
        content.kind === 'area'
            ? [areaSeries(line, index, months, context, place)]
            : [
                  ...[line, line.inner]
                      .filter((band) => band?.low)
                      .map((band) => bandSeries(line, band, context, place)),
                  lineSeries(line, index, context, place),
              ],
    );
    if (content.points?.length) drawn.unshift(pointSeries(content, context, place));
    if (content.releases?.length) drawn.unshift(releaseSeries(content, context));
    if (content.marks?.length && drawn.length) drawn[drawn.length - 1].markLine = markLine(content.marks, context);
    return {
        unit: words,
        option: {
            ...baseOption(context),
            tooltip: tooltip(content, context),
            series: drawn,
            xAxis: yearAxis(
                context,
                content.lines.flatMap((line) => line.years),
            ),
            yAxis: axis,
        },
    };
}

function describe(content) {
    const lines = content.lines.filter((line) => !line.quiet);
    const said = lines.slice(0, MOST_DESCRIBED).map((line) => lineSentence(line, line.quantity ?? content.quantity));
    const rest = content.lines.length - said.length;
    const kind = content.kind === 'area' ? 'Stacked areas' : 'Lines';
    const count = content.points?.length ?? 0;
    const observed = count ? ` ${count} observed figures stand beside them, in the table below.` : '';
    return `${kind} through time${content.log ? ', on a logarithmic scale' : ''}. ${said.join(' ')}${rest > 0 ? ` ${rest} more in the table below.` : ''}${observed}`;
}

/// Observed data by line, as means of calendar years.
function observedColumns(content, years) {
    const labels = [...new Set((content.points ?? []).map(({ label }) => label))];
    return labels.map((label) => ({
        label,
        values: years.map((year) => {
            const known = content.points.filter((point) => point.label === label && Math.floor(point.year) === year);
            return known.length ? known.reduce((total, point) => total + point.value, 0) / known.length : null;
        }),
    }));
}

/// One column per line, and one for its observed data; means of calendar years.
function table(content) {
    const months = [...new Set(content.lines.flatMap((line) => line.time))].sort();
    const aligned = content.lines.map((line) => {
        const place = new Map(line.time.map((date, month) => [date, line.mean[month]]));
        return months.map((date) => place.get(date) ?? null);
    });
    const rows = yearlyRows(months, aligned);
    const observed = observedColumns(
        content,
        rows.map(([year]) => Number(year)),
    );
    return {
        note: ['Means of the months of each year.', content.pointSources].filter(Boolean).join(' '),
        head: ['Year', ...content.lines.map((line) => line.label), ...observed.map(({ label }) => label)],
        rows: rows.map((row, place) => [...row, ...observed.map(({ values }) => values[place])]),
        quantities: [
            null,
            ...content.lines.map((line) => line.quantity ?? content.quantity),
            ...observed.map(() => content.quantity),
        ],
    };
}

export const linesChart = {
    draw,
    describe,
    table,
    legend: (content) => content.lines.map((line, index) => ({ line, index })).filter(({ line }) => !line.quiet),
};
