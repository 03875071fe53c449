#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The same bits on processors with and without fused multiply-add: the C library picks other versions of its
# functions there, and none of them may matter. Compares digests of all agents after a run.
#   usage: processors.sh TENFOLD_BINARY
set -euo pipefail
binary=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
passed=0
failed=0

digest() { # SCENARIO ARGUMENT...
    "$binary" run "$root/scenarios/$1.yaml" "${@:2}" --progress none --out out.h5 | grep -o 'digest [0-9a-f]*'
}

check() { # NAME EXPECTED FOUND
    if [ -n "$2" ] && [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $1: $2 against $3"
    fi
}

for arguments in "tiny --set firm_size.exit_rate=0.3" "us-2023 --scale 5000 --until 2029-01-01"; do
    read -ra words <<<"$arguments"
    here=$(digest "${words[@]}" --threads 1)
    for features in -FMA,-AVX2,-FMA4 -AVX512F,-AVX2 -SSE4_1,-AVX; do
        there=$(GLIBC_TUNABLES=glibc.cpu.hwcaps=$features digest "${words[@]}" --threads 2)
        check "$arguments without $features" "$here" "$there"
    done
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
