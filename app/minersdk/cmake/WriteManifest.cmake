# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: MIT
#
# cmake -D DRIVER_JSON=… -D LIBRARY=… -D PLATFORM=… -D QT_VERSION=… -P WriteManifest.cmake
# Writes manifest.json beside the library: driver.json and what is true of this very file.
get_filename_component(folder ${LIBRARY} DIRECTORY)
get_filename_component(name ${LIBRARY} NAME)
file(SIZE ${LIBRARY} size)
file(SHA256 ${LIBRARY} sha256)
string(TOLOWER "${PLATFORM}" platform)
string(REGEX MATCH "^[0-9]+\\.[0-9]+" qt "${QT_VERSION}")

file(READ ${DRIVER_JSON} manifest)
string(JSON manifest SET "${manifest}" platform "\"${platform}\"")
string(JSON manifest SET "${manifest}" qt "\"${qt}\"")
string(JSON manifest SET "${manifest}" files "{}")
string(JSON manifest SET "${manifest}" files ${name} "{\"size\": ${size}, \"sha256\": \"${sha256}\"}")
file(WRITE ${folder}/manifest.json "${manifest}\n")
