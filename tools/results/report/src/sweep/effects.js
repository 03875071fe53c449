// SPDX-License-Identifier: Apache-2.0
// Effects of the cases of a sweep, such as the policies of a menu, relative to the first case, with intervals.

import { element } from '../dom.js';
import { plainNumber } from '../format.js';
import { scrollingTable } from '../table.js';
import { runsText } from './model.js';

const PERCENT = 100;

/// The first factor that is not numeric, whose cases are compared; null if all factors are numeric.
export function menuOf(sweep) {
    return sweep.changes.find(({ factor }) => !sweep.factors[factor].numeric) ?? null;
}

/// Format of effects on an output: shares in points, positive values in per cent, others in their own unit.
function unitOf(scalar, rows) {
    if (scalar.quantity.factor === PERCENT) return { words: 'points', first: 1, factor: PERCENT };
    const isRatio = rows.every((row) => row[4] !== null);
    return isRatio ? { words: '%', first: 4, factor: PERCENT } : { words: scalar.unit, first: 1, factor: 1 };
}

function signed(value, digits) {
    const text = Math.abs(value).toLocaleString('en-US', {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
    });
    return `${value < 0 && Number(text.replaceAll(',', '')) !== 0 ? '−' : '+'}${text}`;
}

/// "−0.06 ± 0.07", with the digits that the interval permits; in bold if it excludes zero.
function cellOf(row, { first, factor }) {
    const [change, low, high] = row.slice(first, first + 3).map((value) => (value === null ? null : value * factor));
    if (change === null) return null;
    if (low === null) return `${change > 0 ? '+' : ''}${plainNumber(change, 2)}`;
    const half = (high - low) / 2;
    if (change === 0 && half === 0) return '0';
    const digits = half > 0 ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(half)))) : 2;
    const text = `${signed(change, digits)} ± ${half.toFixed(digits)}`;
    return low > 0 || high < 0 ? element('strong', {}, text) : text;
}

const withUnit = (label, words) => (words && words !== '1' ? `${label}, ${words}` : label);

/// The table of effects.
export function effectsPart(sweep, menu) {
    const { label, levels } = sweep.factors[menu.factor];
    const units = sweep.scalars.map((scalar, place) => unitOf(scalar, menu.scalars[place]));
    const rows = levels
        .slice(1)
        .map((level, index) => [
            level,
            ...sweep.scalars.map((_, place) => cellOf(menu.scalars[place][index + 1], units[place])),
        ]);
    const head = [label, ...sweep.scalars.map((scalar, place) => withUnit(scalar.label, units[place].words))];
    const pairs = sweep.attributes.replicates;
    const { failed, missing } = sweep.counts;
    return element(
        'div',
        { class: 'effects' },
        scrollingTable(
            { head, rows, quantities: head.map(() => null), aligned: true },
            `effects of each case of ${label}`,
        ),
        element(
            'p',
            { class: 'note' },
            pairs > 1
                ? `Mean effects relative to ${levels[0]} over pairs of runs with the same random numbers, ± half the 95 % interval. In bold: the interval excludes zero, as one in twenty would by chance alone.`
                : `Effects relative to ${levels[0]}. Each case has one run, so there is no interval: small effects may be due to chance.`,
        ),
        failed || missing
            ? element(
                  'p',
                  { class: 'caveat' },
                  `Incomplete: ${runsText(failed)} failed, ${runsText(missing)} missing.`,
              )
            : null,
    );
}

/// The mean of each output for each case.
export function meansPart(sweep, menu) {
    const { label, levels } = sweep.factors[menu.factor];
    const text = (scalar, value) => (value === null ? null : (scalar.quantity.short ?? scalar.quantity.text)(value));
    const rows = levels.map((level, index) => [
        level,
        ...sweep.scalars.map((scalar, place) => text(scalar, menu.scalars[place][index][0])),
    ]);
    const head = [label, ...sweep.scalars.map((scalar) => scalar.label)];
    return element(
        'div',
        { class: 'effects' },
        element('p', { class: 'muted' }, `Means over the ${runsText(sweep.counts.complete)} that are complete.`),
        scrollingTable(
            { head, rows, quantities: head.map(() => null), aligned: true },
            `means for each case of ${label}`,
        ),
    );
}
