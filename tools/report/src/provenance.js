// SPDX-License-Identifier: Apache-2.0
// Where the numbers come from: what was changed, every attribute of every file, and the scenarios in full.

import { copyButton, element, saveText } from './dom.js';
import { scrollingTable } from './table.js';

/// Parameters set otherwise than by default, with the runs they were set in.
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
                { head: ['Parameter', 'Here', 'By default', 'Meaning'], rows, quantities: [null, null, null, null] },
                `parameters changed in ${group.label}`,
            ),
        );
    });
    return element('div', {}, ...parts);
}

function attributeTable(title, attributes) {
    const rows = Object.entries(attributes ?? {}).map(([name, value]) => [name, String(value)]);
    return rows.length
        ? [
              element('h3', {}, title),
              scrollingTable({ head: ['Attribute', 'Value'], rows, quantities: [null, null] }, title),
          ]
        : [];
}

function scenarioPart(run, say) {
    return element(
        'details',
        { class: 'scenario' },
        element('summary', {}, `Scenario of ${run.file}, every parameter included`),
        element(
            'p',
            { class: 'buttons' },
            copyButton('Copy the scenario', () => run.scenario, say),
            element(
                'button',
                {
                    type: 'button',
                    class: 'small',
                    onclick: () => saveText(run.file.replace(/\.h5$/, '.yaml'), 'text/yaml', run.scenario),
                },
                'Save the scenario',
            ),
        ),
        element('pre', { tabindex: '0', role: 'region', 'aria-label': `Scenario of ${run.file}` }, run.scenario),
    );
}

/// One collapsible part a run: all its attributes and its scenario.
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
                ...attributeTable('How the run was made', run.run),
                ...attributeTable('Observations', run.observations),
                scenarioPart(run, say),
            ),
        ),
    );
}
