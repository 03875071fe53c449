// SPDX-License-Identifier: Apache-2.0
// The comparison of `tenfold compare`: differences from the first group, with intervals if there are several runs.

import { element } from './dom.js';
import { differenceOf, monthText, percentText, quantityOf } from './format.js';
import { scrollingTable } from './table.js';

const PAIRINGS = {
    single: 'Single runs have no interval: a difference may be due to chance.',
    paired: 'In brackets the 95 % interval over pairs of runs with the same random numbers.',
    independent: 'In brackets the 95 % interval over runs with different random numbers (Welch).',
};

/// The format of a headline: that of its series, without the deflator.
function quantityFor(runs, { series, divided_by: deflator }) {
    const unit = runs.map((run) => run.series[series]?.unit).find(Boolean) ?? '1';
    const found = quantityOf(deflator ? `${series}/${deflator}` : series, unit);
    return found;
}

function differenceText(row, quantity) {
    if (row.difference === null) return null;
    const signed = (value) => `${value > 0 ? '+' : ''}${percentText(value)}`;
    const text = row.relative ? signed : differenceOf(quantity).text;
    const limits = row.interval ? ` (${row.interval.map(text).join(' to ')})` : '';
    return `${text(row.difference)}${limits}`;
}

/// Whether the interval excludes zero; false without an interval.
const isSure = ({ interval }) => interval !== null && (interval[0] > 0 || interval[1] < 0);

function tableOf(against, groups, runs) {
    const [base, other] = [groups[0], groups[against.group]];
    const rows = against.headlines.map((row) => {
        const quantity = quantityFor(runs, row);
        const text = quantity.short ?? quantity.text;
        return [
            row.name,
            text(row.reference),
            text(row.value),
            differenceText(row, quantity),
            against.pairing === 'single' ? '' : isSure(row) ? 'significant' : 'not significant',
        ];
    });
    const known = against.pairing === 'single' ? 4 : 5;
    const head = ['Mean', base.label, other.label, 'Difference', 'Verdict'].slice(0, known);
    return element(
        'div',
        { class: 'varied' },
        element('h3', {}, `${other.label} against ${base.label}`),
        scrollingTable(
            { head, rows: rows.map((row) => row.slice(0, known)), quantities: head.map(() => null) },
            `${other.label} against ${base.label}`,
        ),
        element('p', { class: 'note' }, PAIRINGS[against.pairing]),
    );
}

/// A table for each group compared with the first; null if there is nothing to compare, or if files were opened or
/// removed since the program compared them.
export function differencesPart(comparison, groups, runs) {
    const same = comparison && comparison.against_first.length === groups.length - 1 && groups.length > 1;
    if (!same || groups.some((group) => group.runs.some((run) => run.group !== group.index))) return null;
    const { period, averaged_months: months } = { ...comparison, ...comparison.period };
    const ends = `the ${months === 12 ? 'twelve months' : `${months} months`} to ${monthText(period.last)}`;
    return element(
        'div',
        {},
        element('p', { class: 'note' }, `Means over ${ends}, the months that all runs have.`),
        ...comparison.against_first.map((against) => tableOf(against, groups, runs)),
    );
}
