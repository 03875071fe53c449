// SPDX-License-Identifier: Apache-2.0
// The parts of a sweep's page without charts: counts, factors, outputs, failures and sources.

import { element } from '../dom.js';
import { listed, percentText, plainNumber } from '../format.js';
import { attributeTable, textPart } from '../provenance.js';
import { scrollingTable } from '../table.js';
import { runsText, sentence } from './model.js';

const DESIGNS = {
    list: 'List',
    grid: 'Grid',
    random: 'Random sample',
    latin_hypercube: 'Latin hypercube',
    sobol: 'Sobol sequence',
    saltelli: 'Saltelli design',
    morris: 'Morris design',
    one_at_a_time: 'One factor at a time',
};
const DESIGN_WORDS = {
    list: 'The values of the factors are combined one by one.',
    grid: 'All combinations of the values of the factors.',
    random: 'Points drawn at random.',
    latin_hypercube: 'Random points that cover each factor evenly.',
    sobol: 'Points that fill the space of the factors evenly.',
    saltelli: 'Points from which Sobol indices are computed.',
    morris: 'Trajectories along which one factor moves at a time.',
    one_at_a_time: 'Each factor moves to its ends, the others stay at their best values.',
};

export const designName = (design) => DESIGNS[design] ?? design;

const whole = (count) => count.toLocaleString('en-US');

function card(label, value, under, id) {
    return element(
        'li',
        { class: 'card' },
        element('h3', {}, label),
        element(
            'p',
            { class: 'big' },
            element('span', { class: 'value', 'data-card': id, 'data-value': value }, value),
        ),
        element('p', { class: 'under' }, under),
    );
}

const shareOf = (count, runs) => (runs ? `${percentText(count / runs)} of ${runsText(runs)}.` : 'There are no runs.');

export function cardsOf(sweep) {
    const { runs, complete, failed, missing, points } = sweep.counts;
    const { design, replicates } = sweep.attributes;
    const names = sweep.factors.map(({ label }) => label);
    const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
    return element(
        'ul',
        { class: 'cards' },
        card('Complete', whole(complete), shareOf(complete, runs), 'complete'),
        card('Failed', whole(failed), failed ? 'They are listed below.' : 'No run failed.', 'failed'),
        card(
            'Missing',
            whole(missing),
            missing ? 'They were not started or not finished.' : 'No run is missing.',
            'missing',
        ),
        card('Design', designName(design), `${DESIGN_WORDS[design] ?? ''} ${whole(points)} points.`, 'design'),
        card('Factors', whole(names.length), names.length ? `${listed(shown)}.` : 'Nothing is varied.', 'factors'),
        card(
            'Replicates',
            whole(replicates),
            replicates > 1 ? 'Runs of each design point, with different random numbers.' : 'One run of each design point.',
            'replicates',
        ),
    );
}

/// Unit 1 is not shown.
const withUnit = (text, unit) => (unit && unit !== '1' ? `${text} ${unit}` : text);

/// Each factor with its parameter and values.
export function factorsPart(sweep) {
    if (!sweep.factors.length) return null;
    const few = ({ levels }) => levels.length > 0 && levels.length <= 8;
    const valuesOf = (factor) =>
        few(factor)
            ? levelsText(factor)
            : factor.numeric
              ? withUnit(`${plainNumber(factor.low)} to ${plainNumber(factor.high)}`, factor.unit)
              : `${factor.levels.length} values`;
    const levelsText = ({ levels, unit }) => withUnit(listed(levels), unit);
    const rows = sweep.factors.map((factor) => [factor.label, factor.path || 'several', valuesOf(factor)]);
    const table = { head: ['Factor', 'Parameter', 'Values'], rows, quantities: [null, null, null] };
    return element(
        'div',
        { class: 'varied' },
        element('h3', {}, 'Factors'),
        scrollingTable(table, 'factors'),
    );
}

const QUANTILES = ['Lowest', '5 %', '25 %', 'Median', '75 %', '95 %', 'Highest'];

/// Quantiles of the scalars, formatted here because each has its own unit.
export function outputsPart(sweep) {
    if (!sweep.scalars.length) return element('p', {}, 'The study has no scalars.');
    const rows = sweep.scalars.map(({ label, quantity, quantiles, runs }) => [
        label,
        ...quantiles.map((value) => (value === null ? null : (quantity.short ?? quantity.text)(value))),
        whole(runs),
    ]);
    const head = ['Output', ...QUANTILES, 'Runs'];
    return element(
        'div',
        {},
        element('p', { class: 'muted' }, `Quantiles over the ${runsText(sweep.counts.complete)} that are complete.`),
        scrollingTable({ head, rows, quantities: head.map(() => null), aligned: true }, 'outputs of the runs'),
    );
}

/// The meaning of the outputs.
export function meaningsPart(sweep) {
    const rows = sweep.scalars.map(({ label, meaning }) => [label, sentence(meaning)]);
    const table = { head: ['Output', 'Meaning'], rows, quantities: [null, null], wide: 1 };
    return sweep.scalars.length
        ? element(
              'div',
              { class: 'varied' },
              element('h3', {}, 'Meaning of the outputs'),
              scrollingTable(table, 'meaning of the outputs'),
          )
        : null;
}

/// The failed runs with their messages.
export function failuresPart(sweep) {
    const { failures } = sweep;
    const rest = sweep.counts.failed - failures.length;
    const rows = failures.map(({ run, replicate, factors, message }) => [run, replicate, ...factors, message]);
    const head = ['Run', 'Replicate', ...sweep.factors.map(({ label }) => label), 'Message'];
    return element(
        'div',
        {},
        rest > 0 ? element('p', { class: 'muted' }, `The first ${failures.length} of ${sweep.counts.failed}.`) : null,
        scrollingTable({ head, rows, quantities: head.map(() => null), wide: head.length - 1 }, 'runs that failed'),
    );
}

export function sourcesPart(sweep, say) {
    const { text, name } = sweep.study;
    const known = Object.fromEntries(Object.entries(sweep.attributes).filter(([, value]) => value !== ''));
    const file = name.replace(/[^\w.-]+/g, '-') || 'study';
    return element(
        'div',
        { class: 'run' },
        ...(sweep.left_out.length
            ? [element('p', { class: 'muted' }, `Omitted to keep this page small: ${listed(sweep.left_out)}.`)]
            : []),
        ...attributeTable('The sweep', known),
        textPart({ summary: 'The study in full', name: 'study', text, file: `${file}.yaml` }, say),
        textPart(
            {
                summary: 'The scenario of all runs, with every parameter',
                name: 'scenario',
                text: sweep.scenario,
                file: `${file}-scenario.yaml`,
            },
            say,
        ),
    );
}
