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

# These two have no CMake package; their find modules lie beside and are installed with ours.
find_package(libdeflate REQUIRED)
find_package(Random123 REQUIRED)
