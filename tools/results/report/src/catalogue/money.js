// SPDX-License-Identifier: Apache-2.0
// Charts on output, prices and the distribution of incomes.

import { againstStart, INDEX, percentText, quantityOf, timesText, withAxis } from '../format.js';
import { growth, has, members, ratio, series } from '../model.js';
import {
    change,
    courseWords,
    extreme,
    lineChart,
    measuresEntry,
    memberChoice,
    membersChart,
    missing,
    named,
} from './helpers.js';

const DOLLARS = quantityOf('wage', 'USD/yr');
const DISTRIBUTIONS = [
    ['wage_quantile', 'Wages'],
    ['income_quantile', 'Incomes'],
    ['wealth_quantile', 'Wealth'],
];

function yearlyGrowth(group, measure) {
    const seen = change(group, measure);
    const years = group.time.length / 12 - 1;
    return seen && seen.first > 0 && years > 0 ? seen.factor ** (1 / years) - 1 : null;
}

function outputFinding(group) {
    const rate = yearlyGrowth(group, named('real_gdp', 'real GDP'));
    return rate === null ? undefined : `Real GDP grows by ${percentText(rate)} a year on average`;
}

function priceFinding(group) {
    const seen = change(group, named('price_level', 'price level'));
    const land = change(group, named('scarce_asset_price', 'land'));
    if (!seen) return undefined;
    return `Against the start, consumer prices end ${againstStart(seen.last)}${land ? `, land and other scarce assets ${againstStart(land.last)}` : ''}`;
}

function sectorPriceFinding(group) {
    const measureOf = (key, label) => series('price', { key, label });
    const most = extreme(group, 'sector', measureOf, 'mean', (a, b) => a > b);
    const least = extreme(group, 'sector', measureOf, 'mean', (a, b) => a < b);
    return (
        most && {
            text: `Against the start, ${most.name} ends ${againstStart(most.value)}, ${least.name} ${againstStart(least.value)}`,
            keys: [most.key, least.key],
        }
    );
}

function shareFinding(group) {
    const seen = change(group, named('labour_share', 'labour share'));
    return seen && `The labour share of GDP ${courseWords(seen)}`;
}

function giniFinding(group) {
    const seen = change(group, named('gini_income', 'Gini coefficient, income'));
    return seen && `Inequality of incomes ${courseWords(seen)}`;
}

function realWage(name, label) {
    return ratio(series(name), series('price_level'), { label, quantity: DOLLARS });
}

function spreadFinding(group) {
    const seen = change(group, realWage('wage_p50', 'median'));
    return seen && seen.first > 0
        ? `The median wage buys ${timesText(seen.factor)} as much as in the first year`
        : undefined;
}

// Default quantiles of a distribution; any other can be selected.
const SPREAD = ['0.01', '0.1', '0.25', '0.5', '0.75', '0.9', '0.99'];

function distribution(groups, { measure, quantile }) {
    const name = measure ?? DISTRIBUTIONS[0][0];
    const label = (key) => `${Math.round(Number(key) * 1000) / 10} % have less`;
    const list = members(groups, 'quantile');
    if (!list.length || !has(groups, name)) return missing(DISTRIBUTIONS.map(([one]) => one));
    const wanted = quantile ? [quantile] : groups.length > 1 ? ['0.5'] : SPREAD;
    const shown = list.filter(({ key }) => wanted.includes(key));
    return lineChart(
        groups,
        shown.map(({ key }) => series(name, { key, label: label(key) })),
        { log: true, positive: true, nothing: 'All values are 0.' },
    );
}

export const MONEY = [
    {
        id: 'output',
        name: 'Gross domestic product',
        question: 'Does the economy grow?',
        ...measuresEntry(
            [named('real_gdp', 'real GDP, at the prices of the start'), named('gdp', 'GDP at current prices')],
            { finding: outputFinding },
        ),
    },
    {
        id: 'prices',
        name: 'Prices, wages and land',
        question: 'What becomes more expensive?',
        ...measuresEntry(
            [
                series('price_level', { label: 'consumer prices', quantity: INDEX }),
                series('wage_index', { label: 'wages', quantity: INDEX }),
                series('scarce_asset_price', { label: 'land and other scarce assets', quantity: INDEX }),
            ],
            { finding: priceFinding, fromZero: false },
        ),
    },
    {
        id: 'sector-prices',
        name: 'Prices by sector, against land',
        question: 'What becomes cheaper?',
        wide: true,
        choices: (groups) => [
            memberChoice(groups, 'sector', 'Sector', groups.length > 1 ? null : 'Highest and lowest'),
        ],
        build: (groups, { sector }) =>
            membersChart(groups, {
                measureOf: (key, label) => series('price', { key, label, quantity: INDEX }),
                dimension: 'sector',
                chosen: sector,
                needs: 'price',
                what: 'price',
                extra:
                    groups.length > 1
                        ? []
                        : [series('scarce_asset_price', { label: 'land and other scarce assets', quantity: INDEX })],
                finding: sectorPriceFinding,
                fromZero: false,
            }),
    },
];

export const DISTRIBUTION = [
    {
        id: 'labour-share',
        name: 'Labour share',
        question: 'What share of GDP does labour receive?',
        ...measuresEntry([named('labour_share', 'compensation of employees, of GDP')], { finding: shareFinding }),
    },
    {
        id: 'gini',
        name: 'Inequality',
        question: 'Does inequality rise?',
        ...measuresEntry([named('gini_income', 'Gini coefficient, income'), named('gini_wealth', 'Gini coefficient, wealth')], {
            finding: giniFinding,
            quantity: withAxis(INDEX, 'Gini coefficient: 0 equal, 1 one person has all'),
            fromZero: false,
        }),
    },
    {
        id: 'wage-spread',
        name: 'What wages buy',
        question: 'What do low, middle and high wages buy?',
        ...measuresEntry(
            [
                realWage('wage_p50', 'median wage'),
                realWage('wage_p10', 'tenth percentile'),
                realWage('wage_p90', 'ninetieth percentile'),
            ],
            { finding: spreadFinding, note: 'Annual wages of the employed at the prices of the start.' },
        ),
    },
    {
        id: 'sources',
        name: 'Where incomes come from',
        question: 'What do people live on?',
        ...measuresEntry(
            [
                named('wages_received', 'wages'),
                named('dividends_received', 'dividends'),
                named('rents_received', 'rents'),
                named('benefits_received', 'unemployment benefits'),
            ],
            {
                finding: (group) => {
                    const [wages, rents] = [
                        growth(named('wages_received', 'wages'), {}),
                        growth(named('rents_received', 'rents'), {}),
                    ].map((measure) => change(group, measure)?.last);
                    return wages === undefined || rents === undefined || wages === null || rents === null
                        ? undefined
                        : `Rents ${rents > wages ? 'outgrow' : 'lag behind'} wages: ${percentText(rents)} against ${percentText(wages)} more than at the start`;
                },
            },
        ),
    },
    {
        id: 'quantiles',
        name: 'Distribution',
        question: 'How are wages, incomes and wealth spread?',
        wide: true,
        choices: (groups) => [
            {
                id: 'measure',
                label: 'Of',
                options: DISTRIBUTIONS.filter(([name]) => has(groups, name)).map(([value, label]) => ({
                    value,
                    label,
                })),
            },
            {
                id: 'quantile',
                label: 'Quantile',
                options: [
                    ...(groups.length > 1 ? [] : [{ value: '', label: 'All' }]),
                    ...members(groups, 'quantile').map(({ key }) => ({ value: key, label: key })),
                ],
            },
        ],
        build: distribution,
    },
];
