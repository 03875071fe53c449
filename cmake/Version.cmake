# SPDX-License-Identifier: Apache-2.0
# Writes the header generated/tenfold_version.hpp; runs at every build (cmake -P), so that the commit is that of
# the build and not of the first configuration. Works without git and outside a clone.
# Needs: SOURCE_DIR, TEMPLATE, OUTPUT, and the variables that the template names.
set(TENFOLD_GIT_COMMIT "unknown")
set(TENFOLD_GIT_DIRTY "false")
find_program(GIT_PROGRAM git)
if(GIT_PROGRAM AND EXISTS "${SOURCE_DIR}/.git")
  # A clone made by another user counts as unsafe for git; reading its commit is harmless.
  set(git ${GIT_PROGRAM} -c safe.directory=${SOURCE_DIR} -C ${SOURCE_DIR})
  execute_process(COMMAND ${git} rev-parse HEAD OUTPUT_VARIABLE commit RESULT_VARIABLE failed
                  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT failed)
    set(TENFOLD_GIT_COMMIT ${commit})
    execute_process(COMMAND ${git} status --porcelain --untracked-files=no OUTPUT_VARIABLE changes ERROR_QUIET)
    if(changes)
      set(TENFOLD_GIT_DIRTY "true")
    endif()
  endif()
endif()
# configure_file leaves an unchanged file alone, so nothing is rebuilt without need.
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
