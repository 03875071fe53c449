// SPDX-License-Identifier: Apache-2.0
// The three observations on intelligence, its price and its value, with the measurements.

import { element } from './dom.js';
import { observedText } from './figures.js';
import { bandWords } from './model.js';
import { percentText, plainNumber } from './format.js';

const LEAST_POINTS = 8;
// End of the period of the first price factor.
const BREAK = '2028-01-31';

function known(group, name) {
    return group.runs
        .map((run) => run.observations?.[name])
        .filter((value) => value !== undefined && value !== null && value !== '');
}

function meanOf(group, name) {
    const values = known(group, name).map(Number).filter(Number.isFinite);
    return values.length ? values.reduce((total, value) => total + value, 0) / values.length : null;
}

/// An observation in its standard format.
const written = (name, value) => observedText(name, value) ?? plainNumber(value);

/// The mean as text, marked with its name, followed by the range over runs.
function figure(group, name, spreads = true) {
    const value = meanOf(group, name);
    if (value === null) return '–';
    const values = known(group, name).map(Number);
    const [low, high] = [Math.min(...values), Math.max(...values)].map((one) => written(name, one));
    const spread = spreads && low !== high ? ` (${low} to ${high})` : '';
    return element(
        'span',
        { 'data-observation': name, 'data-value': String(value) },
        `${written(name, value)}${spread}`,
    );
}

function resources(group) {
    if (!(meanOf(group, 'o1_models') > 0))
        return { verdict: 'Too few models', detail: ['This run has no models to compare.'] };
    const slope = meanOf(group, 'o1_slope');
    return {
        verdict:
            slope > 0.9 && slope < 1.1
                ? 'Holds: intelligence rises with the logarithm of effective compute'
                : 'Intelligence rises with effective compute, but not by one unit for each power of ten',
        detail: [
            'Tenfold effective compute adds ',
            figure(group, 'o1_slope'),
            ' to intelligence (standard error ',
            figure(group, 'o1_slope_error', false),
            '). Effective compute explains ',
            figure(group, 'o1_r_squared', false),
            ' of its variance, over ',
            figure(group, 'o1_models', false),
            ' models.',
        ],
    };
}

function price(group) {
    const fall = meanOf(group, 'o2_price_factor');
    if (fall === null || fall < 1.001)
        return { verdict: 'The price does not fall', detail: ['No tokens are sold in this run.'] };
    const early = meanOf(group, 'o2_price_factor_to_2028');
    const last = group.time[group.time.length - 1];
    const until = last < BREAK ? last.slice(0, 4) : BREAK.slice(0, 4);
    const elastic = meanOf(group, 'o2_use_elasticity');
    const months = meanOf(group, 'o2_use_months');
    return {
        verdict:
            early >= 8 && early <= 12.5
                ? `Holds to ${until}: about tenfold cheaper every year`
                : `The price falls ${written('o2_price_factor_to_2028', early)}-fold a year to ${until}`,
        detail: [
            'Tokens of constant intelligence become ',
            figure(group, 'o2_price_factor_to_2028'),
            ` times cheaper a year to ${until}, and `,
            figure(group, 'o2_price_factor'),
            ' times a year over the whole run. The mean price paid for tokens falls ',
            figure(group, 'o2_paid_factor'),
            '-fold a year over the run, at the level of GPT-4 ',
            figure(group, 'o2_gpt4_level_factor'),
            '-fold, at the frontier ',
            figure(group, 'o2_frontier_factor'),
            '-fold (below 1: it rises). ',
            ...(months > 0
                ? [
                      'Use has a price elasticity of ',
                      figure(group, 'o2_use_elasticity'),
                      elastic > 1
                          ? ', so that spending rises as tokens become cheaper: '
                          : ', so that spending falls as tokens become cheaper: ',
                      figure(group, 'o2_firms_use_elasticity'),
                      ' for firms and ',
                      figure(group, 'elasticity_direct_use'),
                      ' for people, which is a parameter.',
                  ]
                : ['There are too few months with tokens for an elasticity.']),
        ],
    };
}

