// SPDX-License-Identifier: Apache-2.0
// What the page works out of runs before it draws anything.
//   node model.test.mjs
// The last line is `N passed, M failed`.

import { check, counts } from './harness.mjs';
import { near } from './numbers.mjs';
import { lineChart, membersChart, named } from '../../tools/results/report/src/catalogue/helpers.js';
import { JOBS } from '../../tools/results/report/src/catalogue/jobs.js';
import { WORK } from '../../tools/results/report/src/catalogue/work.js';
import {
    deviationOfRuns,
    groupRuns,
    hasModels,
    isWorld,
    measured,
    noiseOfChange,
    prepareRun,
    series,
} from '../../tools/results/report/src/model.js';
import { differenceOf, quantityOf } from '../../tools/results/report/src/format.js';
import { endIn, observedIn, policyDates } from '../../tools/results/report/src/scenario.js';
import { meanInterval } from '../../tools/results/report/src/statistics.js';
import { viewChoice, viewed } from '../../tools/results/report/src/views.js';

const YEARS = [2023, 2024, 2025, 2026, 2027];
const TIME = YEARS.flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-28`),
);
const SECTORS = ['A', 'B'];

const SCENARIO = `name: "sample"
description: "A sample."
seed: 1
replicate: 0
time:
  start: 2023-01-01
  end: 2028-01-01
countries:
  - key: "USA"
    name: "United States"
    people: {value: 1, source: "assumption"}
  - key: "IND"
    name: "India"
    people: {value: 4, source: "assumption"}
labour_market:
  layoff_rate: {value: 0.0018, source: "assumption"}
observations:
  thought_horizon: {value: 8, source: "assumption"}
  survey_readings:
    - key: "old"
      new_question: {value: false, source: "assumption"}
      date: 2023-09-24
      share: {value: 0.037, source: "looked up: BTOS, period 202319"}
    - key: "new"
      new_question: true
      date: 2025-12-14
      share: {value: 0.172, source: "looked up: BTOS, period 202525"}
  figures:
    - key: "jobless"
      series: "unemployment_rate"
      date: 2024-05-15
      observed: {value: 0.04, source: "looked up: BLS CPS, mean of the quarter"}
policies:
  - key: "chips"
    lever: "export_limit"
    from: 2024-01-01
    until: {value: 9999-12-31, source: "assumption"}
    country: "IND"
  - key: "tax"
    lever: "token_tax"
    from: 2025-07-01
    until: 2026-07-01
