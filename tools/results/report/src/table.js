// SPDX-License-Identifier: Apache-2.0
// The numbers behind a chart as a table, made when it is opened, and as a file to save.

import { element, saveText } from './dom.js';
import { NOTHING } from './format.js';

function cellText(value, quantity) {
    if (value === null || value === undefined) return NOTHING;
    return quantity ? quantity.text(value) : String(value);
}

function quoted(value) {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function commaSeparated({ head, rows }) {
    return [head, ...rows]
        .map((row) => row.map(quoted).join(','))
        .join('\n')
        .concat('\n');
}

/// Rows of a table that is wider than its box become lists, so that nothing is cut off.
function stackWhereNarrow(box, table) {
    new ResizeObserver(() => {
        box.classList.remove('stacked');
        box.classList.toggle('stacked', table.scrollWidth > box.clientWidth);
    }).observe(box);
}

/// A table that scrolls up and down in its own box, by keyboard too; where it is too wide, a row is a list. Column `wide`,
/// if any, has sentences in it; `aligned` cells are figures that are written already.
export function scrollingTable({ head, rows, quantities, wide, aligned }, name) {
    const classOf = (column) => {
        if (quantities[column] || aligned) return 'number';
        return column === wide ? 'words' : null;
    };
    const heading = element('tr', {}, ...head.map((text) => element('th', { scope: 'col' }, text)));
    const body = rows.map((row) =>
        element(
            'tr',
            {},
            ...row.map((value, column) =>
                column === 0
                    ? element('th', { scope: 'row' }, cellText(value, quantities[0]))
                    : element(
                          'td',
                          { class: classOf(column), 'data-head': head[column] },
                          value instanceof Node ? value : cellText(value, quantities[column]),
                      ),
            ),
        ),
    );
    const table = element('table', {}, element('thead', {}, heading), element('tbody', {}, ...body));
    const box = element(
        'div',
        { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': `Table: ${name}` },
        table,
    );
    stackWhereNarrow(box, table);
    return box;
}

/// The collapsible table of a chart; `current` returns the table of the present view.
export function tableDetails(name, current) {
    const place = element('div');
    const details = element(
        'details',
        { class: 'table' },
        element('summary', {}, 'Show the numbers', element('span', { class: 'unseen' }, `: ${name}`)),
        place,
    );
    const fill = () => {
        const table = current();
        if (!table) return;
        const save = element(
            'button',
            {
                type: 'button',
                class: 'small',
                onclick: () => saveText(`${name}.csv`, 'text/csv', commaSeparated(table)),
            },
            'Save as CSV',
        );
        place.replaceChildren(element('p', { class: 'note' }, `${table.note} `, save), scrollingTable(table, name));
    };
    details.addEventListener('toggle', () => {
        if (details.open) fill();
    });
    return {
        details,
        refresh: () => {
            if (details.open) fill();
        },
    };
}
