#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Shows that the thread sanitizer sees a race inside a oneTBB task, and sees none where there is none.
#   race_canary.sh FOLDER_OF_TBB_CMAKE_PACKAGE
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
prefix=$(cd "$1/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

g++ -std=c++20 -O1 -g -fsanitize=thread -I"$prefix/include" "$here/race_canary.cpp" -o "$work/canary" \
    -L"$prefix/lib" -Wl,-rpath,"$prefix/lib" -ltbb

passed=0
failed=0
check() { # NAME CONDITION_STATUS
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
        echo "ok   $1"
    else
        failed=$((failed + 1))
        echo "FAIL $1"
    fi
}

# A race shows only in schedules that happen, so the racy program gets several chances.
seen=1
for _ in 1 2 3 4 5; do
    TSAN_OPTIONS=halt_on_error=1 "$work/canary" racy >"$work/racy.log" 2>&1 || true
    if grep -q 'WARNING: ThreadSanitizer: data race' "$work/racy.log"; then
        seen=0
        break
    fi
done
check "a planted race is reported" $seen

status=0
for _ in 1 2 3 4 5; do
    TSAN_OPTIONS=halt_on_error=1 "$work/canary" >"$work/clean.log" 2>&1 || status=1
done
check "a program without a race is not reported" $status
[ "$status" -eq 0 ] || cat "$work/clean.log"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
