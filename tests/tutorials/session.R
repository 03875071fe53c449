# SPDX-License-Identifier: Apache-2.0
# The same as session.py for R: values that a block does not assign are printed, as at the prompt.
mark <- "\x1e"
blocks <- file("stdin")
open(blocks)
repeat {
    path <- readLines(blocks, 1)
    if (length(path) == 0) break
    status <- tryCatch(
        {
            source(path, local = globalenv(), print.eval = TRUE, encoding = "UTF-8")
            "passed"
        },
        error = function(problem) {
            message(conditionMessage(problem))
            "failed"
        }
    )
    cat("\n", mark, status, "\n", sep = "")
    flush(stdout())
}
