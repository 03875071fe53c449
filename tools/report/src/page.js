// SPDX-License-Identifier: Apache-2.0
// The page: its head, its sections in order, and how they are drawn again when results, theme or width change.

import { cardList, summaryWords } from './cards.js';
import { JOBS } from './catalogue/jobs.js';
import { DISTRIBUTION, MONEY } from './catalogue/money.js';
import { OVERVIEW } from './catalogue/overview.js';
import { COMPUTE, TOKENS } from './catalogue/tokens.js';
import { ADOPTION, WORK } from './catalogue/work.js';
import { element } from './dom.js';
import { Figure } from './figure.js';
import { listed, monthText } from './format.js';
import { bandWords, groupRuns, prepareRun } from './model.js';
import { observationList } from './observations.js';
import { changesPart, provenancePart } from './provenance.js';

const CHART_SECTIONS = [
    { id: 'work', name: 'People and coworkers', short: 'People', entries: WORK },
    { id: 'spread', name: 'Adoption', entries: ADOPTION },
    { id: 'tokens', name: 'The price of intelligence', short: 'Tokens', entries: TOKENS },
    { id: 'jobs', name: 'Jobs and wages', short: 'Jobs', entries: JOBS },
    { id: 'economy', name: 'Output and prices', short: 'Prices', entries: MONEY },
    { id: 'distribution', name: 'Who gets what', short: 'Incomes', entries: DISTRIBUTION },
    { id: 'compute', name: 'Compute and energy', short: 'Compute', entries: COMPUTE },
    { id: 'detail', name: 'In detail', short: 'Detail', entries: OVERVIEW },
];

/// `short` is how the list of sections names it.
function section(id, name, short, ...children) {
    return element(
        'section',
        { id, 'data-short': short, 'aria-labelledby': `${id}-name` },
        element('h2', { id: `${id}-name` }, name),
        ...children,
    );
}

function peopleText(run) {
    const scale = Number(run.attributes.scale);
    return scale > 1 ? `one simulated person stands for ${scale.toLocaleString('en-US')}` : 'every person is simulated';
}

/// One line a group: what it is, how many runs, and the months they cover.
function groupLine(group) {
    const run = group.runs[0];
    const several =
        group.runs.length > 1
            ? `${group.runs.length} runs that differ in their seeds, ${bandWords(group.runs.length).replace(/ of .*/, '')} shown as a band`
            : `seed ${run.attributes.seed ?? 'unknown'}`;
    return `${monthText(group.time[0])} to ${monthText(group.time[group.time.length - 1])}; ${several}; ${peopleText(run)}.`;
}

function pageHead(groups) {
    const title = groups.length ? listed(groups.map((group) => group.label)) : 'No results yet';
    const described = groups.length === 1 ? /^description: "(.*)"$/m.exec(groups[0].runs[0].scenario)?.[1] : '';
    return [
        element(
            'p',
            { class: 'eyebrow' },
            groups.length > 1 ? 'Tenfold: scenarios compared' : 'Tenfold: results of a scenario',
        ),
        element('h1', {}, title),
        described ? element('p', { class: 'lead' }, described) : null,
        groups.length > 1
            ? element(
                  'ul',
                  { class: 'groups' },
                  ...groups.map((group) =>
                      element(
                          'li',
                          {},
                          element('span', { class: `dot fill-${(group.index % 8) + 1}`, 'aria-hidden': 'true' }),
                          element('strong', {}, group.label),
                          `: ${groupLine(group)}`,
                      ),
                  ),
              )
            : element(
                  'p',
                  { class: 'muted' },
                  groups.length ? groupLine(groups[0]) : 'Drop a results file on this page, or choose one below.',
              ),
    ].filter(Boolean);
}

function summaryPart(groups) {
    const words = groups.map((group) =>
        element(
            'p',
            { class: 'lead' },
            groups.length > 1 ? element('strong', {}, `${group.label}: `) : null,
            summaryWords(group),
        ),
    );
    return section('summary', 'In short', 'In short', ...words, cardList(groups));
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

/// Everything between the head and the foot of the page, for the runs that are open.
export class Page {
    constructor({ opener, say }) {
        this.opener = opener;
        this.say = say;
        this.figures = [];
        this.runs = [];
        this.drawing = 0;
        this.watchWidth();
    }

    show(runs) {
        this.figures.forEach((figure) => figure.dispose());
        this.runs = runs.map((run) => (run.years ? run : prepareRun(run)));
        const groups = groupRuns(this.runs);
        document.getElementById('head').replaceChildren(...pageHead(groups));
        this.figures = [];
        const parts = groups.length ? this.parts(groups) : [];
        const place = document.getElementById('parts');
        place.replaceChildren(...parts, section('open', 'Open other results', 'Open', this.opener.node));
        document
            .getElementById('navigation')
            .replaceChildren(
                navigation([...place.children].map((part) => ({ id: part.id, name: part.dataset.short }))),
            );
        this.opener.refresh();
        return this.drawAll();
    }

    parts(groups) {
        const charts = CHART_SECTIONS.map(({ id, name, short, entries }) => {
            const figures = entries
                .filter((entry) => entry.shown?.(groups) ?? true)
                .map((entry) => new Figure(entry, groups));
            this.figures.push(...figures);
            return section(
                id,
                name,
                short ?? name,
                element('div', { class: 'charts' }, ...figures.map((figure) => figure.node)),
            );
        });
        return [
            summaryPart(groups),
            section('observations', 'Three observations', 'Observations', observationList(groups)),
            ...charts,
            section('changed', 'What was changed', 'Changes', changesPart(groups)),
            section('provenance', 'Where these numbers come from', 'Sources', provenancePart(this.runs, this.say)),
        ];
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
