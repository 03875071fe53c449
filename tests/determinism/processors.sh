#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The same bits on processors with and without fused multiply-add: the C library picks other versions of its
# functions there, and none of them may matter. Compares digests of all agents after a run.
#   usage: processors.sh TENFOLD_BINARY
set -euo pipefail
binary=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/tests/replications/data
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
passed=0
failed=0

digest() { # SCENARIO ARGUMENT...
    "$binary" run "$root/scenarios/$1.yaml" "${@:2}" --progress none --force --out out.h5 | grep -o 'digest [0-9a-f]*'
}

# Digest of the rows that `replicate` writes.
rows() { # ARGUMENT...
    "$binary" replicate labour-network --occupations "$data/occupations.csv" --network "$data/links.csv" "$@" \
        --quiet --force --out rows.csv
    sha256sum <rows.csv
}

check() { # NAME EXPECTED FOUND
    if [ -n "$2" ] && [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $1: $2 against $3"
    fi
}

features=("-FMA,-AVX2,-FMA4" "-AVX512F,-AVX2" "-SSE4_1,-AVX")
for arguments in "tiny --set firm_dynamics.exit_rate=0.3" "us-2023 --scale 5000 --until 2029-01-01"; do
    read -ra words <<<"$arguments"
    here=$(digest "${words[@]}" --threads 1)
    for missing in "${features[@]}"; do
        there=$(GLIBC_TUNABLES=glibc.cpu.hwcaps=$missing digest "${words[@]}" --threads 2)
        check "$arguments without $missing" "$here" "$there"
    done
done
for arguments in "--shock automation" "--shock cycle --stochastic --scale 20 --seeds 2"; do
    read -ra words <<<"$arguments"
    here=$(rows "${words[@]}" --threads 1)
    for missing in "${features[@]}"; do
        there=$(GLIBC_TUNABLES=glibc.cpu.hwcaps=$missing rows "${words[@]}" --threads 2)
        check "replicate $arguments without $missing" "$here" "$there"
    done
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
