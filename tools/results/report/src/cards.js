// SPDX-License-Identifier: Apache-2.0
// The headline numbers: the first and the last year, each computed from the series that it names.

import { fallOf } from './catalogue/tokens.js';
import { change, commonLastPeriod, firstPeriod, isMove, lastPeriod } from './catalogue/helpers.js';
import { element, svg } from './dom.js';
import { headlineOf, observedText } from './figures.js';
import {
    NOTHING,
    capitalised,
    differenceOf,
    monthText,
    percentText,
    plainNumber,
    pointsText,
    quantityOf,
    timesText,
} from './format.js';
import { deviationOfRuns, hasModels, measured, quantityIn, ratio, series, statistic } from './model.js';

const SPARK_WIDTH = 120;
const SPARK_HEIGHT = 30;

const realMedian = ratio(series('wage_p50'), series('price_level'), {
    label: 'Median wage',
    quantity: quantityOf('wage_p50/price_level', 'USD/yr'),
});

// Annual means with the labels of the program's headlines. `difference`: format of the change. `models`: only with models.
const CARDS = [
    { measure: series('unemployment_rate'), label: 'Unemployment', how: 'mean', difference: 'points' },
    { measure: series('coworkers_total'), label: 'Virtual coworkers', how: 'mean', difference: 'none', models: true },
    {
        measure: series('delegated_share_total'),
        label: 'Work done by coworkers',
        how: 'mean',
        difference: 'points',
        models: true,
    },
    {
        measure: series('adoption_rate_total'),
        label: 'Firms with coworkers',
        how: 'mean',
        difference: 'points',
        models: true,
    },
    { measure: series('token_price'), label: 'Fall of the price of tokens', how: 'fall', models: true },
    { measure: series('real_gdp'), label: 'Real GDP a year', how: 'mean', difference: 'percent' },
    { measure: series('price_level'), label: 'Price level (start = 1)', how: 'mean', difference: 'percent' },
    { measure: realMedian, label: 'Median wage a year, in prices of the start', how: 'mean', difference: 'percent' },
    { measure: series('labour_share'), label: 'Labour share of GDP', how: 'mean', difference: 'points' },
    { measure: series('gini_income'), label: 'Inequality of incomes (Gini)', how: 'mean', difference: 'none' },
    { measure: series('employed'), label: 'Employed', how: 'mean', difference: 'percent' },
    { measure: series('energy_use'), label: 'Energy for compute', how: 'mean', difference: 'none', models: true },
];

const signed = (text, value) => `${value > 0 ? '+' : ''}${text}`;

/// The change from the first to the last year, in words.
function differenceText(kind, first, last) {
    if (first === null || last === null) return '';
    if (kind === 'points') return pointsText(last - first);
    if (kind !== 'percent' || first === 0) return '';
    return last / first > 3 ? timesText(last / first) : signed(percentText(last / first - 1), last / first - 1);
}

/// A number with its source, so that readers and tests can recompute it.
function numberOf(card, group, which, value, text, name = 'span') {
    return element(
        name,
        {
            class: 'value',
            'data-series': card.measure.name,
            'data-statistic': card.how === 'fall' ? 'yearly-fall' : `${which}-${card.how}`,
            'data-group': String(group.index),
            'data-value': value === null ? '' : String(value),
        },
        text,
    );
}

/// The measure over time as a line without axes, beside its numbers.
function sparkline(card, group) {
    const found = measured(group, card.measure);
    const values =
        found?.mean.map((value) => (card.how === 'fall' ? (value > 0 ? Math.log(value) : null) : value)) ?? [];
    const known = values
        .map((value, month) => [month, value])
        .filter(([, value]) => value !== null && Number.isFinite(value));
    if (known.length < 2) return null;
    const [low, high] = [Math.min, Math.max].map((pick) =>
        known.reduce((best, [, value]) => pick(best, value), known[0][1]),
    );
    const across = (month) => (2 + (month / (values.length - 1)) * (SPARK_WIDTH - 4)).toFixed(1);
    const up = (value) =>
        (SPARK_HEIGHT - 3 - (high > low ? (value - low) / (high - low) : 0.5) * (SPARK_HEIGHT - 6)).toFixed(1);
    const path = known.map(([month, value], place) => `${place ? 'L' : 'M'}${across(month)} ${up(value)}`).join('');
    return svg(
        'svg',
        {
            class: 'spark',
            viewBox: `0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`,
            width: SPARK_WIDTH,
            height: SPARK_HEIGHT,
            preserveAspectRatio: 'none',
            'aria-hidden': 'true',
            focusable: 'false',
        },
        svg('path', { d: path, class: `stroke-${(group.index % 8) + 1}` }),
    );
}

/// A fall below a thousandth a year counts as none.
function fallText(fall) {
    return fall < 1.001 ? 'none' : `${foldText(fall)}-fold a year`;
}

const foldText = (fall) => observedText('o2_price_factor', fall) ?? plainNumber(fall, 2);

/// The name of a card's figure, the same everywhere.
const labelOf = (card) => (card.how === 'fall' ? card.label : (headlineOf(card.measure.name)?.label ?? card.label));

