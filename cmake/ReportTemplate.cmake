# SPDX-License-Identifier: Apache-2.0
# Target tenfold_report_template: the parts of the page of `tenfold report` as bytes to link,
# from tools/results/report/bundle, where tools/results/report/build leaves them.
enable_language(ASM)
set(report_bundle ${PROJECT_SOURCE_DIR}/tools/results/report/bundle)
set(report_packed ${PROJECT_BINARY_DIR}/generated/report)
file(MAKE_DIRECTORY ${report_packed})
foreach(script program.js hdf5.js)
  add_custom_command(
    OUTPUT ${report_packed}/${script}.gz
    COMMAND ${CMAKE_COMMAND} -DINPUT=${report_bundle}/${script} -DOUTPUT=${report_packed}/${script}.gz
            -P ${PROJECT_SOURCE_DIR}/cmake/PackReport.cmake
    DEPENDS ${report_bundle}/${script} ${PROJECT_SOURCE_DIR}/cmake/PackReport.cmake
    COMMENT "Page of tenfold report: ${script}"
    VERBATIM)
endforeach()

add_library(tenfold_report_template OBJECT ${PROJECT_SOURCE_DIR}/tools/results/report_template.S)
target_compile_definitions(tenfold_report_template PRIVATE
  TENFOLD_REPORT_FRAME="${report_bundle}/frame.html"
  TENFOLD_REPORT_PROGRAM="${report_packed}/program.js.gz"
  TENFOLD_REPORT_HDF5="${report_packed}/hdf5.js.gz")
set_source_files_properties(${PROJECT_SOURCE_DIR}/tools/results/report_template.S PROPERTIES
  OBJECT_DEPENDS "${report_bundle}/frame.html;${report_packed}/program.js.gz;${report_packed}/hdf5.js.gz")
