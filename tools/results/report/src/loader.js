// SPDX-License-Identifier: Apache-2.0
// Unpacks the program of the page and starts it. The only script that the page's policy allows by its checksum.
(async () => {
    const text = document.getElementById('tenfold-program').textContent;
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const script = document.createElement('script');
    script.src = URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type: 'text/javascript' }));
    document.head.append(script);
})().catch(() => {
    document.getElementById('head').textContent =
        'This browser is too old to unpack this page. Any browser since 2023 can.';
});
