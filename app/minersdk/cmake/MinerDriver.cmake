# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: MIT
#
# add_miner_driver(<driver_type> SOURCES <file>… [TRANSCRIPTS <file>…] [SIMULATED <file>…] [FOLDER <folder>])
#
# Builds a driver: a module named <driver_type> in the layout in which drivers are installed,
# <build tree>/bundled_config/miner_drivers/<driver_type>/<version>/, beside its manifest.json. The
# version and everything else comes from driver.json in the current source folder. That folder has the
# name of the driver; the include root is its parent, so that a driver writes "<driver_type>/…".
# TRANSCRIPTS: recorded conversations (*.json) that a version has to make the same of wherever it is installed;
# they go into transcripts/ beside the library.
# FOLDER: where the layout <driver_type>/<version>/ begins instead; such a driver is not installed.
# SIMULATED (in Coalface's own tree only): the same family of devices for coalface-sim, written from
# the protocol page; the files define coalface::simulator::family_<driver_type>().
include_guard(GLOBAL)
include(GNUInstallDirs)
include(${CMAKE_CURRENT_LIST_DIR}/DriverJson.cmake)

function(add_miner_driver id)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "FOLDER" "SOURCES;TRANSCRIPTS;SIMULATED")
    if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES)
        message(FATAL_ERROR "add_miner_driver(${id}): the form is add_miner_driver(<driver_type> "
            "SOURCES <file>… [TRANSCRIPTS <file>…] [SIMULATED <file>…] [FOLDER <folder>]); not understood: ${arg_UNPARSED_ARGUMENTS}")
    endif()
    set(description ${CMAKE_CURRENT_SOURCE_DIR}/driver.json)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${description})
    read_driver_json(${description} ${id} version)

    get_filename_component(include_root ${CMAKE_CURRENT_SOURCE_DIR} DIRECTORY)
    set(folder ${PROJECT_BINARY_DIR}/bundled_config/miner_drivers/${id}/${version})
    if(arg_FOLDER)
        set(folder ${arg_FOLDER}/${id}/${version})
    endif()

    add_library(${id} MODULE ${arg_SOURCES})
    target_link_libraries(${id} PRIVATE Coalface::MinerSdk)
    if(TARGET build_options)
        target_link_libraries(${id} PRIVATE build_options)
        precompile(${id} core)
    endif()
    target_include_directories(${id} PRIVATE ${include_root})
    target_compile_definitions(${id} PRIVATE QT_PLUGIN)
    # No run path: the process that loads a driver has the SDK loaded already.
    set_target_properties(${id} PROPERTIES
        AUTOMOC ON PREFIX "" OUTPUT_NAME ${id}
        CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF
        CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
        SKIP_BUILD_RPATH ON INSTALL_RPATH "" BUILD_WITH_INSTALL_RPATH OFF
        LIBRARY_OUTPUT_DIRECTORY $<1:${folder}> RUNTIME_OUTPUT_DIRECTORY $<1:${folder}>)
    if(UNIX AND NOT APPLE AND NOT COALFACE_SANITIZE)
        target_link_options(${id} PRIVATE LINKER:-z,defs)
    endif()
    list(TRANSFORM arg_TRANSCRIPTS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    # The manifest lists the files' hashes, so it is written last, and again whenever driver.json changes.
    set_target_properties(${id} PROPERTIES LINK_DEPENDS "${description};${arg_TRANSCRIPTS}")
    add_custom_command(TARGET ${id} POST_BUILD VERBATIM
        COMMAND ${CMAKE_COMMAND} -D DRIVER_JSON=${description} -D LIBRARY=$<TARGET_FILE:${id}>
            "-DTRANSCRIPTS=${arg_TRANSCRIPTS}"
            -D PLATFORM=${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}-${CMAKE_CXX_COMPILER_ID}
            -D QT_VERSION=${Qt6_VERSION} -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/WriteManifest.cmake)

    if(NOT arg_FOLDER)
        # Copied as they are: what relinks or strips them would falsify the manifest.
        install(FILES $<TARGET_FILE:${id}> ${folder}/manifest.json
            DESTINATION ${CMAKE_INSTALL_LIBDIR}/coalface/bundled_config/miner_drivers/${id}/${version}
            COMPONENT Runtime)
        if(arg_TRANSCRIPTS)
            install(FILES ${arg_TRANSCRIPTS}
                DESTINATION ${CMAKE_INSTALL_LIBDIR}/coalface/bundled_config/miner_drivers/${id}/${version}/transcripts
                COMPONENT Runtime)
        endif()
    endif()

    if(arg_SIMULATED)
        add_library(${id}_simulated STATIC ${arg_SIMULATED})
        target_link_libraries(${id}_simulated PUBLIC simulator)
        if(TARGET build_options)
            target_link_libraries(${id}_simulated PRIVATE build_options)
            precompile(${id}_simulated core)
        endif()
        target_include_directories(${id}_simulated PUBLIC ${include_root})
        set_target_properties(${id}_simulated PROPERTIES AUTOMOC ON)
        set_property(GLOBAL APPEND PROPERTY COALFACE_SIMULATED_FAMILIES ${id})
    endif()
endfunction()
