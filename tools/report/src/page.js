// SPDX-License-Identifier: Apache-2.0
// The page of runs: its head, and its sections in order.

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
import { Sheet, chartList, peopleText, section } from './sheet.js';

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

/// One line a group: what it is, how many runs, and the months they cover.
function groupLine(group) {
    const run = group.runs[0];
    const several =
        group.runs.length > 1
            ? `${group.runs.length} runs that differ in their seeds, ${bandWords(group.runs.length).replace(/ of .*/, '')} shown as a band`
            : `seed ${run.attributes.seed ?? 'unknown'}`;
    return `${monthText(group.time[0])} to ${monthText(group.time[group.time.length - 1])}; ${several}; ${peopleText(Number(run.attributes.scale))}.`;
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

/// Everything between the top and the foot of the page, for the runs that are open.
export class Page extends Sheet {
    constructor({ opener, say }) {
        super();
        this.opener = opener;
        this.say = say;
        this.runs = [];
    }

    show(runs) {
        this.runs = runs.map((run) => (run.years ? run : prepareRun(run)));
        const groups = groupRuns(this.runs);
        const figures = [];
        const parts = groups.length ? this.parts(groups, figures) : [];
        parts.push(section('open', 'Open other results', 'Open', this.opener.node));
        this.fill(pageHead(groups), parts, figures);
        this.opener.refresh();
        return this.drawAll();
    }

    /// Sections; their figures go into `all`.
    parts(groups, all) {
        const charts = CHART_SECTIONS.map(({ id, name, short, entries }) => {
            const figures = entries
                .filter((entry) => entry.shown?.(groups) ?? true)
                .map((entry) => new Figure(entry, groups));
            all.push(...figures);
            return section(id, name, short ?? name, chartList(figures));
        });
        return [
            summaryPart(groups),
            section('observations', 'Three observations', 'Observations', observationList(groups)),
            ...charts,
            section('changed', 'What was changed', 'Changes', changesPart(groups)),
            section('provenance', 'Where these numbers come from', 'Sources', provenancePart(this.runs, this.say)),
        ];
    }
}
