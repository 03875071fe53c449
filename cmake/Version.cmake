# SPDX-License-Identifier: Apache-2.0
# Writes the header generated/tenfold_version.hpp; runs at every build (cmake -P), so that the commit is that of
# the build and not of the first configuration. Works without git and outside a clone.
# Needs: SOURCE_DIR, TEMPLATE, OUTPUT, and the variables that the template names.
set(TENFOLD_GIT_COMMIT "unknown")
set(TENFOLD_GIT_CHANGES "") # a digest of what differs from the commit
# What the program is made of; other files may differ.
set(sources CMakeLists.txt cmake core agents output scenarios sim tools)
find_program(GIT_PROGRAM git)
if(GIT_PROGRAM AND EXISTS "${SOURCE_DIR}/.git")
  # A clone made by another user counts as unsafe for git; reading its commit is harmless.
  set(git ${GIT_PROGRAM} -c safe.directory=${SOURCE_DIR} -C ${SOURCE_DIR})
  execute_process(COMMAND ${git} rev-parse HEAD OUTPUT_VARIABLE commit RESULT_VARIABLE failed
                  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT failed)
    set(TENFOLD_GIT_COMMIT ${commit})
    execute_process(COMMAND ${git} diff HEAD --no-ext-diff --no-color --binary -- ${sources}
                    OUTPUT_VARIABLE changes ERROR_QUIET)
    execute_process(COMMAND ${git} ls-files --others --exclude-standard -- ${sources}
                    OUTPUT_VARIABLE added OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    string(REPLACE "\n" ";" added "${added}")
    foreach(file IN LISTS added)
      if(EXISTS "${SOURCE_DIR}/${file}")
        file(SHA256 "${SOURCE_DIR}/${file}" digest)
        string(APPEND changes "${file} ${digest}\n")
      endif()
    endforeach()
    if(changes)
      string(SHA256 digest "${changes}")
      string(SUBSTRING ${digest} 0 12 TENFOLD_GIT_CHANGES)
    endif()
  endif()
endif()
# configure_file leaves an unchanged file alone, so nothing is rebuilt without need.
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
