// SPDX-License-Identifier: Apache-2.0
// Charts on the price of intelligence, its use, and the compute behind it.

import { observedText } from '../figures.js';
import { bigNumber, percentText, plainNumber } from '../format.js';
import { statistic } from '../model.js';
import { change, courseWords, firstPeriod, lastPeriod, measuresEntry, named } from './helpers.js';

const NO_TOKENS = 'No tokens are bought in this run.';

/// By what factor the price of constant intelligence falls a year, from the first month to the last: mean over the runs.
export function fallOf(group) {
    const falls = group.runs.map((run) => run.observations?.o2_price_factor).filter((fall) => Number.isFinite(fall));
    return falls.length ? falls.reduce((total, fall) => total + fall, 0) / falls.length : null;
}

function priceFinding(group) {
    const fall = fallOf(group);
    if (fall === null) return undefined;
    if (fall < 1.001) return 'The price of intelligence does not fall in this run';
    return `The same intelligence becomes ${observedText('o2_price_factor', fall) ?? plainNumber(fall, 2)} times cheaper every year`;
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
            : `Tasks that the best model does half of the time: ${seen.from} at the end of ${firstPeriod(group)}, ${seen.to} at the end of ${lastPeriod(group)}`)
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
                named('token_price_gpt4_level', 'cheapest model of GPT-4 level'),
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
        name: 'Length of task that models manage',
        question: 'How long are the tasks that models manage?',
        ...measuresEntry([named('frontier_horizon_minutes', 'horizon of the best model')], {
            log: true,
            positive: true,
            nothing: 'There are no models in this run.',
            finding: horizonFinding,
            how: 'end',
            releases: true,
            note: 'In the time that a skilled person takes. Beyond a work-year (120,000 minutes) the length is extrapolated.',
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
            ? 'The last chips have been retired'
            : `${bigNumber(seen.last)} chips are at work at the end of ${lastPeriod(group)}`)
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
        name: 'Chips at work',
        question: 'How many chips are at work?',
        ...measuresEntry([named('chips', 'chips at work')], {
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
