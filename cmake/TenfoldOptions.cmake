# SPDX-License-Identifier: Apache-2.0
# Compiler settings shared by every target, as the interface target tenfold_options.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Sloppy about what precompiled headers hide from it: https://ccache.dev/manual, "Precompiled headers".
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()

# Headers of the standard library that most sources read, precompiled for each target: a quarter of the time to build.
# Every header of ours still compiles alone (tests/project/headers.py).
set(TENFOLD_COMMON_HEADERS <algorithm> <array> <chrono> <cmath> <cstdint> <deque> <functional> <limits> <map> <memory>
    <numeric> <optional> <span> <string> <string_view> <utility> <vector>)

# For libraries that read, write and sum up, and simulate nothing: -O3 takes a sixth longer to build them and gains nothing.
set(TENFOLD_LIGHT_OPTIMISATION $<$<CONFIG:Release>:-O2>)

# Neither programs nor archives name the folder in which they were built, so that they may be moved.
add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)

# Installed with the libraries: what is compiled against their headers needs the same settings, warnings excepted.
add_library(tenfold_options INTERFACE)
target_include_directories(tenfold_options INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
                           $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/generated>)
target_compile_features(tenfold_options INTERFACE cxx_std_20)
# No contraction into fused multiply-add and no fast-math: the same bits on every x86-64 processor.
target_compile_options(tenfold_options INTERFACE -ffp-contract=off)
set(TENFOLD_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -Wold-style-cast)
if(TENFOLD_WARNINGS_AS_ERRORS)
  list(APPEND TENFOLD_WARNINGS -Werror)
endif()
target_compile_options(tenfold_options INTERFACE "$<BUILD_INTERFACE:${TENFOLD_WARNINGS}>")
if(TENFOLD_NATIVE)
  target_compile_options(tenfold_options INTERFACE -march=native)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(tenfold_options INTERFACE -march=x86-64-v2)
endif()
if(TENFOLD_ASSERTIONS)
  target_compile_definitions(tenfold_options INTERFACE TENFOLD_ASSERTIONS _GLIBCXX_ASSERTIONS)
endif()
if(TENFOLD_SANITIZE)
  target_compile_options(tenfold_options INTERFACE -fsanitize=${TENFOLD_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(tenfold_options INTERFACE -fsanitize=${TENFOLD_SANITIZE})
endif()
