// SPDX-License-Identifier: Apache-2.0
// Means, standard deviations and 95 % intervals.

// Student's t for 95 %, two-sided, by degrees of freedom from 1 to 30; then the normal distribution with its first correction.
const STUDENT = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
    2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
const studentOf = (freedom) => STUDENT[freedom - 1] ?? 1.96 + 2.37 / freedom;

/// Mean of the finite values; null without any.
export function mean(values) {
    const known = values.filter((value) => value !== null && Number.isFinite(value));
    return known.length ? known.reduce((total, value) => total + value, 0) / known.length : null;
}

/// Sample standard deviation; null for fewer than two values.
export function deviation(values) {
    if (values.length < 2) return null;
    const middle = mean(values);
    return Math.sqrt(values.reduce((total, value) => total + (value - middle) ** 2, 0) / (values.length - 1));
}

/// The mean and half the width of its 95 % interval (`half`); null for fewer than two values.
export function meanInterval(values) {
    const scatter = deviation(values);
    if (scatter === null) return null;
    const [middle, half] = [mean(values), (studentOf(values.length - 1) * scatter) / Math.sqrt(values.length)];
    return { mean: middle, half, low: middle - half, high: middle + half };
}

/// Standard deviation of values about their least-squares line.
export function deviationFromTrend(values) {
    const places = values.map((_, place) => place - (values.length - 1) / 2);
    const middle = mean(values);
    const slope =
        places.reduce((total, place, index) => total + place * values[index], 0) /
        places.reduce((total, place) => total + place * place, 0);
    const squares = values.reduce((total, value, index) => total + (value - middle - slope * places[index]) ** 2, 0);
    return Math.sqrt(squares / Math.max(1, values.length - 2));
}
