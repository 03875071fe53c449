// SPDX-License-Identifier: Apache-2.0
// Horizontal bars: one for each member of a dimension and each group, with intervals if there are any.

import { baseOption, nameLabels, tooltipBase, tooltipContent, valueAxis } from './common.js';

const BAR_HEIGHT = 15;
const PAPER_BAR = 12;
const FEW_BARS = 3;
const LEAST_BAR = 4;
const NARROW_LABEL = 120;
const WIDE_LABEL = 305;

/// Many bars in a row are thinner.
function barHeight(count, context) {
    const usual = context.paper ? PAPER_BAR : BAR_HEIGHT;
    return count > FEW_BARS ? Math.max(LEAST_BAR, Math.floor((usual * FEW_BARS) / count)) : usual;
}

/// Colours of bars: by sign for one series, by group for several.
function colourIn(content, visible, context) {
    return (bar, value) =>
        visible.length === 1 && content.signed && value < 0
            ? context.series[1]
            : context.series[bar.colour % context.series.length];
}

const labelsOf = (content, context) => nameLabels(content.labels, context.narrow ? NARROW_LABEL : WIDE_LABEL, context);

function labelAxis(content, context) {
    const axisLabel = { color: context.ink, ...labelsOf(content, context).style };
    const quiet = { axisTick: { show: false }, axisLine: { show: false } };
    return { type: 'category', inverse: true, data: content.labels, ...quiet, axisLabel };
}

function withInterval(content, bar, place) {
    const { text } = content.quantity;
    const known = bar.low && bar.low[place] !== null;
    return `${text(bar.values[place])}${known ? ` (${text(bar.low[place])} to ${text(bar.high[place])})` : ''}`;
}

/// Intervals as lines on the bars; `index` is the bar's place among `count` in a row.
function intervalSeries(bar, index, count, context, place) {
    const points = bar.values.map((_, row) => [place(bar.low[row]), row, place(bar.high[row])]);
    return {
        type: 'custom',
        silent: true,
        z: 5,
        tooltip: { show: false },
        data: points.filter(([low, , high]) => low !== null && high !== null),
        encode: { x: [0, 2], y: 1 },
        renderItem: (parameters, api) => {
            const { offsetCenter, width } = api.barLayout({ count, barMaxWidth: BAR_HEIGHT, barGap: '0%' })[index];
            const [from, middle] = api.coord([api.value(0), api.value(1)]);
            const [to] = api.coord([api.value(2), api.value(1)]);
            const [y, half] = [middle + offsetCenter, width / 4];
            const line = (x1, y1, x2, y2) => ({
                type: 'line',
                shape: { x1, y1, x2, y2 },
                style: { stroke: context.ink, lineWidth: 1.5 },
            });
            return {
                type: 'group',
                children: [
                    line(from, y, to, y),
                    line(from, y - half, from, y + half),
                    line(to, y - half, to, y + half),
                ],
            };
        },
    };
}

function tooltip(content, bars, colour, context) {
    const rows = (place) =>
        bars.map((bar) => ({
            colour: colour(bar, bar.values[place]),
            label: bar.label,
            text: withInterval(content, bar, place),
        }));
    return {
        ...tooltipBase(context),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: ([hit]) => (hit ? tooltipContent(content.labels[hit.dataIndex], rows(hit.dataIndex)) : ''),
    };
}

function draw(content, context) {
    const all = content.bars.flatMap((bar) => [...bar.values, ...(bar.low ?? []), ...(bar.high ?? [])]);
    const { place, axis, words } = valueAxis(context, content.quantity, all);
    const visible = content.bars.filter((bar) => !bar.hidden);
    const colour = colourIn(content, visible, context);
    return {
        unit: words,
        height:
            content.labels.length *
                Math.max(
                    barHeight(visible.length, context) * (content.overlaid ? 1 : visible.length) +
                        (context.paper ? 4 : 8),
                    labelsOf(content, context).height,
                ) +
            40,
        option: {
            ...baseOption(context),
            xAxis: { ...axis, splitNumber: context.narrow ? 2 : 5 },
            yAxis: labelAxis(content, context),
            tooltip: tooltip(content, visible, colour, context),
            series: visible.flatMap((bar, index) => [
                {
                    type: 'bar',
                    name: bar.label,
                    barMaxWidth: BAR_HEIGHT,
                    barGap: content.overlaid ? '-100%' : '0%',
                    emphasis: { disabled: true },
                    data: bar.values.map((value) => ({
                        value: place(value),
                        itemStyle: { color: colour(bar, value), borderRadius: 2 },
                    })),
                },
                ...(bar.low ? [intervalSeries(bar, index, visible.length, context, place)] : []),
            ]),
        },
    };
}

function describe(content) {
    const said = content.bars.map((bar) => {
        const known = bar.values
            .map((value, index) => [value, content.labels[index]])
            .filter(([value]) => value !== null)
            .sort((a, b) => b[0] - a[0]);
        if (!known.length) return `${bar.label}: no values.`;
        const [most, least] = [known[0], known[known.length - 1]];
        return `${bar.label}: most in ${most[1]} (${content.quantity.text(most[0])}), least in ${least[1]} (${content.quantity.text(least[0])}).`;
    });
    return `Bars for ${content.labels.length} rows. ${said.join(' ')}`;
}

function table(content) {
    if (content.table) return content.table;
    return {
        note: content.note ?? '',
        head: ['', ...content.bars.map((bar) => bar.label)],
        rows: content.labels.map((label, index) => [label, ...content.bars.map((bar) => bar.values[index])]),
        quantities: [null, ...content.bars.map(() => content.quantity)],
    };
}

export const barsChart = {
    draw,
    describe,
    table,
    legend: (content) => (content.bars.length > 1 ? content.bars.map((line, index) => ({ line, index })) : []),
};
