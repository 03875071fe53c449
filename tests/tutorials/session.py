# SPDX-License-Identifier: Apache-2.0
"""Runs blocks one after another in one interpreter. Each line of stdin names a file with a block; after what the block
prints comes a line that starts with the mark and says whether it succeeded."""

import sys
import traceback

MARK = "\x1e"


def main():
    names = {"__name__": "__main__"}
    for line in sys.stdin:
        path = line.rstrip("\n")
        status = "passed"
        try:
            with open(path, encoding="utf-8") as file:
                exec(compile(file.read(), path, "exec"), names)  # pylint: disable=exec-used
        except BaseException:  # a block that ends the interpreter has failed too
            traceback.print_exc()
            status = "failed"
        print(f"\n{MARK}{status}", flush=True)


if __name__ == "__main__":
    main()
