# SPDX-License-Identifier: Apache-2.0
# Target tenfold_report_template: the page of `tenfold report` as bytes to link. It is built from tools/report with npm
# and node; without them, or where that fails, it says what is missing and so does the command.
enable_language(ASM)
set(TENFOLD_REPORT_TEMPLATE "" CACHE FILEPATH "A finished page to use instead of building tools/report")
set(report_source ${PROJECT_SOURCE_DIR}/tools/report)
set(report_page ${PROJECT_BINARY_DIR}/generated/report_template.html)
if(EXISTS ${report_page})
  file(READ ${report_page} report_start LIMIT 8)
  if(report_start STREQUAL "missing:")
    file(REMOVE ${report_page}) # what was missing may be there now
  endif()
endif()

file(GLOB_RECURSE report_files CONFIGURE_DEPENDS ${report_source}/*)
list(FILTER report_files EXCLUDE REGEX "/node_modules/")
add_custom_command(
  OUTPUT ${report_page}
  COMMAND ${CMAKE_COMMAND}
          "-DPAGE=${TENFOLD_REPORT_TEMPLATE}"
          -DSOURCE=${report_source}
          -DWORK=${PROJECT_BINARY_DIR}/report
          -DOUTPUT=${report_page}
          -P ${PROJECT_SOURCE_DIR}/cmake/BuildReport.cmake
  DEPENDS ${report_files} ${TENFOLD_REPORT_TEMPLATE} ${PROJECT_SOURCE_DIR}/cmake/BuildReport.cmake
  COMMENT "Page of tenfold report"
  VERBATIM)

add_library(tenfold_report_template OBJECT ${PROJECT_SOURCE_DIR}/tools/report_template.S)
set_source_files_properties(${PROJECT_SOURCE_DIR}/tools/report_template.S PROPERTIES
  COMPILE_DEFINITIONS "TENFOLD_REPORT_TEMPLATE=\"${report_page}\""
  OBJECT_DEPENDS ${report_page})
