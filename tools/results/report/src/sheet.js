// SPDX-License-Identifier: Apache-2.0
// The page: a head, sections in order, and figures that are redrawn when theme or width changes.

import { element } from './dom.js';

/// `short` is its name in the list of sections.
export function section(id, name, short, ...children) {
    return element(
        'section',
        { id, 'data-short': short, 'aria-labelledby': `${id}-name` },
        element('h2', { id: `${id}-name` }, name),
        ...children.filter(Boolean),
    );
}

export const chartList = (figures) => element('div', { class: 'charts' }, ...figures.map((figure) => figure.node));

/// "one simulated person represents 5,000": the scale of a run or sweep.
export function peopleText(scale) {
    return scale > 1 ? `one simulated person represents ${scale.toLocaleString('en-US')}` : 'every person is simulated';
}

function navigation(sections) {
    return element(
        'ul',
        {},
        ...sections.map(({ id, name }) => element('li', {}, element('a', { href: `#${id}` }, name))),
    );
}

/// Yields to the browser between drawings.
const pause = () =>
    new Promise((done) => {
        setTimeout(done, 0);
    });

/// The main part of the page.
export class Sheet {
    constructor() {
        this.figures = [];
        this.drawing = 0;
        this.watchWidth();
    }

    /// Puts head and sections in their places; `figures` are drawn by drawAll.
    fill(head, parts, figures) {
        this.figures.forEach((figure) => figure.dispose());
        this.figures = figures;
        document.getElementById('head').replaceChildren(...head);
        document.getElementById('parts').replaceChildren(...parts);
        document
            .getElementById('navigation')
            .replaceChildren(navigation(parts.map((part) => ({ id: part.id, name: part.dataset.short }))));
    }

    async drawAll() {
        this.drawing += 1;
        const mine = this.drawing;
        document.documentElement.dataset.ready = 'false';
        for (const figure of this.figures) {
            if (mine !== this.drawing) return;
            figure.draw();
            await pause();
        }
        document.documentElement.dataset.ready = 'true';
    }

    /// Draws all charts at once, for printing.
    drawNow() {
        this.drawing += 1;
        for (const figure of this.figures) {
            figure.draw();
            figure.chart?.getZr().flush();
        }
        document.documentElement.dataset.ready = 'true';
    }

    watchWidth() {
        let width = document.documentElement.clientWidth;
        let waiting = null;
        new ResizeObserver(() => {
            if (document.documentElement.clientWidth === width) return;
            width = document.documentElement.clientWidth;
            clearTimeout(waiting);
            waiting = setTimeout(() => this.drawAll(), 100);
        }).observe(document.documentElement);
    }
}
