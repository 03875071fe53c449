// SPDX-License-Identifier: Apache-2.0
// Heights of stacked areas.

/// The sum of all lines in a month; null if one of them has no value.
export function totalAt(lines, month) {
    const values = lines.map((line) => line.mean[month]);
    return values.some((value) => value === null) ? null : values.reduce((total, value) => total + value, 0);
}

/// The sum of all lines in each month.
export function quantityTotal(lines) {
    return lines.length ? lines[0].mean.map((_, month) => totalAt(lines, month)) : [];
}
