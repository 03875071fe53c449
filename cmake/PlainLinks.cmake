# SPDX-License-Identifier: Apache-2.0
# Part of `cmake --install`: in the installed documents, links to sources, which are not installed, become plain text.
cmake_path(ABSOLUTE_PATH documents_folder BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}")
file(GLOB_RECURSE documents "$ENV{DESTDIR}${documents_folder}/*.md")
set(folders "core|agents|scenarios|output|sim|tools|tests")
foreach(document IN LISTS documents)
  file(READ "${document}" text)
  string(REGEX REPLACE "\\[([^]]*)\\]\\((\\.\\./)*(${folders})(/[^)]*)?\\)" "\\1" text "${text}")
  file(WRITE "${document}" "${text}")
endforeach()
