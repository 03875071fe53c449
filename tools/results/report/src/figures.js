// SPDX-License-Identifier: Apache-2.0
// Names and formats of figures from the program's table, which is embedded as data, so that a figure has the same name,
// unit and rounding in the summary of a run, in `show`, in `compare` and here.

let table = { headlines: [], styles: {}, observations: {} };

/// Reads the embedded table; without one, units determine the formats.
export function useFigures(figures) {
    if (figures) table = figures;
}

/// The headline of a series, or of a ratio of two ("wage_p50/price_level"); null if there is none.
export function headlineOf(name) {
    return (
        table.headlines.find(
            ({ series, divided_by: deflator }) => (deflator ? `${series}/${deflator}` : series) === name,
        ) ?? null
    );
}

/// "1,234.5", with a typographic minus sign.
function digits(value, decimals) {
    const text = Math.abs(value).toFixed(decimals);
    const [whole, rest] = text.split('.');
    const sign = value < 0 && /[1-9]/.test(text) ? '−' : '';
    return [sign, `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest ? `.${rest}` : ''}`];
}

/// A value in the largest step of its style that it reaches.
export function styledText(style, value) {
    const steps = table.styles[style];
    const step = steps.find(({ from }) => Math.abs(value) >= from) ?? steps[steps.length - 1];
    const [sign, number] = digits(value / step.unit, step.decimals);
    return `${sign}${step.before}${number}${step.after.replace(' %', '\u00a0%')}`;
}

/// An observation with its decimals; null if the table lacks it.
export function observedText(name, value) {
    const decimals = table.observations[name];
    if (decimals === undefined) return null;
    if (decimals < 0) return value > 0 ? `10^${Math.log10(value).toFixed(1)}` : '0';
    return digits(value, decimals).join('');
}
