// SPDX-License-Identifier: Apache-2.0
// What the page is whatever it shows: a head, sections in order, and figures that are drawn again when theme or width change.

import { element } from './dom.js';

/// `short` is how the list of sections names it.
export function section(id, name, short, ...children) {
    return element(
        'section',
        { id, 'data-short': short, 'aria-labelledby': `${id}-name` },
        element('h2', { id: `${id}-name` }, name),
        ...children.filter(Boolean),
    );
}

export const chartList = (figures) => element('div', { class: 'charts' }, ...figures.map((figure) => figure.node));

/// "one simulated person stands for 5,000": what the scale of a run or sweep means.
export function peopleText(scale) {
    return scale > 1 ? `one simulated person stands for ${scale.toLocaleString('en-US')}` : 'every person is simulated';
}

function navigation(sections) {
    return element(
        'ul',
        {},
        ...sections.map(({ id, name }) => element('li', {}, element('a', { href: `#${id}` }, name))),
    );
}

/// Lets the browser breathe between drawings.
const pause = () =>
    new Promise((done) => {
        setTimeout(done, 0);
    });

/// Everything between the top and the foot of the page.
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

    /// Draws all charts without a pause, for paper does not wait.
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
