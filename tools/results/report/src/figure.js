// SPDX-License-Identifier: Apache-2.0
// One chart of the page: its headline, its controls, its drawing, its description and its table.

import { barsChart } from './charts/bars.js';
import { newChart } from './charts/engine.js';
import { fanChart } from './charts/fan.js';
import { flowsChart } from './charts/flows.js';
import { gridChart } from './charts/grid.js';
import { heatChart } from './charts/heat.js';
import { linesChart } from './charts/lines.js';
import { pathsChart } from './charts/paths.js';
import { scatterChart } from './charts/scatter.js';
import { element, freshId, svg } from './dom.js';
import { capitalised } from './format.js';
import { tableDetails } from './table.js';
import { drawingContext } from './theme.js';
import { viewChoice, viewed } from './views.js';

const KINDS = {
    lines: linesChart,
    area: linesChart,
    heat: heatChart,
    bars: barsChart,
    flows: flowsChart,
    paths: pathsChart,
    fan: fanChart,
    grid: gridChart,
    scatter: scatterChart,
};
const USUAL_HEIGHT = 300;
const NARROW_HEIGHT = 260;
// Three charts on a page.
const PAPER_HEIGHT = 190;
const PAPER_PIXELS = 2;
const SWATCH_DASHES = ['', '7 4', '2 3', '10 3 2 3'];

function choiceControl(choice, chosen, changed) {
    const id = freshId('choice');
    const options = (list) =>
        list.map(({ value, label }) => element('option', { value, selected: value === chosen[choice.id] }, label));
    const groups = [...new Set(choice.options.map((option) => option.group))];
    const content =
        groups.length > 1
            ? groups.map((group) =>
                  element(
                      'optgroup',
                      { label: group },
                      ...options(choice.options.filter((option) => option.group === group)),
                  ),
              )
            : options(choice.options);
    const select = element(
        'select',
        {
            id,
            onchange: () => {
                chosen[choice.id] = select.value;
                changed();
            },
        },
        ...content,
    );
    return element('div', { class: 'choice' }, element('label', { for: id }, choice.label), select);
}

function swatch(line, colour, filled) {
    const mark = filled
        ? svg('rect', { x: 2, y: 2, width: 14, height: 10, rx: 2, fill: colour })
        : svg('line', {
              x1: 0,
              y1: 7,
              x2: 22,
              y2: 7,
              stroke: colour,
              'stroke-width': 3,
              'stroke-dasharray': SWATCH_DASHES[line.dash ?? 0] || null,
          });
    return svg('svg', { width: filled ? 18 : 22, height: 14, 'aria-hidden': 'true', focusable: 'false' }, mark);
}

/// One chart. `draw` must be called when its container has a width; `dispose` before it is removed.
export class Figure {
    constructor(entry, groups) {
        this.entry = entry;
        this.groups = groups;
        this.chosen = {};
        this.hidden = new Set();
        this.makeParts();
        this.rebuild();
    }

    makeParts() {
        const { id, name, wide } = this.entry;
        this.headline = element('h3', { id: `headline-${id}` });
        this.unit = element('p', { class: 'unit' });
        this.legend = element('ul', { class: 'legend', 'aria-label': 'Shown in this chart' });
        this.canvas = element('div', { class: 'canvas', role: 'img' });
        this.note = element('p', { class: 'note' });
        this.table = tableDetails(name, () =>
            this.content.kind ? KINDS[this.content.kind].table(this.content) : null,
        );
        this.controls = element('div', { class: 'controls' });
        this.node = element(
            'figure',
            { id: `chart-${id}`, class: wide ? 'chart wide' : 'chart', 'aria-labelledby': `headline-${id}` },
            element('figcaption', {}, element('p', { class: 'eyebrow' }, name), this.headline),
            this.controls,
            this.unit,
            this.legend,
            this.canvas,
            this.note,
            this.table.details,
        );
    }

    /// Rebuilds the controls, because one selection may change the options of another; valid selections are kept.
    makeControls(choices) {
        const used = [...this.controls.querySelectorAll('select')].indexOf(document.activeElement);
        const offered = choices.filter((choice) => choice.options.length > 1);
        this.controls.replaceChildren(
            ...offered.map((choice) =>
                choiceControl(choice, this.chosen, () => {
                    this.hidden.clear();
                    this.rebuild();
                    this.draw();
                }),
            ),
        );
        this.controls.hidden = offered.length === 0;
        if (used >= 0) this.controls.querySelectorAll('select')[used]?.focus();
    }

