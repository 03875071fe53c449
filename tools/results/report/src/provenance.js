// SPDX-License-Identifier: Apache-2.0
// Provenance: changed parameters, all attributes of all files, and the scenarios in full.

import { copyButton, element, saveText } from './dom.js';
import { scrollingTable } from './table.js';

/// Parameters that differ from their defaults, with their runs.
export function changesPart(groups) {
    const parts = groups.map((group) => {
        const changes = group.runs[0].changes;
        const heading = element('h3', {}, group.label);
        if (!changes.length)
            return element(
                'div',
                { class: 'changes' },
                heading,
                element('p', {}, 'Nothing is changed: every parameter has the value of the scenario as published.'),
            );
        const withUnit = (text, unit) => (text === '' ? null : unit && unit !== '1' ? `${text} ${unit}` : text);
        const rows = changes.map(({ path, value, default: usual, unit, meaning }) => [
            path,
            withUnit(value, unit),
            withUnit(usual, unit),
            meaning,
        ]);
        return element(
            'div',
            { class: 'changes' },
            heading,
            scrollingTable(
                { head: ['Parameter', 'Value', 'Default', 'Meaning'], rows, quantities: [null, null, null, null] },
                `parameters changed in ${group.label}`,
            ),
        );
    });
    return element('div', {}, ...parts);
}

export function attributeTable(title, attributes) {
    const rows = Object.entries(attributes ?? {}).map(([name, value]) => [name, String(value)]);
    return rows.length
        ? [
              element('h3', {}, title),
              scrollingTable({ head: ['Attribute', 'Value'], rows, quantities: [null, null] }, title),
          ]
        : [];
}

/// A text in full, with buttons to copy and save it.
export function textPart({ summary, name, text, file }, say) {
    return element(
        'details',
        { class: 'scenario' },
        element('summary', {}, summary),
        element(
            'p',
            { class: 'buttons' },
            copyButton(`Copy the ${name}`, () => text, say),
            element(
                'button',
                { type: 'button', class: 'small', onclick: () => saveText(file, 'text/yaml', text) },
                `Save the ${name}`,
            ),
        ),
        element('pre', { tabindex: '0', role: 'region', 'aria-label': summary }, text),
    );
}

function scenarioPart(run, say) {
    const file = run.file.replace(/\.h5$/, '.yaml');
    const summary = `Scenario of ${run.file}, every parameter included`;
    return textPart({ summary, name: 'scenario', text: run.scenario, file }, say);
}

/// One collapsible part for each run, with its attributes and scenario.
export function provenancePart(runs, say) {
    return element(
        'div',
        {},
        ...runs.map((run) =>
            element(
                'details',
                { class: 'run', open: runs.length === 1 },
                element(
                    'summary',
                    {},
                    `${run.file}: ${run.attributes.scenario_name ?? 'scenario without a name'}, seed ${run.attributes.seed ?? 'unknown'}${Number(run.attributes.replicate) ? `, replicate ${run.attributes.replicate}` : ''}`,
                ),
                ...attributeTable('Results', run.attributes),
                ...attributeTable('Provenance of the run', run.run),
                ...attributeTable('Observations', run.observations),
                scenarioPart(run, say),
            ),
        ),
    );
}
