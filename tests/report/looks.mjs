// SPDX-License-Identifier: Apache-2.0
// What every report page must be, whatever it shows: a file that is complete in itself, quiet, and described in words.

import { statSync } from 'node:fs';
import { check } from './harness.mjs';

const LARGEST = 3e6;

export function testFile(html, path) {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    check('the policy allows nothing that it does not name', policy.startsWith("default-src 'none';"), policy);
    check(
        'the policy names no host and no inline code',
        !/unsafe-inline|(?<!wasm-)unsafe-eval|https?:|\*/.test(policy) &&
            /base-uri 'none'/.test(policy) &&
            /form-action 'none'/.test(policy),
        policy,
    );
    check('the page refers to nothing outside itself', !/(src|href)="(?!#|data:,)/.test(html));
    check('the page has no inline event handlers', !/<[^>]+\son\w+=/.test(html));
    check(
        'the page carries the licences of what it includes',
        /Apache ECharts/.test(html) && /h5wasm license/.test(html) && /HDF5 Copyright/.test(html),
    );
    check(
        `the page is smaller than 3 MB (${(statSync(path).size / 1e6).toFixed(2)} MB)`,
        statSync(path).size < LARGEST,
    );
}

/// Charts in the page: what state they are in, whether anything is drawn, and how they are described.
export function figures(page, selector = 'figure') {
    return page.evaluate((where) => {
        // A copy, for browsers complain when a chart itself is read often.
        const pixelsOf = (canvas) => {
            const { width, height } = canvas;
            const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
            copy.drawImage(canvas, 0, 0);
            return copy.getImageData(0, 0, width, height).data;
        };
        return [...document.querySelectorAll(where)].map((figure) => {
            const canvas = figure.querySelector('canvas');
            const pixels = canvas ? pixelsOf(canvas) : [];
            let inked = 0;
            for (let place = 3; place < pixels.length; place += 4) if (pixels[place] > 0) inked += 1;
            const picture = figure.querySelector('.canvas');
            return {
                id: figure.id.slice(6),
                state: figure.dataset.state,
                bands: Number(figure.dataset.bands),
                inked,
                role: picture.getAttribute('role'),
                label: picture.getAttribute('aria-label') ?? '',
                headline: figure.querySelector('h3').textContent,
                note: figure.querySelector('.note').textContent,
                text: figure.textContent,
            };
        });
    }, selector);
}

/// No chart is without words that say what it shows.
export function testDescriptions(all) {
    const shown = all.filter((figure) => figure.state === 'drawn');
    const vague = shown.filter(({ role, label }) => role !== 'img' || label.length < 60 || !/\d/.test(label));
    check(
        'every chart is described in words, with numbers',
        vague.length === 0,
        vague.map(({ id, label }) => `${id}: ${label}`).join('; '),
    );
    const wrong = all.filter(({ text, label }) => /NaN|undefined|null|Infinity|\[object/.test(text + label));
    check(
        'no chart says NaN, undefined or null',
        wrong.length === 0,
        wrong.map(({ id, label }) => `${id}: ${label}`).join('; '),
    );
}

export function testQuiet(name, { seen, isReady }) {
    check(`${name}: the page is ready`, isReady);
    check(`${name}: the browser complains of nothing`, seen.errors.length === 0, seen.errors.slice(0, 3).join(' | '));
    check(
        `${name}: nothing is requested from a network`,
        seen.requests.every((address) => /^(file|blob|data):/.test(address)),
        seen.requests.join(' '),
    );
}