/// First and last number of a card for one group, and the words around them.
function cardNumbers(card, group) {
    const quantity = quantityIn([group], card.measure);
    const text = quantity.short ?? quantity.text;
    if (card.how === 'fall') {
        const fall = fallOf(group);
        const prices = measured(group, card.measure).mean;
        const [from, to] = [prices[0], prices[prices.length - 1]];
        const [start, end] = [group.time[0], group.time[group.time.length - 1]].map(monthText);
        return {
            main: numberOf(card, group, 'last', fall, fall === null ? NOTHING : fallText(fall)),
            under: [
                element(
                    'span',
                    {},
                    `From ${quantity.text(from)} in ${start} to ${quantity.text(to)} in ${end}.`,
                ),
            ],
            plain: fall,
            difference: '',
        };
    }
    const [first, last] = ['first', 'last'].map((which) => statistic(group, card.measure, card.how, which));
    return {
        main: numberOf(card, group, 'last', last, text(last)),
        plain: last,
        difference: differenceText(card.difference, first, last),
        under: [
            `In ${lastPeriod(group)}; it was `,
            numberOf(card, group, 'first', first, text(first)),
            ` in ${firstPeriod(group)}.`,
            scatterText(card, group, quantity),
        ],
    };
}

/// Standard deviation of single runs, if there are several.
function scatterText(card, group, quantity) {
    const scatter = deviationOfRuns(group, card.measure, card.how, 'last');
    if (!scatter) return null;
    const { text } = differenceOf({ ...quantity, text: quantity.short ?? quantity.text });
    return ` Standard deviation of single runs: ${text(scatter).replace(/^\+/, '')} (${group.runs.length} runs).`;
}

function singleCard(card, group) {
    const { main, under, difference } = cardNumbers(card, group);
    return element(
        'li',
        { class: 'card' },
        element('h3', {}, labelOf(card)),
        element('p', { class: 'big' }, main, difference ? element('span', { class: 'difference' }, difference) : null),
        element('p', { class: 'under' }, ...under),
        sparkline(card, group),
    );
}

/// The difference from the first group.
function against(card, value, base) {
    if (value === null || base === null) return '';
    if (card.difference === 'points') return pointsText(value - base).replace('no change', 'the same');
    if (base === 0 || value === 0 || card.how === 'fall') return '';
    const factor = value / base;
    return factor > 3 ? timesText(factor) : signed(percentText(factor - 1), factor - 1);
}

function comparedCard(card, groups) {
    const numbers = groups.map((group) => cardNumbers(card, group));
    const rows = groups.map((group, index) =>
        element(
            'li',
            {},
            element(
                'span',
                { class: 'who' },
                element('span', { class: `dot fill-${(group.index % 8) + 1}`, 'aria-hidden': 'true' }),
                group.label,
            ),
            numbers[index].main,
            element(
                'span',
                { class: 'difference' },
                index === 0 ? '' : against(card, numbers[index].plain, numbers[0].plain),
            ),
        ),
    );
    const period = card.how === 'fall' ? 'Over the whole run' : capitalised(commonLastPeriod(groups));
    return element(
        'li',
        { class: 'card' },
        element('h3', {}, labelOf(card)),
        element('ul', { class: 'compared' }, ...rows),
        element(
            'p',
            { class: 'under' },
            `${period}${card.how === 'fall' ? '' : `; on the right against ${groups[0].label}`}.`,
        ),
    );
}

export function cardList(groups) {
    const models = groups.some(hasModels);
    const known = CARDS.filter(
        (card) => (models || !card.models) && groups.some((group) => measured(group, card.measure)),
    );
    return element(
        'ul',
        { class: groups.length > 1 ? 'cards several' : 'cards' },
        ...known.map((card) => (groups.length > 1 ? comparedCard(card, groups) : singleCard(card, groups[0]))),
    );
}

/// Three sentences on one group: employment, the price of intelligence, and output.
export function summaryWords(group) {
    const at = (name) => change(group, series(name, { label: name }));
    const [coworkers, people, work, jobless, output] = [
        at('coworkers_total'),
        at('employed'),
        at('delegated_share_total'),
        at('unemployment_rate'),
        at('real_gdp'),
    ];
    const fall = fallOf(group);
    const years = group.time.length / 12 - 1;
    const sentences = [];
    if (coworkers && people) {
        sentences.push(
            coworkers.last > 0
                ? `In ${lastPeriod(group)}, ${coworkers.to} virtual coworkers work beside ${people.to} people${work ? ` and do ${work.to} of all work` : ''}.`
                : `In this run there are no virtual coworkers: ${people.to} people do all the work.`,
        );
    }
    if (fall !== null && fall > 1.001)
        sentences.push(`Tokens of constant intelligence become ${foldText(fall)} times cheaper every year.`);
    if (jobless)
        sentences.push(
            `Unemployment ${isMove(jobless) ? `goes from ${jobless.from} to ${jobless.to}` : `ends near where it began, at ${jobless.to}`}.`,
        );
    if (output && output.first > 0 && years > 0)
        sentences.push(
            `Real GDP ${output.last >= output.first ? 'grows' : 'shrinks'} by ${percentText(Math.abs((output.last / output.first) ** (1 / years) - 1))} a year.`,
        );
    return sentences.join(' ');
}
