# SPDX-License-Identifier: Apache-2.0
# Libraries, all from Debian 12; tools/setup installs them.
find_package(TBB 2021 REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(Eigen3 3.4 REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)

# Debian has two builds of NLopt, whose targets have different names, and its C++ header in another package.
find_package(NLopt 2.7 QUIET)
find_path(NLOPT_CXX_INCLUDE_DIR nlopt.hpp)
if(NOT NLopt_FOUND OR NOT NLOPT_CXX_INCLUDE_DIR)
  message(FATAL_ERROR "NLopt 2.7 with its C++ header is missing; tools/setup installs it (Debian: libnlopt-cxx-dev)")
endif()
add_library(tenfold_nlopt INTERFACE)
target_include_directories(tenfold_nlopt SYSTEM INTERFACE ${NLOPT_CXX_INCLUDE_DIR})
target_link_libraries(tenfold_nlopt INTERFACE ${NLOPT_LIBRARIES})

# The serial HDF5, also where an MPI build of it is installed beside.
set(HDF5_PREFER_PARALLEL OFF)
find_package(HDF5 REQUIRED COMPONENTS C HL)

# libdeflate has a pkg-config file only.
find_path(LIBDEFLATE_INCLUDE_DIR libdeflate.h REQUIRED)
find_library(LIBDEFLATE_LIBRARY deflate REQUIRED)
add_library(tenfold_libdeflate INTERFACE)
target_include_directories(tenfold_libdeflate SYSTEM INTERFACE ${LIBDEFLATE_INCLUDE_DIR})
target_link_libraries(tenfold_libdeflate INTERFACE ${LIBDEFLATE_LIBRARY})

# Random123 is headers without a CMake package.
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
add_library(tenfold_random123 INTERFACE)
target_include_directories(tenfold_random123 SYSTEM INTERFACE ${RANDOM123_INCLUDE_DIR})
# Philox needs none of the intrinsics, which are 45,000 lines in each source that draws.
target_compile_definitions(tenfold_random123 INTERFACE R123_USE_SSE=0)
