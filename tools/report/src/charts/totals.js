// SPDX-License-Identifier: Apache-2.0
// Heights of stacked areas.

/// The sum of all lines in each month.
export function quantityTotal(lines) {
    if (!lines.length) return [];
    return lines[0].mean.map((_, month) => lines.reduce((total, line) => total + (line.mean[month] ?? 0), 0));
}
