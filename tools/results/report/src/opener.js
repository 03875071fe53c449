// SPDX-License-Identifier: Apache-2.0
// Opens other results files, by drag and drop or with a button.

import { element, freshId } from './dom.js';
import { forgetLibrary, hdf5Library } from './embedded.js';
import { Refused, readResults } from './reader.js';

async function readFile(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    try {
        return { run: await readResults(await hdf5Library(), bytes, file.name) };
    } catch (problem) {
        forgetLibrary();
        return {
            problem: `${file.name} was not opened. ${problem instanceof Refused ? problem.message : 'This browser could not start the HDF5 reader.'}`,
        };
    }
}

function radio(name, value, words, checked) {
    const id = freshId('how');
    return element(
        'span',
        { class: 'radio' },
        element('input', { type: 'radio', id, name, value, checked }),
        element('label', { for: id }, words),
    );
}

function runList(runs, remove) {
    if (!runs.length) return null;
    return element(
        'ul',
        { class: 'runs' },
        ...runs.map((run, index) =>
            element(
                'li',
                {},
                element(
                    'span',
                    {},
                    `${run.file} (${run.attributes.scenario_name ?? 'no name'}, seed ${run.attributes.seed ?? '?'})`,
                ),
                runs.length > 1
                    ? element(
                          'button',
                          { type: 'button', class: 'small', onclick: () => remove(index) },
                          'Remove',
                          element('span', { class: 'unseen' }, ` ${run.file}`),
                      )
                    : null,
            ),
        ),
    );
}

/// Highlights the page while files are dragged over it.
function watchDrops(area, open) {
    const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
    document.addEventListener('dragover', (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        area.classList.add('over');
    });
    document.addEventListener('dragleave', (event) => {
        if (!event.relatedTarget) area.classList.remove('over');
    });
    document.addEventListener('drop', (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        area.classList.remove('over');
        open([...event.dataTransfer.files]);
    });
}

function makeInput() {
    const unreachable = { class: 'unseen', tabindex: '-1', 'aria-hidden': 'true' };
    return element('input', {
        type: 'file',
        id: 'file-input',
        accept: '.h5,.hdf5,.nc',
        multiple: true,
        ...unreachable,
    });
}

/// The visible parts: the drop area, the options, problems and the list of runs.
function makeParts() {
    const input = makeInput();
    const button = element(
        'button',
        { type: 'button', class: 'primary', onclick: () => input.click() },
        'Choose files',
    );
    const words = 'Drop results files (.h5) anywhere on this page, or choose them. They stay on your computer.';
    const area = element('div', { class: 'drop' }, element('p', {}, words), button, input);
    const how = element(
        'fieldset',
        {},
        element('legend', {}, 'When a file opens'),
        radio('how', 'add', 'add it to the comparison', true),
        radio('how', 'replace', 'show it alone', false),
    );
    const problems = element('div', { class: 'problems', role: 'alert' });
    const list = element('div');
    return {
        input,
        button,
        area,
        problems,
        list,
        node: element('div', { class: 'opener' }, area, how, problems, list),
    };
}

/// Reads files one after the other; returns the runs, and messages on unreadable files.
async function readFiles(files) {
    const results = [];
    for (const file of files) results.push(await readFile(file));
    return {
        runs: results.filter(({ run }) => run).map(({ run }) => run),
        refused: results.filter(({ problem }) => problem).map(({ problem }) => problem),
    };
}

function openedWords(runs, alone) {
    return `${runs.map((run) => run.file).join(', ')} ${runs.length > 1 ? 'were' : 'was'} ${alone ? 'opened' : 'added'}.`;
}

/// `change(runs, words)` is called with the runs to be shown; `say` reports what happened.
export function makeOpener({ current, change, say }) {
    const { input, button, area, problems, list, node } = makeParts();
    const remove = (index) => {
        const rest = current().filter((_, place) => place !== index);
        change(rest, `${current()[index].file} was removed.`);
        button.focus();
    };
    const refresh = () => list.replaceChildren(...[runList(current(), remove)].filter(Boolean));
    const open = async (files) => {
        problems.replaceChildren();
        say(`Opening ${files.length === 1 ? files[0].name : `${files.length} files`} …`);
        area.classList.add('busy');
        const { runs, refused } = await readFiles(files);
        area.classList.remove('busy');
        problems.replaceChildren(...refused.map((words) => element('p', {}, words)));
        const alone = node.querySelector('input[value=replace]').checked;
        if (runs.length) change(alone ? runs : [...current(), ...runs], openedWords(runs, alone));
        else say('Nothing was opened.');
    };
    input.addEventListener('change', () => {
        open([...input.files]);
        input.value = '';
    });
    watchDrops(area, open);
    return { node, refresh };
}
