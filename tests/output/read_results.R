# SPDX-License-Identifier: Apache-2.0
# Opens a results file with ncdf4 and compares what it finds with what h5py has found.
#   usage: Rscript read_results.R FILE TABLE, where TABLE is written by read_results.py
# The last line is `N passed, M failed`.
library(ncdf4)

arguments <- commandArgs(trailingOnly = TRUE)
file <- nc_open(arguments[1])
expected <- read.delim(arguments[2], colClasses = "character", quote = "", comment.char = "", encoding = "UTF-8",
    na.strings = character(0))
failures <- 0

# One line for each variable that is not as expected.
complain <- function(name, problem) {
    failures <<- failures + 1
    cat("FAIL ", name, ": ", problem, "\n", sep = "")
}

numbers <- function(text) as.integer(strsplit(text, ",", fixed = TRUE)[[1]])

# Names of the axes as h5py gives them: the last first, without groups.
axes_of <- function(name) {
    if (!is.null(file$dim[[name]])) return(sub(".*/", "", name))
    rev(vapply(file$var[[name]]$dim, function(axis) sub(".*/", "", axis$name), ""))
}

# What is wrong with a variable; nothing if it is as the rows say.
problems_of <- function(name, rows) {
    if (is.null(file$var[[name]]) && is.null(file$dim[[name]])) return("ncdf4 does not list it")
    problems <- character(0)
    units <- ncatt_get(file, name, "units")
    if (!identical(if (units$hasatt) units$value else "", rows$units[1])) problems <- paste("units", units$value)
    values <- ncvar_get(file, name, collapse_degen = FALSE)
    if (rows$dimensions[1] != "") {
        if (paste(axes_of(name), collapse = ",") != rows$dimensions[1])
            problems <- c(problems, paste("dimensions", paste(axes_of(name), collapse = ",")))
        if (!identical(rev(dim(values)), numbers(rows$lengths[1])))
            return(c(problems, paste("lengths", paste(rev(dim(values)), collapse = ","))))
    }
    for (i in seq_len(nrow(rows))) {
        place <- rev(numbers(rows$place[i])) + 1
        found <- if (length(place) == 0) values else values[matrix(place, 1)]
        same <- if (rows$type[i] == "text") identical(strsplit(found, "\n")[[1]][1], rows$value[i]) else
            identical(as.numeric(found), as.numeric(rows$value[i]))
        if (!same) problems <- c(problems, paste0("[", rows$place[i], "] is ", found, ", not ", rows$value[i]))
    }
    problems
}

for (name in expected$name) {
    for (problem in problems_of(name, expected[expected$name == name, ])) complain(name, problem)
}
if (!identical(ncatt_get(file, 0, "filetype")$value, "tenfold-results")) complain("filetype", "is not tenfold-results")
if (!ncatt_get(file, "observations", "o3_tasks_verdict")$hasatt) complain("observations", "have no o3_tasks_verdict")
if (!identical(ncatt_get(file, "run", "status")$value, "complete")) complain("run", "has not the status complete")
flags <- ncatt_get(file, "panel/worker_status")
if (length(flags$flag_values) != length(strsplit(flags$flag_meanings, " ")[[1]])) complain("worker_status", "flags")
unlisted <- setdiff(names(file$var), expected$name)
if (length(unlisted) > 0) complain("variables that h5py does not find", paste(unlisted, collapse = " "))
nc_close(file)

variables <- length(expected$name)
cat("ncdf4: ", variables, " variables, ", nrow(expected), " values, groups\n", sep = "")
cat(variables - min(failures, variables), " passed, ", failures, " failed",
    "\n", sep = "")
quit(status = if (failures > 0 || variables < 100) 1 else 0)
