// SPDX-License-Identifier: Apache-2.0
// Colours of the charts, from the style sheet, and the switch between light and dark.

export const DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3]];
const SERIES_COLOURS = 8;
const HEAT_STOPS = 7;

function themeColours() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    const numbered = (stem, count) => Array.from({ length: count }, (_, index) => colour(`${stem}-${index + 1}`));
    return {
        ink: colour('ink'),
        muted: colour('muted'),
        line: colour('line'),
        surface: colour('surface'),
        quiet: colour('quiet'),
        series: numbered('series', SERIES_COLOURS),
        heat: numbered('heat', HEAT_STOPS),
        diverging: numbered('diverging', HEAT_STOPS),
        font: style.fontFamily,
    };
}

/// The context of a drawing: size, colours and fonts.
export function drawingContext(width) {
    return {
        ...themeColours(),
        width,
        narrow: width < 520,
        paper: document.documentElement.classList.contains('paper'),
        still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    };
}

function isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/// Paper is light and narrow, whatever the screen is: `redraw` is called at once before printing and after it.
export function watchPaper(redraw) {
    const root = document.documentElement;
    let chosen = null;
    addEventListener('beforeprint', () => {
        chosen = root.dataset.theme ?? null;
        root.dataset.theme = 'light';
        root.classList.add('paper');
        redraw();
    });
    addEventListener('afterprint', () => {
        root.classList.remove('paper');
        if (chosen) root.dataset.theme = chosen;
        else delete root.dataset.theme;
        redraw();
    });
}

/// Makes the button switch the theme; `redraw` is called whenever colours have changed.
export function watchTheme(button, redraw) {
    const show = () => {
        button.textContent = isDark() ? 'Light colours' : 'Dark colours';
    };
    const changed = () => {
        show();
        redraw();
    };
    button.addEventListener('click', () => {
        document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
        changed();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
    show();
}
