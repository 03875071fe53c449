# SPDX-License-Identifier: Apache-2.0
# Packs a script of the report page with gzip (cmake -P).
# Needs: INPUT, OUTPUT.
file(ARCHIVE_CREATE OUTPUT ${OUTPUT} PATHS ${INPUT} FORMAT raw COMPRESSION GZip COMPRESSION_LEVEL 9)