    /// A selection that is no longer offered falls back to the default.
    settle(choices) {
        for (const { id, options, value } of choices) {
            if (!options.some((option) => option.value === this.chosen[id]))
                this.chosen[id] = value ?? options[0]?.value;
        }
    }

    /// Updates options and content after a selection.
    rebuild() {
        const choices = this.entry.choices?.(this.groups, this.chosen) ?? [];
        this.settle(choices);
        const values = this.entry.build(this.groups, this.chosen);
        const view = [viewChoice(values, this.groups)].filter(Boolean);
        this.settle(view);
        this.makeControls([...choices, ...view]);
        this.show(view.length ? viewed(values, this.groups, this.chosen.view) : values);
    }

    show(content) {
        this.content = content;
        const missing = !content.kind;
        this.headline.textContent = content.takeaway ?? this.entry.question;
        this.node.classList.toggle('empty', missing);
        for (const part of [this.unit, this.legend, this.canvas, this.table.details]) part.hidden = missing;
        this.note.textContent = content.missing ?? content.note ?? '';
        this.note.hidden = this.note.textContent === '';
        this.node.dataset.state = missing ? 'missing' : 'waiting';
        this.node.dataset.bands = String((content.lines ?? []).filter((line) => line.low).length);
        if (missing) this.dispose();
        else this.canvas.setAttribute('aria-label', `${this.entry.name}. ${KINDS[content.kind].describe(content)}`);
        this.table.refresh();
    }

    draw() {
        if (!this.content.kind) return;
        const context = drawingContext(this.canvas.clientWidth || this.node.clientWidth);
        const parts = this.content.lines ?? this.content.bars ?? this.content.paths ?? [];
        parts.forEach((line, index) => {
            line.hidden = this.hidden.has(index);
        });
        const { option, unit, height } = KINDS[this.content.kind].draw(this.content, context);
        const usual = context.paper ? PAPER_HEIGHT : context.narrow ? NARROW_HEIGHT : USUAL_HEIGHT;
        this.canvas.style.height = `${height ?? usual}px`;
        this.unit.textContent = capitalised(unit);
        this.drawLegend(context);
        if (!this.chart) this.chart = newChart(this.canvas);
        else this.chart.resize();
        this.chart.setOption(option, { notMerge: true });
        this.drawForPaper(context);
        this.node.dataset.state = 'drawn';
    }

    /// For printing, the chart is drawn at once, in one layer and at a higher resolution.
    drawForPaper({ paper, surface }) {
        this.printed?.remove();
        this.printed = null;
        if (!paper) return;
        this.printed = this.chart.renderToCanvas({ pixelRatio: PAPER_PIXELS, backgroundColor: surface });
        this.printed.className = 'printed';
        this.canvas.append(this.printed);
    }

    drawLegend(context) {
        const items = KINDS[this.content.kind].legend(this.content);
        this.legend.hidden = items.length < 2;
        const focused = [...this.legend.querySelectorAll('button')].indexOf(document.activeElement);
        const filled = this.content.kind === 'area' || this.content.kind === 'bars';
        this.legend.replaceChildren(
            ...(items.length < 2
                ? []
                : items.map(({ line, index }) =>
                      element(
                          'li',
                          {},
                          element(
                              'button',
                              {
                                  type: 'button',
                                  'aria-pressed': String(!this.hidden.has(index)),
                                  onclick: () => this.toggle(index, items.length),
                              },
                              swatch(line, context.series[line.colour % context.series.length], filled),
                              line.label,
                          ),
                      ),
                  )),
        );
        if (focused >= 0) this.legend.querySelectorAll('button')[focused]?.focus();
    }

    /// Hides or shows one line; the last visible one stays.
    toggle(index, count) {
        if (this.hidden.has(index)) this.hidden.delete(index);
        else if (this.hidden.size < count - 1) this.hidden.add(index);
        this.draw();
    }

    dispose() {
        this.chart?.dispose();
        this.chart = null;
    }
}
