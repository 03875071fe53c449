// SPDX-License-Identifier: Apache-2.0
// The page of runs: its head, and its sections in order.

import { cardList, summaryWords } from './cards.js';
import { JOBS } from './catalogue/jobs.js';
import { DISTRIBUTION, MONEY } from './catalogue/money.js';
import { OVERVIEW } from './catalogue/overview.js';
import { COMPUTE, TOKENS } from './catalogue/tokens.js';
import { ADOPTION, WORK } from './catalogue/work.js';
import { differencesPart } from './differences.js';
import { element } from './dom.js';
import { Figure } from './figure.js';
import { listed, monthText } from './format.js';
import { bandWords, countriesOf, endedEarly, groupRuns, hasModels, isWorld, prepareRun } from './model.js';
import { observationList } from './observations.js';
import { changesPart, provenancePart } from './provenance.js';
import { descriptionIn, endIn } from './scenario.js';
import { Sheet, chartList, peopleText, section } from './sheet.js';

const CHART_SECTIONS = [
    { id: 'work', name: 'People and coworkers', short: 'People', entries: WORK },
    { id: 'spread', name: 'Adoption', entries: ADOPTION },
    { id: 'tokens', name: 'The price of intelligence', short: 'Tokens', entries: TOKENS },
    { id: 'jobs', name: 'Jobs and wages', short: 'Jobs', entries: JOBS },
    { id: 'economy', name: 'Output and prices', short: 'Prices', entries: MONEY },
    { id: 'distribution', name: 'Distribution of incomes', short: 'Incomes', entries: DISTRIBUTION },
    { id: 'compute', name: 'Compute and energy', short: 'Compute', entries: COMPUTE },
    { id: 'detail', name: 'In detail', short: 'Detail', entries: OVERVIEW },
];

// Sections on models and their use, omitted for an economy without models.
const ABOUT_MODELS = ['spread', 'tokens', 'compute'];

const lastMonth = (group) => monthText(group.time[group.time.length - 1]);

/// One line for each group: scenario, number of runs, and months.
function groupLine(group) {
    const run = group.runs[0];
    const several =
        group.runs.length > 1
            ? `${group.runs.length} runs with different seeds, ${bandWords(group.runs.length).replace(/ of .*/, '')} shown as a band`
            : `seed ${run.attributes.seed ?? 'unknown'}`;
    return `${monthText(group.time[0])} to ${lastMonth(group)}; ${several}; ${peopleText(Number(run.attributes.scale))}.`;
}

function groupList(groups) {
    return element(
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
    );
}

/// Warnings: runs that ended early, and single runs, which have no intervals.
function caveats(groups) {
    const words = groups.filter(endedEarly).map((group) => {
        const end = endIn(group.runs[0].scenario);
        return `${groups.length > 1 ? `${group.label}: this` : 'This'} run ended early, in ${lastMonth(group)}${end ? `; its scenario ends in ${end}` : ''}. “The last year” is the last one simulated.`;
    });
    const single = groups.filter((group) => group.runs.length === 1);
    if (groups.length === 1 && single.length)
        words.push(
            'This is one run of the scenario. Another seed gives slightly different numbers; to see how different, give `tenfold report` several runs with different seeds.',
        );
    else if (single.length)
        words.push(
            `${single.length === groups.length ? 'Each line is a single run' : `Single runs: ${listed(single.map((group) => group.label))}`}: there is no interval, and small differences may be due to chance.`,
        );
    return words.map((text) => element('p', { class: 'caveat' }, ...codeIn(text)));
}

/// Words between backticks as code.
function codeIn(text) {
    return text.split('`').map((part, place) => (place % 2 ? element('code', {}, part) : part));
}

const NO_MODELS = 'There is no artificial intelligence in this run: no models, no coworkers, no tokens.';

function descriptionOf(group) {
    const text = descriptionIn(group.runs[0].scenario);
    // A scenario whose models were switched off by `--set` keeps its original description.
    return [text, hasModels(group) ? '' : NO_MODELS].filter(Boolean).join(' ');
}

function titleOf(groups) {
    if (!groups.length) return 'No results yet';
    return isWorld(groups)
        ? String(groups[0].runs[0].attributes.scenario_name)
        : listed(groups.map(({ label }) => label));
}

