# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -D VERSION=… -D FILES=… -D HEADER=… -P WriteBuildId.cmake
# Defines COALFACE_BUILD_ID in HEADER: the version and a hash of what these files hold. The header stays untouched
# when it would say the same.
set(hashes)
foreach(file IN LISTS FILES)
    file(SHA256 ${file} hash)
    string(APPEND hashes ${hash})
endforeach()
string(SHA256 hash "${hashes}")
string(SUBSTRING ${hash} 0 12 hash)
set(content "#pragma once\n#define COALFACE_BUILD_ID \"${VERSION}-${hash}\"\n")
set(before "")
if(EXISTS ${HEADER})
    file(READ ${HEADER} before)
endif()
if(NOT before STREQUAL content)
    file(WRITE ${HEADER} "${content}")
endif()
