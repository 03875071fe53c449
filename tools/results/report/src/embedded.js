// SPDX-License-Identifier: Apache-2.0
// The data embedded in the page: results and the HDF5 library, both compressed with gzip and encoded in base64.

// In two pieces, because the program replaces every occurrence of the whole word.
const PLACEHOLDER = '@TENFOLD_' + 'DATA@';

async function unpacked(id) {
    const text = document.getElementById(id)?.textContent.trim() ?? '';
    if (text === '' || text === PLACEHOLDER) return null;
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

/// The embedded data: runs, or a sweep (`kind`); null in the bare template.
export async function embeddedData() {
    const content = await unpacked('tenfold-data');
    if (!content) return null;
    const data = await content.json();
    if (data.format !== 1)
        throw new Error(`The data in this page have format ${data.format}; the page knows format 1.`);
    return data;
}

let library = null;

/// After an unreadable file the library is loaded anew for the next one.
export function forgetLibrary() {
    library = null;
}

/// Unpacks the HDF5 library when it is first needed.
export function hdf5Library() {
    library ??= (async () => {
        const code = await (await unpacked('tenfold-hdf5')).text();
        const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
        await new Promise((done, failed) => {
            const script = document.createElement('script');
            script.src = address;
            script.onload = done;
            script.onerror = () => failed(new Error('The library for HDF5 did not start.'));
            document.head.append(script);
        });
        URL.revokeObjectURL(address);
        await globalThis.tenfoldHdf5.ready;
        return globalThis.tenfoldHdf5;
    })();
    return library;
}
