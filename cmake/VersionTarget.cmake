# SPDX-License-Identifier: Apache-2.0
# Target tenfold_version: the generated header with the version of the project, of its commit and of its libraries.
set(tenfold_version_header ${PROJECT_BINARY_DIR}/generated/tenfold_version.hpp)
if(DEFINED Boost_VERSION_STRING)
  set(tenfold_boost_version ${Boost_VERSION_STRING})
else()
  set(tenfold_boost_version ${Boost_VERSION})
endif()
add_custom_target(tenfold_version
  COMMAND ${CMAKE_COMMAND}
          -DSOURCE_DIR=${PROJECT_SOURCE_DIR}
          -DTEMPLATE=${PROJECT_SOURCE_DIR}/cmake/VersionHeader.hpp.in
          -DOUTPUT=${tenfold_version_header}
          -DTENFOLD_VERSION=${PROJECT_VERSION}
          -DTENFOLD_BUILD_TYPE=${CMAKE_BUILD_TYPE}
          -DTENFOLD_SANITIZERS=${TENFOLD_SANITIZE}
          "-DTENFOLD_COMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
          -DTENFOLD_TBB=${TBB_VERSION}
          -DTENFOLD_BOOST=${tenfold_boost_version}
          -DTENFOLD_HDF5=${HDF5_VERSION}
          -DTENFOLD_YAML_CPP=${yaml-cpp_VERSION}
          -DTENFOLD_CLI11=${CLI11_VERSION}
          -DTENFOLD_FMT=${fmt_VERSION}
          -DTENFOLD_NLOHMANN_JSON=${nlohmann_json_VERSION}
          -DTENFOLD_NLOPT=${NLopt_VERSION}
          -P ${PROJECT_SOURCE_DIR}/cmake/Version.cmake
  BYPRODUCTS ${tenfold_version_header}
  COMMENT "Version header"
  VERBATIM)
