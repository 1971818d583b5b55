# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of this project is compiled, said once.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

set(CMAKE_AUTOMOC ON)

add_library(i2m_flags INTERFACE)
target_compile_features(i2m_flags INTERFACE cxx_std_20)
target_include_directories(i2m_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(i2m_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    QT_MESSAGELOGCONTEXT
    # Qt 6.4 is the oldest supported: what later versions deprecate cannot be replaced yet.
    QT_WARN_DEPRECATED_UP_TO=0x060400)
target_compile_options(i2m_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${I2M_WERROR}>:-Werror>)
if(I2M_SANITIZE)
    target_compile_options(i2m_flags INTERFACE -fsanitize=${I2M_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(i2m_flags INTERFACE -fsanitize=${I2M_SANITIZE})
endif()
if(I2M_FUZZ)
    target_compile_options(i2m_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# i2m_library(NAME SOURCES … LINKS …): a folder of the house. LINKS are its arrows in the graph and stay private.
function(i2m_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE i2m_flags ${ARG_LINKS})
endfunction()

# i2m_test(NAME SOURCES … LINKS … [LABELS …]): one Qt Test program, run without a display unless a label says gui.
function(i2m_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE i2m_flags Qt6::Test ${ARG_LINKS})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 120)
    if(NOT "gui" IN_LIST ARG_LABELS)
        set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT QT_QPA_PLATFORM=offscreen)
    endif()
endfunction()
