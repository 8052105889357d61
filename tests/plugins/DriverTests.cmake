# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: MIT
#
# add_driver_under_test(<id>): target <id>_under_test, the driver's own objects once more, linked instead of loaded.
# add_driver_contract(<id>): tst_<id>_contract.cpp holds it to the contract of every driver, against its
# simulated device; fuzz_<id>.cpp is its fuzzer (DriverFuzzer.cmake).
function(add_driver_under_test id)
    add_library(${id}_under_test STATIC $<TARGET_OBJECTS:${id}>)
    set_target_properties(${id}_under_test PROPERTIES LINKER_LANGUAGE CXX)
    target_include_directories(${id}_under_test INTERFACE
        ${PROJECT_SOURCE_DIR}/plugins ${PROJECT_SOURCE_DIR}/tests ${PROJECT_SOURCE_DIR}/tests/plugins)
    target_link_libraries(${id}_under_test INTERFACE Coalface::MinerSdk)
endfunction()
function(add_driver_contract id)
    add_coalface_test(tst_${id}_contract LABELS sanitized LIBS ${id}_under_test ${id}_simulated MinerSdkTest)
    set_tests_properties(tst_${id}_contract PROPERTIES TIMEOUT 300 COST 100) # 39 faults, waits in most
    add_driver_fuzzer(${id} LIBS ${id}_under_test)
endfunction()
