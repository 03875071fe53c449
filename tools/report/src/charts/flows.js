// SPDX-License-Identifier: Apache-2.0
// People who moved from one occupation to another, as a flow chart from left to right.

import { baseOption, tooltipBase, tooltipContent } from './common.js';

const NODE_ROOM = 30;
const NARROW_LABEL = 92;
const WIDE_LABEL = 230;

function draw(content, context) {
  const from = [...new Set(content.flows.map((flow) => flow.from))];
  const to = [...new Set(content.flows.map((flow) => flow.to))];
  const width = context.narrow ? NARROW_LABEL : WIDE_LABEL;
  const colour = (key) => context.series[content.keys.indexOf(key) % context.series.length];
  const node = (side, position) => (key) => ({ name: `${side}:${key}`, itemStyle: { color: colour(key), borderWidth: 0 }, label: { position } });
  return {
    unit: content.quantity.axis, height: Math.max(from.length, to.length) * NODE_ROOM + 30,
    option: {
      ...baseOption(context),
      tooltip: { ...tooltipBase(context), trigger: 'item', formatter: (hit) => (hit.dataType === 'edge'
        ? tooltipContent(`${content.names[hit.data.source.slice(3)]} to ${content.names[hit.data.target.slice(3)]}`, [{ label: 'Moved', text: content.quantity.text(hit.data.value) }])
        : tooltipContent(content.names[hit.name.slice(3)], [{ label: hit.name.startsWith('fr:') ? 'Left in these flows' : 'Came in these flows', text: content.quantity.text(hit.value) }])) },
      series: [{ type: 'sankey', left: width + 8, right: width + 8, top: 8, bottom: 8, nodeWidth: 10, nodeGap: 8, draggable: false, layoutIterations: 32,
        label: { color: context.ink, fontFamily: context.font, fontSize: context.narrow ? 10 : 12, width, overflow: 'truncate', formatter: ({ name }) => content.names[name.slice(3)] },
        lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 }, emphasis: { focus: 'adjacency' },
        data: [...from.map(node('fr', 'left')), ...to.map(node('to', 'right'))],
        links: content.flows.map((flow) => ({ source: `fr:${flow.from}`, target: `to:${flow.to}`, value: flow.value })) }],
    },
  };
}

function describe(content) {
  const said = content.flows.slice(0, 5).map((flow) => `${content.names[flow.from]} to ${content.names[flow.to]}: ${content.quantity.text(flow.value)}.`);
  return `Flow chart of the ${content.flows.length} largest moves between occupations. ${said.join(' ')}`;
}

function table(content) {
  return {
    note: 'Over the whole run.', head: ['From', 'To', 'People'], quantities: [null, null, content.quantity],
    rows: content.flows.map((flow) => [content.names[flow.from], content.names[flow.to], flow.value]),
  };
}

export const flowsChart = { draw, describe, table, legend: () => [] };
