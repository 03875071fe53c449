// SPDX-License-Identifier: Apache-2.0
// Builds elements without markup in strings, so that text from a file is never interpreted as HTML.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
        else node.setAttribute(name, value === true ? '' : value);
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return node;
}

/// An element with attributes (`onclick` and the like are listeners) and children.
export function element(name, attributes = {}, ...children) {
    return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, name), attributes, children);
}

let lastNumber = 0;

/// An id that is unique in the page.
export function freshId(stem) {
    lastNumber += 1;
    return `${stem}-${lastNumber}`;
}

/// A button that copies a text and reports it.
export function copyButton(words, text, say) {
    return element(
        'button',
        {
            type: 'button',
            class: 'small',
            onclick: async () => {
                try {
                    await navigator.clipboard.writeText(text());
                    say('Copied.');
                } catch {
                    say('The browser did not allow copying; select the text instead.');
                }
            },
        },
        words,
    );
}

/// Offers a text as a file to save.
export function saveText(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    element('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
}
