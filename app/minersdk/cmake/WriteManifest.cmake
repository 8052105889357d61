# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: MIT
#
# cmake -D DRIVER_JSON=… -D LIBRARY=… [-D TRANSCRIPTS=…] -D PLATFORM=… -D QT_VERSION=… -P WriteManifest.cmake
# Writes manifest.json beside the library: driver.json and what is true of this very file. The transcripts are
# copied to transcripts/ beside it; what was there before is removed.
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
file(REMOVE_RECURSE ${folder}/transcripts)
foreach(transcript IN LISTS TRANSCRIPTS)
    get_filename_component(name ${transcript} NAME)
    if(NOT name MATCHES "^[A-Za-z0-9][A-Za-z0-9_.-]*\\.json$")
        message(FATAL_ERROR "${transcript}: a transcript is called like idle.json (letters, digits, . _ -).")
    endif()
    file(COPY ${transcript} DESTINATION ${folder}/transcripts)
    file(SIZE ${transcript} size)
    file(SHA256 ${transcript} sha256)
    string(JSON manifest SET "${manifest}" files transcripts/${name} "{\"size\": ${size}, \"sha256\": \"${sha256}\"}")
endforeach()
file(WRITE ${folder}/manifest.json "${manifest}\n")
