# SPDX-License-Identifier: Apache-2.0
# Random123 is headers without a CMake package. Defines the target Random123::Random123.
find_path(Random123_INCLUDE_DIR Random123/philox.h)
mark_as_advanced(Random123_INCLUDE_DIR)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Random123 REQUIRED_VARS Random123_INCLUDE_DIR)
if(Random123_FOUND AND NOT TARGET Random123::Random123)
  add_library(Random123::Random123 INTERFACE IMPORTED)
  target_include_directories(Random123::Random123 INTERFACE ${Random123_INCLUDE_DIR})
  # Philox needs none of the intrinsics, which are 45,000 lines in each source that draws.
  target_compile_definitions(Random123::Random123 INTERFACE R123_USE_SSE=0)
endif()
