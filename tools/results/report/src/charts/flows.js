// SPDX-License-Identifier: Apache-2.0
// People who moved from one occupation to another, as a flow chart from left to right.

import { baseOption, tooltipBase, tooltipContent } from './common.js';

const NODE_ROOM = 30;
const NARROW_NODE_ROOM = 46;
const PAPER_NODE_ROOM = 22;
const NARROW_LABEL = 92;
const WIDE_LABEL = 230;

function tooltip({ names, quantity }, hit) {
    const nameOf = (node) => names[node.slice(3)];
    if (hit.dataType === 'edge') {
        const heading = `${nameOf(hit.data.source)} to ${nameOf(hit.data.target)}`;
        return tooltipContent(heading, [{ label: 'Moved', text: quantity.text(hit.data.value) }]);
    }
    const label = hit.name.startsWith('fr:') ? 'Left in these flows' : 'Came in these flows';
    return tooltipContent(nameOf(hit.name), [{ label, text: quantity.text(hit.value) }]);
}

function draw(content, context) {
    const from = [...new Set(content.flows.map((flow) => flow.from))];
    const to = [...new Set(content.flows.map((flow) => flow.to))];
    const width = context.narrow ? NARROW_LABEL : WIDE_LABEL;
    const colour = (key) => context.series[content.keys.indexOf(key) % context.series.length];
    const node = (side, position) => (key) => ({
        name: `${side}:${key}`,
        itemStyle: { color: colour(key), borderWidth: 0 },
        label: { position },
    });
    return {
        unit: content.quantity.axis,
        height:
            Math.max(from.length, to.length) *
                (context.narrow ? NARROW_NODE_ROOM : context.paper ? PAPER_NODE_ROOM : NODE_ROOM) +
            30,
        option: {
            ...baseOption(context),
            tooltip: { ...tooltipBase(context), trigger: 'item', formatter: (hit) => tooltip(content, hit) },
            series: [
                {
                    type: 'sankey',
                    left: width + 8,
                    right: width + 8,
                    top: 8,
                    bottom: 8,
                    nodeWidth: 10,
                    nodeGap: context.narrow ? 20 : 8,
                    draggable: false,
                    layoutIterations: 32,
                    label: {
                        color: context.ink,
                        fontFamily: context.font,
                        fontSize: context.narrow ? 10 : 12,
                        lineHeight: context.narrow ? 11 : 14,
                        width,
                        overflow: 'break',
                        formatter: ({ name }) => content.names[name.slice(3)],
                    },
                    lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
                    emphasis: { focus: 'adjacency' },
                    data: [...from.map(node('fr', 'left')), ...to.map(node('to', 'right'))],
                    links: content.flows.map((flow) => ({
                        source: `fr:${flow.from}`,
                        target: `to:${flow.to}`,
                        value: flow.value,
                    })),
                },
            ],
        },
    };
}

function describe(content) {
    const said = content.flows
        .slice(0, 5)
        .map(
            (flow) => `${content.names[flow.from]} to ${content.names[flow.to]}: ${content.quantity.text(flow.value)}.`,
        );
    return `Flow chart of the ${content.flows.length} largest moves between occupations. ${said.join(' ')}`;
}

function table(content) {
    return {
        note: 'Over the whole run.',
        head: ['From', 'To', 'People'],
        quantities: [null, null, content.quantity],
        rows: content.flows.map((flow) => [content.names[flow.from], content.names[flow.to], flow.value]),
    };
}

export const flowsChart = { draw, describe, table, legend: () => [] };
