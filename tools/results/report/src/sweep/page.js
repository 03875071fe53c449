// SPDX-License-Identifier: Apache-2.0
// The page of a sweep: its head, and its sections in order.

import { element } from '../dom.js';
import { Figure } from '../figure.js';
import { monthText } from '../format.js';
import { Sheet, chartList, peopleText, section } from '../sheet.js';
import { BANDS, CATEGORIES } from './bands.js';
import { effectsPart, meansPart, menuOf } from './effects.js';
import { sensitivityEntry } from './factors.js';
import { prepareSweep, runsText } from './model.js';
import { cardsOf, designName, factorsPart, failuresPart, meaningsPart, outputsPart, sourcesPart } from './parts.js';
import { CHANGES, GRID, SCATTER } from './runs.js';

function headOf(sweep) {
    const { time } = sweep.bands;
    const months = time.length ? `, ${monthText(sweep.start)} to ${monthText(time[time.length - 1])}` : '';
    const { design, scale } = sweep.attributes;
    return [
        element('p', { class: 'eyebrow' }, 'Tenfold: a sweep'),
        element('h1', {}, sweep.study.name || 'Unnamed study'),
        sweep.study.description ? element('p', { class: 'lead' }, sweep.study.description) : null,
        element(
            'p',
            { class: 'muted' },
            `${designName(design)}: ${runsText(sweep.counts.runs)}${months}; ${peopleText(Number(scale))}.`,
        ),
    ].filter(Boolean);
}

export class SweepPage extends Sheet {
    constructor(say) {
        super();
        this.say = say;
    }

    show(data) {
        const sweep = prepareSweep(data);
        const figures = [];
        const charts = (id, name, short, ...entries) => {
            const own = entries
                .filter((entry) => entry.shown?.(sweep) ?? true)
                .map((entry) => new Figure(entry, sweep));
            figures.push(...own);
            return section(id, name, short, chartList(own));
        };
        const menu = menuOf(sweep);
        const time = charts('time', 'Through time', 'Time', BANDS, CATEGORIES);
        const what = charts('factors', 'Sensitivity', 'Factors', sensitivityEntry(sweep), CHANGES, GRID);
        const made = section(
            'summary',
            menu ? 'The sweep' : 'In short',
            menu ? 'Sweep' : 'In short',
            cardsOf(sweep),
            factorsPart(sweep),
        );
        const { label } = sweep.factors[menu?.factor] ?? {};
        const parts = [
            ...(menu
                ? [section('effects', `Effects of ${label}`, 'Effects', effectsPart(sweep, menu)), what, time]
                : [made, time, what]),
            charts('runs', 'Run by run', 'Runs', SCATTER),
            section(
                'outputs',
                'Outputs',
                'Outputs',
                menu ? meansPart(sweep, menu) : outputsPart(sweep),
                meaningsPart(sweep),
            ),
            sweep.counts.failed ? section('failures', 'Failed runs', 'Failures', failuresPart(sweep)) : null,
            menu ? made : null,
            section('provenance', 'Provenance', 'Sources', sourcesPart(sweep, this.say)),
        ].filter(Boolean);
        this.fill(headOf(sweep), parts, figures);
        return this.drawAll();
    }
}
