# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: MIT
#
# add_driver_fuzzer(<id> LIBS <target>…)
# fuzz_<id>.cpp in the current folder defines LLVMFuzzerTestOneInput over the driver's parsing.
#  - fuzz_<id>_replay runs it over corpus/ and fixtures/, as a test, with any compiler;
#  - fuzz_<id>, with COALFACE_FUZZ (preset "fuzz", clang), is the fuzzer itself. See README.md.
function(add_driver_fuzzer id)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBS")
    add_coalface_test(fuzz_${id}_replay LABELS sanitized
        SOURCES fuzz_${id}.cpp ${PROJECT_SOURCE_DIR}/tests/plugins/fuzzreplay.cpp
        ARGUMENTS ${CMAKE_CURRENT_SOURCE_DIR}/corpus ${CMAKE_CURRENT_SOURCE_DIR}/fixtures
        LIBS ${arg_LIBS} MinerSdkTest)
    if(COALFACE_FUZZ)
        add_executable(fuzz_${id} fuzz_${id}.cpp)
        target_link_libraries(fuzz_${id} PRIVATE build_options ${arg_LIBS} MinerSdkTest)
        target_link_options(fuzz_${id} PRIVATE -fsanitize=fuzzer)
        set_target_properties(fuzz_${id} PROPERTIES
            RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
    endif()
endfunction()
