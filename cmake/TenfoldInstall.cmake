# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where: the program, libraries with their headers and CMake package, scenarios, schemas
# and documents.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(TENFOLD_INCLUDEDIR ${CMAKE_INSTALL_INCLUDEDIR}/tenfold)
set(TENFOLD_DATADIR ${CMAKE_INSTALL_DATADIR}/tenfold)
set(TENFOLD_PACKAGEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/tenfold)

install(TARGETS tenfold RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# The last has all others with it: all that builds and runs an economy.
set(libraries core agents scenarios output sim)
foreach(library IN ITEMS options ${libraries})
  set_target_properties(tenfold_${library} PROPERTIES EXPORT_NAME ${library})
  install(TARGETS tenfold_${library} EXPORT tenfold ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
          INCLUDES DESTINATION ${TENFOLD_INCLUDEDIR})
endforeach()
set_target_properties(tenfold_sim PROPERTIES EXPORT_NAME economy)
# hdf5_common.hpp is for two sources only, and needs the headers of HDF5.
install(DIRECTORY ${libraries} DESTINATION ${TENFOLD_INCLUDEDIR}
        FILES_MATCHING PATTERN *.hpp PATTERN hdf5_common.hpp EXCLUDE PATTERN studies EXCLUDE)

install(EXPORT tenfold FILE tenfoldTargets.cmake NAMESPACE tenfold:: DESTINATION ${TENFOLD_PACKAGEDIR})
configure_package_config_file(cmake/tenfoldConfig.cmake.in ${PROJECT_BINARY_DIR}/generated/tenfoldConfig.cmake
                              INSTALL_DESTINATION ${TENFOLD_PACKAGEDIR} PATH_VARS TENFOLD_DATADIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/generated/tenfoldConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/generated/tenfoldConfig.cmake
              ${PROJECT_BINARY_DIR}/generated/tenfoldConfigVersion.cmake
              cmake/FindRandom123.cmake cmake/Findlibdeflate.cmake DESTINATION ${TENFOLD_PACKAGEDIR})

install(DIRECTORY scenarios DESTINATION ${TENFOLD_DATADIR} FILES_MATCHING PATTERN *.yaml)
install(FILES docs/scenario.schema.json docs/study.schema.json DESTINATION ${TENFOLD_DATADIR}/schemas)
# Beside each other as in the sources, for the links between them.
install(FILES README.md CHANGELOG.md CONTRIBUTING.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN *.py EXCLUDE PATTERN *.schema.json EXCLUDE)
install(CODE "set(documents_folder \"${CMAKE_INSTALL_DOCDIR}\")")
install(SCRIPT cmake/PlainLinks.cmake)