events: []
`;

const constant = (value) => TIME.map(() => value);

function oneSeries(values, unit = '1', dimensions = ['time']) {
    return { unit, meaning: 'Made up.', dimensions, values };
}

/// A run with made-up series; `changes` goes over everything else.
function runOf(seed, all, changes = {}) {
    return prepareRun({
        file: `${seed}.h5`,
        attributes: { scenario_name: 'sample', seed, replicate: 0, scale: 1, state_digest: `${seed}` },
        run: { status: 'complete' },
        observations: {},
        scenario: SCENARIO.replace('seed: 1', `seed: ${seed}`),
        changes: [],
        time: TIME,
        axes: { sector: { keys: SECTORS, names: ['First', 'Second'] } },
        series: all,
        ...changes,
    });
}

const rate = (values) => ({ unemployment_rate: oneSeries(values) });

function testGroups() {
    const run = runOf(1, rate(constant(0.04)));
    const otherValue = (one) => ({ ...one, scenario: one.scenario.replace('0.0018', '0.002') });
    const otherSource = (one) => ({
        ...one,
        scenario: one.scenario.replace('0.0018, source: "assumption"', '0.0018, source: "data"'),
    });
    const counted = (runs) => groupRuns(runs).map((group) => group.runs.length);
    check('runs that differ in their seed are one group', `${counted([run, runOf(2, {})])}` === '2');
    check('a run that is given twice counts once', `${counted([run, { ...run, file: 'copy.h5' }])}` === '1');
    check('another value of the scenario makes another group', `${counted([run, otherValue(runOf(2, {}))])}` === '1,1');
    check('another source of a value makes no other group', `${counted([run, otherSource(runOf(2, {}))])}` === '2');
    check(
        'the program says which of its runs are replicates',
        `${counted([
            { ...run, group: 0 },
            { ...runOf(2, {}), group: 1 },
        ])}` === '1,1',
    );
    const short = {
        ...runOf(2, {}),
        time: TIME.slice(0, 30),
        years: run.years.slice(0, 30),
        run: { status: 'interrupted' },
    };
    const groups = groupRuns([run, short]);
    check(
        'a run that ended early is not averaged with whole ones, and says so',
        groups.length === 2 && groups[1].label === 'sample (ended in Jun 2025)' && groups[0].label === 'sample',
        groups.map(({ label }) => label).join(),
    );
}

function testWorlds() {
    const country = (key, seed) => {
        const run = runOf(seed, rate(constant(key === 'USA' ? 0.04 : 0.05)));
        return { ...run, attributes: { ...run.attributes, country: key } };
    };
    const world = groupRuns([country('USA', 1), country('IND', 1)]);
    check(
        'the countries of a world are never replicates, whatever their scenario says',
        isWorld(world) && world.map(({ label }) => label).join() === 'United States,India',
        world.map(({ label }) => label).join(),
    );
    const chart = lineChart(world, [named('unemployment_rate', 'unemployed')]);
    check('a world has a line for each country', chart.lines.length === 2 && chart.lines.every((line) => !line.low));
    check('figures of one country do not stand beside others', chart.points.length === 0);
    check(
        'the policy of a country is marked once',
        chart.marks.filter(({ label }) => label === 'export limit').length === 1,
    );
    const twice = groupRuns([country('USA', 1), country('IND', 1), country('USA', 2), country('IND', 2)]);
    check('two runs of a world are replicates by country', twice.map((group) => group.runs.length).join() === '2,2');
}

function testThinned() {
    const flat = (seed) =>
        runOf(seed, {
            employment: oneSeries(
                TIME.flatMap(() => [seed, 2]),
                'persons',
                ['time', 'sector'],
            ),
        });
    const [first, second] = [flat(1), flat(3)];
    const kept = (month) => month % 12 === 11;
    const thin = {
        ...second.series.employment,
        only: 'year ends',
        values: second.series.employment.values.map((value, place) => (kept(Math.floor(place / 2)) ? value : null)),
    };
    const [group] = groupRuns([first, { ...second, series: { employment: thin } }]);
    const line = measured(group, series('employment', { key: 'A' }));
    check(
        'a mean over runs of which some tell year ends only has year ends only, and no jumps',
        line.thinned && line.mean.every((value, month) => (kept(month) ? value === 2 : value === null)),
        line.mean.slice(0, 13).join(),
    );
    const people = WORK.find(({ id }) => id === 'people');
    const area = people.build([group], {});
    check(
        'stacked areas of thinned runs are none between year ends, not 0',
        area.kind === 'area' &&
            area.lines.every(({ mean }) => mean.every((value, month) => kept(month) === (value !== null))),
    );
}

function testNoise() {
    const interval = meanInterval([1, 2, 3]);
    check(
        'the interval of a mean is Student’s',
        near(interval.half, (4.303 * 1) / Math.sqrt(3), 1e-3),
        `${interval.half}`,
    );
    const rising = (seed) => runOf(seed, rate(TIME.map((_, month) => 0.04 + (month < 48 ? 0 : 0.001 * seed))));
    const [pair] = groupRuns([rising(1), rising(3)]);
    const noise = noiseOfChange(pair, series('unemployment_rate'), 'mean');
    check(
        'the noise of a mean change is half its interval',
        near(noise, (12.706 * 0.001 * Math.SQRT2) / Math.SQRT2, 1e-3),
        `${noise}`,
    );
    check(
        'how far single runs are off is their standard deviation',
        near(deviationOfRuns(pair, series('unemployment_rate'), 'mean', 'last'), 0.001 * Math.SQRT2, 1e-6),
    );
    const wave = YEARS.flatMap((_, year) => Array.from({ length: 12 }, () => 0.04 + (year % 2 ? 0.01 : 0)));
    const [single] = groupRuns([runOf(1, rate(wave))]);
    check(
        'a single run that swings from year to year is noisy',
        noiseOfChange(single, series('unemployment_rate'), 'mean') > 0.01,
    );
    const line = TIME.map((_, month) => 0.04 + 0.0001 * Math.floor(month / 12));
    const [smooth] = groupRuns([runOf(1, rate(line))]);
    check('a single run on a line is not', noiseOfChange(smooth, series('unemployment_rate'), 'mean') < 1e-9);
}

function testTitles() {
    const curve = JOBS.find(({ id }) => id === 'beveridge');
    const both = (last) => ({ unemployment_rate: oneSeries(last), vacancy_rate: oneSeries(last) });
    const stepped = (size) => TIME.map((_, month) => 0.04 + (month < 30 ? 0 : size));
    const titleOf = (size) => curve.build(groupRuns([runOf(1, both(stepped(size)))]), {}).takeaway;
    check(
        'a tenth of a point moves no Beveridge curve',
        titleOf(0.001) === 'Vacancies and job seekers end about where they began',
        titleOf(0.001),
    );
    const steady = [1, 2, 3].map((seed) =>
        runOf(seed, both(TIME.map((_, month) => 0.04 + (month < 30 ? 0 : 0.02) + seed * 1e-5))),
    );
    check('two points beyond noise do', /^Outward shift/.test(curve.build(groupRuns(steady), {}).takeaway));
    const wild = [1, 2, 3].map((seed) => runOf(seed, both(stepped(0.02 * (seed - 1.9)))));
    check('what runs do not agree on does not', /^Vacancies/.test(curve.build(groupRuns(wild), {}).takeaway));
}

function testNamedLines() {
    const axes = { sector: { keys: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'], names: [...'ABCDEFGHI'] } };
    const prices = TIME.flatMap((_, month) =>
        axes.sector.keys.map((_, place) => 1 + place + (place === 4 ? month / 60 : 0)),
    );
    const groups = groupRuns([runOf(1, { price: oneSeries(prices, '1', ['time', 'sector']) }, { axes })]);
    const chart = membersChart(groups, {
        measureOf: (key, label) => series('price', { key, label }),
        dimension: 'sector',
        needs: 'price',
        what: 'price',
        finding: () => ({ text: 'E is named', keys: ['E'] }),
    });
    const inColour = chart.lines.filter((line) => !line.quiet).map(({ label }) => label);
    check('a line that the title names is in colour', inColour.includes('E') && inColour.length === 6, inColour.join());
}

function testBeside() {
    const groups = groupRuns([
        runOf(1, {
            unemployment_rate: oneSeries(constant(0.04)),
            frontier_intelligence: oneSeries(TIME.map((_, month) => Math.floor(month / 20))),
        }),
    ]);
    const chart = lineChart(groups, [named('unemployment_rate', 'unemployed')], { releases: true });
    check(
        'what was observed stands beside its line, with its source',
        chart.points.length === 1 &&
            chart.points[0].value === 0.04 &&
            /Diamonds: observed \(BLS CPS\)/.test(chart.note),
        chart.note,
    );
    check('releases of better models are marked', chart.releases.map(({ month }) => month).join() === '20,40');
    check(
        'policies are marked where they begin and end',
        chart.marks.map(({ label }) => label).join() === 'export limit,token tax,token tax ends',
        chart.marks.map(({ label }) => label).join(),
    );
    check(
        'a policy of another country is not',
        policyDates(SCENARIO, 'USA').every(({ label }) => label !== 'export limit'),
    );
    check(
        'the readings of the survey are points of their question',
        observedIn(SCENARIO)
            .map((point) => point.series)
            .join() === 'adoption_survey_before_nov_2025,adoption_survey_after_nov_2025,unemployment_rate',
    );
    check('the last day that the scenario asks for is known', endIn(SCENARIO) === '2028-01-01');
}

function testModels() {
    const [without] = groupRuns([
        runOf(1, { coworkers_total: oneSeries(constant(0)), token_volume: oneSeries(constant(0)) }),
    ]);
    const [withModels] = groupRuns([
        runOf(1, { coworkers_total: oneSeries(constant(0)), token_volume: oneSeries(constant(5)) }),
    ]);
    check('an economy without models is told from one with', !hasModels(without) && hasModels(withModels));
}

function testViews() {
    const one = (seed, name, value) => {
        const run = runOf(seed, { real_gdp: oneSeries(constant(value), 'USD/yr') });
        return { ...run, scenario: run.scenario.replace('0.0018', name === 'a' ? '0.0018' : '0.002') };
    };
    const runs = [1, 2, 3].flatMap((seed) => [one(seed, 'a', 100 * seed), one(seed, 'b', 110 * seed + seed * 0.1)]);
    const groups = groupRuns(runs);
    const content = lineChart(groups, [named('real_gdp', 'real GDP')]);
    const views = viewChoice(content, groups).options.map(({ value }) => value);
    check('lines that compare have a view of differences', views.join() === ',difference,ratio,growth', views.join());
    const { lines, takeaway } = viewed(content, groups, 'ratio');
    check(
        'differences are taken within pairs of runs with the same seed',
        lines.length === 1 && near(lines[0].mean[0], 0.101, 1e-6),
        `${lines[0].mean[0]}`,
    );
    check(
        'and have the interval of the pairs',
        near(lines[0].low[0], 0.101, 1e-6) && near(lines[0].high[0], 0.101, 1e-6),
    );
    check('the title of such a view says the difference', /\+10\.1/.test(takeaway), takeaway);
    const noisy = groupRuns([one(1, 'a', 100), one(2, 'a', 100), one(1, 'b', 90), one(2, 'b', 112)]);
    check(
        'a difference that may be chance is said to be none',
        /no significant difference/.test(
            viewed(lineChart(noisy, [named('real_gdp', 'real GDP')]), noisy, 'ratio').takeaway,
        ),
    );
    check(
        'one group has no such view',
        viewChoice(lineChart(groups.slice(0, 1), [named('real_gdp', 'x')]), groups.slice(0, 1)) === null,
    );
}

/// Differences may be negative: they have the unit that their size has.
function testNegativeFigures() {
    const text = (unit, value) => differenceOf(quantityOf('x', unit)).text(value);
    const said = [text('kWh/yr', -557e9), text('min', -90), text('USD/Mtok', -2.5), text('kWh/yr', 2e9)];
    check(
        'negative figures are written in the unit of their size',
        said.join('; ') === '−557 TWh a year; −1.5 hours; −$2.50 per million tokens; +2 TWh a year',
        said.join('; '),
    );
}

testGroups();
testNegativeFigures();
testWorlds();
testThinned();
testNoise();
testTitles();
testNamedLines();
testBeside();
testModels();
testViews();
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed ? 1 : 0);
