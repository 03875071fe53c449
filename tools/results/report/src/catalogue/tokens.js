// SPDX-License-Identifier: Apache-2.0
// Charts on the price of intelligence, its use, and the compute behind it.

import { observedText } from '../figures.js';
import { bigNumber, percentText, plainNumber } from '../format.js';
import { statistic } from '../model.js';
import { change, courseWords, firstPeriod, lastPeriod, measuresEntry, named } from './helpers.js';

const NO_TOKENS = 'No tokens are bought in this run.';

/// Annual factor of the fall of the price of constant intelligence, from the first month to the last: mean over runs.
export function fallOf(group) {
    const falls = group.runs.map((run) => run.observations?.o2_price_factor).filter((fall) => Number.isFinite(fall));
    return falls.length ? falls.reduce((total, fall) => total + fall, 0) / falls.length : null;
}

function priceFinding(group) {
    const fall = fallOf(group);
    if (fall === null) return undefined;
    if (fall < 1.001) return 'The price of constant intelligence does not fall in this run';
    return `Tokens of constant intelligence become ${observedText('o2_price_factor', fall) ?? plainNumber(fall, 2)} times cheaper every year`;
}

function volumeFinding(group) {
    const [firms, people] = [named('token_volume', 'tokens'), named('people_token_volume', 'tokens')].map((measure) =>
        change(group, measure, 'sum'),
    );
    if (!firms || !people) return undefined;
    const all = change(group, named('tokens_bought', 'tokens'));
    const volume = firms.last + people.last;
    if (volume === 0) return NO_TOKENS;
    return all
        ? `${all.to} tokens are bought a year in ${lastPeriod(group)}, ${percentText(firms.last / volume)} of them by firms`
        : undefined;
}

function spendFinding(group) {
    const [firms, people] = [named('token_spend', 'spending'), named('people_token_spend', 'spending')].map((measure) =>
        change(group, measure, 'sum'),
    );
    const gdp = statistic(group, named('gdp', 'GDP'), 'mean', 'last');
    if (!firms || !people) return undefined;
    if (firms.last + people.last === 0) return NO_TOKENS;
    const all = change(group, named('spent_on_tokens', 'spending'));
    return all
        ? `${all.to} a year are paid for tokens in ${lastPeriod(group)}${gdp ? `, ${percentText(all.last / gdp)} of GDP` : ''}`
        : undefined;
}

function horizonFinding(group) {
    const seen = change(group, named('frontier_horizon_minutes', 'horizon'), 'end');
    return (
        seen &&
        (seen.last <= 0
            ? 'There are no models in this run'
            : `Time horizon of the best model: ${seen.from} at the end of ${firstPeriod(group)}, ${seen.to} at the end of ${lastPeriod(group)}`)
    );
}

export const TOKENS = [
    {
        id: 'token-price',
        name: 'Price of tokens',
        question: 'What does intelligence cost?',
        ...measuresEntry(
            [
                named('token_price', 'constant intelligence'),
                named('token_price_paid', 'paid, mean of all tokens'),
                named('token_price_gpt4_level', 'cheapest model at the level of GPT-4'),
                named('token_price_frontier', 'best model'),
            ],
            { log: true, positive: true, finding: priceFinding, how: 'end', releases: true },
        ),
    },
    {
        id: 'token-volume',
        name: 'Tokens bought',
        question: 'How many tokens are bought?',
        ...measuresEntry([named('token_volume', 'tokens of firms'), named('people_token_volume', 'tokens of people')], {
            log: true,
            positive: true,
            nothing: NO_TOKENS,
            finding: volumeFinding,
            how: 'sum',
            releases: true,
            note: 'Tokens in each month.',
        }),
    },
    {
        id: 'token-spend',
        name: 'Spending on tokens',
        question: 'What is paid for tokens?',
        ...measuresEntry(
            [named('token_spend', 'spending of firms'), named('people_token_spend', 'spending of people')],
            {
                log: true,
                positive: true,
                nothing: NO_TOKENS,
                finding: spendFinding,
                how: 'sum',
                note: 'Spending in each month.',
            },
        ),
    },
    {
        id: 'horizon',
        name: 'Time horizon of models',
        question: 'How long are the tasks at which models succeed half of the time?',
        ...measuresEntry([named('frontier_horizon_minutes', 'time horizon of the best model')], {
            log: true,
            positive: true,
            nothing: 'There are no models in this run.',
            finding: horizonFinding,
            how: 'end',
            releases: true,
            note: 'In the working time of a skilled person. Beyond a work-year (120,000 minutes) the length is extrapolated.',
        }),
    },
];

function energyFinding(group) {
    const seen = change(group, named('energy_use', 'energy'), 'end');
    return (
        seen &&
        (seen.last === 0
            ? 'Compute uses no energy in this run'
            : `Compute draws ${seen.to} at the end of ${lastPeriod(group)}`)
    );
}

function chipsFinding(group) {
    const seen = change(group, named('chips', 'chips'), 'end');
    return (
        seen &&
        (seen.last === 0
            ? 'All chips have been retired'
            : `${bigNumber(seen.last)} chips are in use at the end of ${lastPeriod(group)}`)
    );
}

function useFinding(group) {
    const seen = change(group, named('compute_utilisation', 'compute in use'));
    return (
        seen &&
        (seen.last === 0 ? 'No compute is used in this run' : `The share of compute in use ${courseWords(seen)}`)
    );
}

function capacityFinding(group) {
    const seen = change(group, named('compute_capacity', 'capacity'), 'end');
    if (!seen || !(seen.first > 0)) return undefined;
    return seen.last > seen.first
        ? `Compute grows ${bigNumber(seen.last / seen.first)}-fold from the end of ${firstPeriod(group)} to the end of ${lastPeriod(group)}`
        : 'Compute does not grow in this run';
}

export const COMPUTE = [
    {
        id: 'capacity',
        name: 'Compute capacity',
        question: 'How much compute is there?',
        ...measuresEntry([named('compute_capacity', 'compute capacity')], {
            log: true,
            positive: true,
            finding: capacityFinding,
            how: 'end',
        }),
    },
    {
        id: 'utilisation',
        name: 'Compute in use',
        question: 'How much of it is used?',
        ...measuresEntry([named('compute_utilisation', 'compute in use')], { finding: useFinding }),
    },
    {
        id: 'chips',
        name: 'Chips in use',
        question: 'How many chips are in use?',
        ...measuresEntry([named('chips', 'chips in use')], {
            log: true,
            positive: true,
            finding: chipsFinding,
            how: 'end',
            note: 'Counted as H100-equivalents.',
        }),
    },
    {
        id: 'energy',
        name: 'Energy for compute',
        question: 'How much energy does it draw?',
        ...measuresEntry([named('energy_use', 'energy for compute')], { finding: energyFinding, how: 'end' }),
    },
];
