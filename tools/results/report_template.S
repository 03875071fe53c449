// SPDX-License-Identifier: Apache-2.0
// The parts of the page of `tenfold report`, as bytes within the program; the scripts are packed with gzip.
    .section .rodata
    .macro part name, file
    .global tenfold_report_\name\()_begin
    .global tenfold_report_\name\()_end
    .balign 16
tenfold_report_\name\()_begin:
    .incbin "\file"
tenfold_report_\name\()_end:
    .byte 0
    .endm
    part frame, TENFOLD_REPORT_FRAME
    part program, TENFOLD_REPORT_PROGRAM
    part hdf5, TENFOLD_REPORT_HDF5
    .section .note.GNU-stack, "", %progbits
