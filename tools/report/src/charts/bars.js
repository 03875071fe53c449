// SPDX-License-Identifier: Apache-2.0
// Horizontal bars: one for each member of a dimension and each group.

import { baseOption, tooltipBase, tooltipContent, valueAxis } from './common.js';

const BAR_HEIGHT = 15;
const NARROW_LABEL = 120;
const WIDE_LABEL = 270;

/// Bars of one series go by their sign; those of several by their group.
function colourIn(content, visible, context) {
    return (bar, value) =>
        visible.length === 1 && content.signed && value < 0
            ? context.series[1]
            : context.series[bar.colour % context.series.length];
}

function labelAxis(content, context) {
    const axisLabel = {
        color: context.ink,
        fontSize: context.narrow ? 11 : 12,
        fontFamily: context.font,
        interval: 0,
        width: context.narrow ? NARROW_LABEL : WIDE_LABEL,
        overflow: 'truncate',
    };
    const quiet = { axisTick: { show: false }, axisLine: { show: false } };
    return { type: 'category', inverse: true, data: content.labels, ...quiet, axisLabel };
}

function tooltip(content, bars, colour, context) {
    const rows = (place) =>
        bars.map((bar) => ({
            colour: colour(bar, bar.values[place]),
            label: bar.label,
            text: content.quantity.text(bar.values[place]),
        }));
    return {
        ...tooltipBase(context),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: ([hit]) => (hit ? tooltipContent(content.labels[hit.dataIndex], rows(hit.dataIndex)) : ''),
    };
}

function draw(content, context) {
    const all = content.bars.flatMap((bar) => bar.values);
    const { place, axis, words } = valueAxis(context, content.quantity, all);
    const visible = content.bars.filter((bar) => !bar.hidden);
    const colour = colourIn(content, visible, context);
    return {
        unit: words,
        height: content.labels.length * (BAR_HEIGHT * visible.length + 8) + 40,
        option: {
            ...baseOption(context),
            xAxis: { ...axis, splitNumber: context.narrow ? 2 : 5 },
            yAxis: labelAxis(content, context),
            tooltip: tooltip(content, visible, colour, context),
            series: visible.map((bar) => ({
                type: 'bar',
                name: bar.label,
                barMaxWidth: BAR_HEIGHT,
                barGap: '0%',
                emphasis: { disabled: true },
                data: bar.values.map((value) => ({
                    value: place(value),
                    itemStyle: { color: colour(bar, value), borderRadius: 2 },
                })),
            })),
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
