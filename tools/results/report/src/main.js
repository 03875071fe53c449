// SPDX-License-Identifier: Apache-2.0
// Starts the page: reads the embedded results and shows them.

import { element } from './dom.js';
import { embeddedData } from './embedded.js';
import { useFigures } from './figures.js';
import { makeOpener } from './opener.js';
import { Page } from './page.js';
import { SweepPage } from './sweep/page.js';
import { watchPaper, watchTheme } from './theme.js';

function makeSay() {
    const place = document.getElementById('status');
    let clearing = null;
    return (words) => {
        place.textContent = words;
        clearTimeout(clearing);
        clearing = setTimeout(() => {
            place.textContent = '';
        }, 8000);
    };
}

/// A page of runs, which can open more of them.
function runsPage(say) {
    let page = null;
    const opener = makeOpener({
        current: () => page.runs,
        say,
        change: (runs, words) => {
            page.show(runs);
            say(`${words} ${runs.length} ${runs.length === 1 ? 'run' : 'runs'} shown.`);
        },
    });
    page = new Page({ opener, say });
    return page;
}

async function start() {
    const say = makeSay();
    const data = await embeddedData();
    useFigures(data?.figures);
    const isSweep = data?.kind === 'sweep';
    const page = isSweep ? new SweepPage(say) : runsPage(say);
    watchPaper(() => page.drawNow());
    watchTheme(document.getElementById('theme'), () => page.drawAll());
    await (isSweep ? page.show(data) : page.show(data?.runs ?? [], data?.comparison));
}

start().catch((problem) => {
    document
        .getElementById('head')
        .replaceChildren(
            element('h1', {}, 'This page could not be shown'),
            element('p', { role: 'alert' }, problem.message),
        );
});