function eyebrowOf(groups) {
    if (isWorld(groups)) return `Tenfold: a world of ${groups.length} countries`;
    return groups.length > 1 ? 'Tenfold: scenarios compared' : 'Tenfold: results of a scenario';
}

function pageHead(groups, choice) {
    const described = groups.length === 1 || isWorld(groups) ? descriptionOf(groups[0]) : '';
    return [
        element('p', { class: 'eyebrow' }, eyebrowOf(groups)),
        element('h1', {}, titleOf(groups)),
        described ? element('p', { class: 'lead' }, described) : null,
        choice,
        groups.length > 1 && !isWorld(groups)
            ? groupList(groups)
            : element(
                  'p',
                  { class: 'muted' },
                  groups.length ? groupLine(groups[0]) : 'Drop a results file on this page, or choose one below.',
              ),
        ...caveats(groups),
    ].filter(Boolean);
}

function summaryPart(groups) {
    const told = isWorld(groups) ? [] : groups; // not for a world, whose cards are clearer
    const words = told.map((group) =>
        element(
            'p',
            { class: 'lead' },
            groups.length > 1 ? element('strong', {}, `${group.label}: `) : null,
            summaryWords(group),
        ),
    );
    return section('summary', 'In short', 'In short', ...words, cardList(groups));
}

/// All countries of a world use the models of the first, so only its observations are shown.
function observationsOf(groups) {
    if (!isWorld(groups)) return [observationList(groups)];
    const home = groups[0];
    return [
        element('p', { class: 'muted' }, `As observed in ${home.label}; choose another country above to see its own.`),
        observationList([home]),
    ];
}

/// The main part of the page for the open runs.
export class Page extends Sheet {
    constructor({ opener, say }) {
        super();
        this.opener = opener;
        this.say = say;
        this.runs = [];
        this.country = '';
        this.countries = [];
        this.comparison = null;
    }

    show(runs, comparison = null) {
        this.runs = runs.map((run) => (run.years ? run : prepareRun(run)));
        this.comparison = comparison ?? this.comparison;
        return this.fillIn();
    }

    /// The groups that are shown: all, or those of the selected country.
    shownGroups() {
        const groups = groupRuns(this.runs);
        this.countries = countriesOf(groups);
        if (!this.countries.some(({ key }) => key === this.country)) this.country = '';
        return this.country ? groupRuns(this.runs.filter((run) => run.attributes.country === this.country)) : groups;
    }

    fillIn() {
        const groups = this.shownGroups();
        const figures = [];
        const parts = groups.length ? this.parts(groups, figures) : [];
        parts.push(section('open', 'Open other results', 'Open', this.opener.node));
        this.fill(pageHead(groups, this.countryChoice()), parts, figures);
        this.opener.refresh();
        return this.drawAll();
    }

    /// The switch between a world as a whole and one of its countries.
    countryChoice() {
        if (this.countries.length < 2) return null;
        const options = [{ key: '', name: `All ${this.countries.length} countries` }, ...this.countries];
        const select = element(
            'select',
            {
                id: 'country',
                onchange: () => {
                    this.country = select.value;
                    this.fillIn();
                    document.getElementById('country').focus();
                },
            },
            ...options.map(({ key, name }) => element('option', { value: key, selected: key === this.country }, name)),
        );
        return element('p', { class: 'choice world' }, element('label', { for: 'country' }, 'Show'), select);
    }

    /// Sections; their figures go into `all`.
    parts(groups, all) {
        const models = groups.some(hasModels);
        const charts = CHART_SECTIONS.filter(({ id }) => models || !ABOUT_MODELS.includes(id)).map(
            ({ id, name, short, entries }) => {
                const figures = entries
                    .filter((entry) => entry.shown?.(groups) ?? true)
                    .map((entry) => new Figure(entry, groups));
                all.push(...figures);
                return section(id, name, short ?? name, chartList(figures));
            },
        );
        const differences = isWorld(groups) ? null : differencesPart(this.comparison, groups, this.runs);
        return [
            summaryPart(groups),
            differences ? section('differences', 'Differences', 'Differences', differences) : null,
            models ? section('observations', 'Three observations', 'Observations', ...observationsOf(groups)) : null,
            ...charts,
            section('changed', 'Changed parameters', 'Changes', changesPart(groups)),
            section('provenance', 'Provenance', 'Sources', provenancePart(this.runs, this.say)),
        ].filter(Boolean);
    }
}
