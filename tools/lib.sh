# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by the scripts of this folder; needs bash with `set -euo pipefail`.

# The root of the clone, whatever the current directory is.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The distribution's Python, where apt's packages live; the first one on PATH may be another.
# shellcheck disable=SC2034 # used by the scripts that source this
python=/usr/bin/python3

say() { printf '%s\n' "$*" >&2; }

# Compilations at a time: processors, but no more than fit in memory (a translation unit takes up to 1.5 GB).
build_jobs() {
    local processors memory
    processors=$(nproc)
    memory=$(awk '/^MemAvailable:/ {print int($2 / 1500000)}' /proc/meminfo)
    if [ "${memory:-1}" -lt 1 ]; then memory=1; fi
    if [ "$memory" -lt "$processors" ]; then echo "$memory"; else echo "$processors"; fi
}

# configure_and_build PRESET [CMAKE_OPTION...] [-- TARGET...]
configure_and_build() {
    local preset=$1 options=()
    shift
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    if [ $# -gt 0 ]; then shift; fi
    local build=(cmake --build "$root/build/$preset" --parallel "${CMAKE_BUILD_PARALLEL_LEVEL:-$(build_jobs)}")
    if [ $# -gt 0 ]; then build+=(--target "$@"); fi
    (cd "$root" && cmake --preset "$preset" "${options[@]}" >&2) || return 1
    "${build[@]}" >&2
}