/// The hours saved, which carry no verdict because the digital share of work bounds them.
function savingWords(group) {
    const most = meanOf(group, 'o3_peak_value');
    return [
        'Hours that more intelligence saves are bounded by the digital share of work, so no verdict is drawn from them',
        ...(meanOf(group, 'o3_points') > 0 && most > 0
            ? [
                  ': an additional unit is worth most at ',
                  figure(group, 'o3_peak_intelligence'),
                  `, where it saves ${percentText(most)} of all wages. `,
              ]
            : ['. ']),
    ];
}

const TWIN = ' What intelligence adds to GDP and welfare requires a twin run without it: tenfold run --twin.';

function value(group) {
    const verdicts = known(group, 'o3_tasks_verdict');
    const counted = [...new Set(verdicts)].map(
        (verdict) =>
            `${verdict}${verdicts.length > 1 ? ` in ${verdicts.filter((one) => one === verdict).length} of ${verdicts.length} runs` : ''}`,
    );
    if (verdicts.length === 0 || verdicts.every((verdict) => verdict === 'not enough points')) {
        return {
            verdict: 'Not enough points',
            detail: [
                ...savingWords(group),
                'Tasks of eight hours are possible in ',
                figure(group, 'o3_tasks_points', false),
                ` half-years; ${LEAST_POINTS} are needed for a verdict on their number.`,
                TWIN,
            ],
        };
    }
    return {
        verdict: `The number of tasks that become possible is ${counted.join(', ')}`,
        detail: [
            ...savingWords(group),
            'The logarithm of the number of eight-hour tasks that a hundredth of incomes buys bends by ',
            figure(group, 'o3_tasks_curvature'),
            ' (t ',
            figure(group, 'o3_tasks_t', false),
            ') while intelligence goes from ',
            figure(group, 'o3_tasks_lowest_intelligence', false),
            ' to ',
            figure(group, 'o3_tasks_highest_intelligence', false),
            '.',
            TWIN,
        ],
    };
}

const OBSERVATIONS = [
    {
        id: 'o1',
        name: 'Intelligence follows compute',
        claim: 'The intelligence of a model roughly equals the logarithm of the resources that trained and run it.',
        judge: resources,
    },
    {
        id: 'o2',
        name: 'Its price falls tenfold a year',
        claim: 'A given level of intelligence becomes about ten times cheaper every year, and cheaper means much more use.',
        judge: price,
    },
    {
        id: 'o3',
        name: 'Its value grows faster than exponentially',
        claim: 'The value of linearly rising intelligence is super-exponential: each step is worth more, by a rising factor.',
        judge: value,
    },
];

function verdictOf(observation, group, several) {
    const { verdict, detail } = observation.judge(group);
    return element(
        'div',
        { class: 'verdict' },
        several
            ? element(
                  'p',
                  { class: 'who' },
                  element('span', { class: `dot fill-${(group.index % 8) + 1}`, 'aria-hidden': 'true' }),
                  group.label,
              )
            : null,
        element('p', { class: 'judgement' }, verdict),
        element('p', {}, ...detail),
    );
}

export function observationList(groups) {
    const most = Math.max(...groups.map((group) => group.runs.length));
    return element(
        'div',
        {},
        element(
            'div',
            { class: 'observations' },
            ...OBSERVATIONS.map((observation) =>
                element(
                    'section',
                    { class: 'card', id: observation.id, 'aria-labelledby': `${observation.id}-name` },
                    element('p', { class: 'eyebrow' }, `Observation ${observation.id.slice(1)}`),
                    element('h3', { id: `${observation.id}-name` }, observation.name),
                    element('p', { class: 'claim' }, `The claim: ${observation.claim}`),
                    ...groups.map((group) => verdictOf(observation, group, groups.length > 1)),
                ),
            ),
        ),
        most > 1
            ? element(
                  'p',
                  { class: 'note' },
                  `Numbers are means over runs; in brackets: the ${bandWords(2).replace(/ of .*/, '')}.`,
              )
            : null,
    );
}
