// SPDX-License-Identifier: Apache-2.0
// The template of the page of `tenfold report`, as bytes within the program.
    .section .rodata
    .global tenfold_report_template_begin
    .global tenfold_report_template_end
    .balign 16
tenfold_report_template_begin:
    .incbin TENFOLD_REPORT_TEMPLATE
tenfold_report_template_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
