# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by the scripts of this folder; needs bash with `set -euo pipefail`.

# The root of the clone.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# interpreter NAME: prints the path of python3 or Rscript. Prefers that of the distribution, which has the packages of apt,
# to the first on PATH. Fails if there is none.
interpreter() {
    if [ -x "/usr/bin/$1" ]; then echo "/usr/bin/$1"; else command -v "$1"; fi
}

# shellcheck disable=SC2034 # used by the scripts that source this
python=$(interpreter python3) || python=/usr/bin/python3 # which tools/setup installs

# report_tools: installs the JavaScript packages of tools/results/report in a separate folder, to keep the sources clean, and
# prints its path. Installs them again if the lock file has changed.
report_tools() {
    local folder=$root/build/report-tools name
    if ! cmp -s "$root/tools/results/report/package-lock.json" "$folder/node_modules/installed-lock.json"; then
        mkdir -p "$folder"
        for name in package.json package-lock.json .npmrc; do
            cp "$root/tools/results/report/$name" "$folder/" || return 1
        done
        (cd "$folder" && npm ci --fetch-retries=1 >&2) || return 1
        cp "$folder/package-lock.json" "$folder/node_modules/installed-lock.json"
    fi
    echo "$folder"
}

# Concurrent compilations: the number of processors, limited by memory (1.5 GB per translation unit).
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
