// SPDX-License-Identifier: Apache-2.0
// Horizontal bars: one for each member of a dimension and each group.

import { baseOption, tooltipBase, tooltipContent, valueAxis } from './common.js';

const BAR_HEIGHT = 15;
const NARROW_LABEL = 120;
const WIDE_LABEL = 270;

function draw(content, context) {
  const { place, axis, words } = valueAxis(context, content.quantity, content.bars.flatMap((bar) => bar.values));
  const labels = { color: context.ink, fontSize: context.narrow ? 11 : 12, fontFamily: context.font, interval: 0,
    width: context.narrow ? NARROW_LABEL : WIDE_LABEL, overflow: 'truncate' };
  const visible = content.bars.map((bar, index) => ({ bar, index })).filter(({ bar }) => !bar.hidden);
  const colour = (bar, value) => (visible.length === 1 && content.signed && value < 0 ? context.series[1] : context.series[bar.colour % context.series.length]);
  return {
    unit: words, height: content.labels.length * (BAR_HEIGHT * visible.length + 8) + 40,
    option: {
      ...baseOption(context),
      xAxis: { ...axis, splitNumber: context.narrow ? 2 : 5 },
      yAxis: { type: 'category', inverse: true, data: content.labels, axisTick: { show: false }, axisLine: { show: false }, axisLabel: labels },
      tooltip: { ...tooltipBase(context), trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (hits) => (hits.length ? tooltipContent(content.labels[hits[0].dataIndex],
        visible.map(({ bar }) => ({ colour: colour(bar, bar.values[hits[0].dataIndex]), label: bar.label, text: content.quantity.text(bar.values[hits[0].dataIndex]) }))) : '') },
      series: visible.map(({ bar }) => ({ type: 'bar', name: bar.label, barMaxWidth: BAR_HEIGHT, barGap: '0%', emphasis: { disabled: true },
        data: bar.values.map((value) => ({ value: place(value), itemStyle: { color: colour(bar, value), borderRadius: 2 } })) })),
    },
  };
}

function describe(content) {
  const said = content.bars.map((bar) => {
    const known = bar.values.map((value, index) => [value, content.labels[index]]).filter(([value]) => value !== null).sort((a, b) => b[0] - a[0]);
    if (!known.length) return `${bar.label}: no values.`;
    const [most, least] = [known[0], known[known.length - 1]];
    return `${bar.label}: most in ${most[1]} (${content.quantity.text(most[0])}), least in ${least[1]} (${content.quantity.text(least[0])}).`;
  });
  return `Bars for ${content.labels.length} rows. ${said.join(' ')}`;
}

function table(content) {
  return {
    note: content.note ?? '', head: ['', ...content.bars.map((bar) => bar.label)],
    rows: content.labels.map((label, index) => [label, ...content.bars.map((bar) => bar.values[index])]),
    quantities: [null, ...content.bars.map(() => content.quantity)],
  };
}

export const barsChart = { draw, describe, table,
  legend: (content) => (content.bars.length > 1 ? content.bars.map((line, index) => ({ line, index })) : []) };
