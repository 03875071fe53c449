// SPDX-License-Identifier: Apache-2.0
// How figures are named and written: the program's own table, which the page carries as data, so that a figure has one
// name, one unit and one rounding in the summary of a run, in `show`, in `compare` and here.

let table = { headlines: [], styles: {}, observations: {} };

/// Takes the table that the program put into the page; without one, units decide how numbers are written.
export function useFigures(figures) {
    if (figures) table = figures;
}

/// The headline of a series, or of a ratio of two ("wage_p50/price_level"); null if it is none.
export function headlineOf(name) {
    return (
        table.headlines.find(
            ({ series, divided_by: deflator }) => (deflator ? `${series}/${deflator}` : series) === name,
        ) ?? null
    );
}

/// "1,234.5", with the minus of typographers.
function digits(value, decimals) {
    const text = Math.abs(value).toFixed(decimals);
    const [whole, rest] = text.split('.');
    const sign = value < 0 && /[1-9]/.test(text) ? '−' : '';
    return [sign, `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest ? `.${rest}` : ''}`];
}

/// A value in the first step of its style that it reaches.
export function styledText(style, value) {
    const steps = table.styles[style];
    const step = steps.find(({ from }) => Math.abs(value) >= from) ?? steps[steps.length - 1];
    const [sign, number] = digits(value / step.unit, step.decimals);
    return `${sign}${step.before}${number}${step.after.replace(' %', '\u00a0%')}`;
}

/// A number that is said of a run, with its decimals; null if the table does not know it.
export function observedText(name, value) {
    const decimals = table.observations[name];
    if (decimals === undefined) return null;
    if (decimals < 0) return value > 0 ? `10^${Math.log10(value).toFixed(1)}` : '0';
    return digits(value, decimals).join('');
}
