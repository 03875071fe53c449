// SPDX-License-Identifier: Apache-2.0
// Charts on the price of intelligence, its use, and the compute behind it.

import { bigNumber, monthText, percentText, plainNumber } from '../format.js';
import { statistic } from '../model.js';
import { change, courseWords, lastPeriod, lineChart, named } from './helpers.js';

const NO_TOKENS = 'No tokens are bought in this run.';

/// By what factor the price of constant intelligence falls a year, from the first month to the last.
export function yearlyFall(run) {
  const values = run.series.token_price?.values;
  const years = run.years[run.years.length - 1] - run.years[0];
  const [first, last] = values ? [values[0], values[values.length - 1]] : [];
  return first > 0 && last > 0 && years > 0 ? (first / last) ** (1 / years) : null;
}

function priceFinding(group) {
  const fall = yearlyFall(group.runs[0]);
  if (fall === null) return undefined;
  if (fall < 1.001) return 'The price of intelligence does not fall in this run';
  return `The same intelligence becomes ${plainNumber(fall, 2)} times cheaper every year`;
}

function volumeFinding(group) {
  const seen = change(group, named('token_volume', 'tokens'), 'sum');
  return seen && (seen.last === 0 ? NO_TOKENS : `Firms buy ${seen.to} in ${lastPeriod(group)}`);
}

function spendFinding(group) {
  const seen = change(group, named('token_spend', 'spending'), 'sum');
  const gdp = statistic(group, named('gdp', 'GDP'), 'mean', 'last');
  if (!seen || seen.last === 0) return seen ? NO_TOKENS : undefined;
  return `Firms pay ${seen.to} for tokens in ${lastPeriod(group)}${gdp ? `, ${percentText(seen.last / gdp)} of GDP` : ''}`;
}

function horizonFinding(group) {
  const seen = change(group, named('frontier_horizon_minutes', 'horizon'), 'end');
  return seen && (seen.last <= 0 ? 'There are no models in this run' : `The best model succeeds half of the time at tasks of ${seen.from} at the end of the first year, of ${seen.to} at the end of the last`);
}

export const TOKENS = [
  { id: 'token-price', name: 'Price of tokens', question: 'What does intelligence cost?',
    build: (groups) => lineChart(groups, [named('token_price', 'constant intelligence'), named('token_price_gpt4_level', 'cheapest model of GPT-4 level'), named('token_price_frontier', 'best model')].slice(0, groups.length > 3 ? 1 : 3),
      { log: true, positive: true, finding: priceFinding, how: 'end' }) },
  { id: 'token-volume', name: 'Tokens bought', question: 'How many tokens are bought?',
    build: (groups) => lineChart(groups, [named('token_volume', 'by firms'), named('people_token_volume', 'by people')], { log: true, positive: true, nothing: NO_TOKENS, finding: volumeFinding, how: 'sum', note: 'Tokens in each month.' }) },
  { id: 'token-spend', name: 'Spending on tokens', question: 'What is paid for tokens?',
    build: (groups) => lineChart(groups, [named('token_spend', 'by firms'), named('people_token_spend', 'by people')], { log: true, positive: true, nothing: NO_TOKENS, finding: spendFinding, how: 'sum', note: 'Spending in each month.' }) },
  { id: 'horizon', name: 'Length of task that models manage', question: 'How long are the tasks that models manage?',
    build: (groups) => lineChart(groups, [named('frontier_horizon_minutes', 'horizon of the best model')], { log: true, positive: true, nothing: 'There are no models in this run.', finding: horizonFinding, how: 'end',
      note: 'In the time that a skilled person takes. Beyond a work-year (120,000 minutes) the length is extrapolated.' }) },
];

function energyFinding(group) {
  const seen = change(group, named('energy_use', 'energy'), 'end');
  return seen && (seen.last === 0 ? 'Compute uses no energy in this run' : `Compute draws ${seen.to} at the end of ${lastPeriod(group)}`);
}

function chipsFinding(group) {
  const seen = change(group, named('chips', 'chips'), 'end');
  return seen && (seen.last === 0 ? 'The last chips have been retired' : `${bigNumber(seen.last)} chips are at work at the end of ${lastPeriod(group)}`);
}

function useFinding(group) {
  const seen = change(group, named('compute_utilisation', 'compute in use'));
  return seen && (seen.last === 0 ? 'No compute is used in this run' : `The share of compute in use ${courseWords(seen)}`);
}

function capacityFinding(group) {
  const seen = change(group, named('compute_capacity', 'capacity'), 'end');
  if (!seen || !(seen.first > 0)) return undefined;
  return seen.last > seen.first ? `Compute grows ${bigNumber(seen.last / seen.first)}-fold from ${monthText(group.time[11] ?? group.time[0])} on` : 'Compute does not grow in this run';
}

export const COMPUTE = [
  { id: 'capacity', name: 'Compute capacity', question: 'How much compute is there?',
    build: (groups) => lineChart(groups, [named('compute_capacity', 'compute capacity')], { log: true, positive: true, finding: capacityFinding, how: 'end' }) },
  { id: 'utilisation', name: 'Compute in use', question: 'How much of it is used?',
    build: (groups) => lineChart(groups, [named('compute_utilisation', 'compute in use')], { finding: useFinding }) },
  { id: 'chips', name: 'Chips at work', question: 'How many chips are at work?',
    build: (groups) => lineChart(groups, [named('chips', 'chips at work')], { log: true, positive: true, finding: chipsFinding, how: 'end', note: 'Counted as H100-equivalents.' }) },
  { id: 'energy', name: 'Energy for compute', question: 'How much energy does it draw?',
    build: (groups) => lineChart(groups, [named('energy_use', 'energy for compute')], { finding: energyFinding, how: 'end' }) },
];
