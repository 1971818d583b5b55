# SPDX-License-Identifier: GPL-3.0-or-later
# The viewers behind /docs and /redoc: npm packages, fetched once into the build folder and built in. Without npm or
# a network /docs and /redoc show a plain list of routes.

# i2m_web_viewers(TARGET): adds them to TARGET as resources below :/web.
function(i2m_web_viewers target)
    set(source ${PROJECT_SOURCE_DIR}/resources/web)
    set(folder ${CMAKE_BINARY_DIR}/web)
    set(lists package.json package-lock.json .npmrc)
    list(TRANSFORM lists PREPEND ${source}/)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${lists})
    set(files ${folder}/node_modules/swagger-ui-dist/swagger-ui-bundle.js
        ${folder}/node_modules/swagger-ui-dist/swagger-ui.css
        ${folder}/node_modules/redoc/bundles/redoc.standalone.js)

    file(SHA256 ${source}/package-lock.json wanted)
    set(installed "")
    if(EXISTS ${folder}/installed)
        file(READ ${folder}/installed installed)
    endif()
    find_program(NPM npm)
    if(NOT installed STREQUAL wanted AND NPM)
        file(COPY ${lists} DESTINATION ${folder})
        execute_process(COMMAND ${NPM} ci --no-audit --no-fund --no-progress --fetch-retries=1
            WORKING_DIRECTORY ${folder} TIMEOUT 120 RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
        if(failed)
            message(STATUS "npm could not fetch the viewers of the API's documents")
        else()
            file(WRITE ${folder}/installed ${wanted})
        endif()
    endif()

    foreach(file IN LISTS files)
        if(NOT EXISTS ${file})
            message(STATUS "Without npm's packages /docs and /redoc show a plain list of routes")
            return()
        endif()
    endforeach()
    list(APPEND files ${source}/start.js)
    foreach(file IN LISTS files)
        get_filename_component(name ${file} NAME)
        set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name})
    endforeach()
    qt_add_resources(${target} ${target}_web PREFIX /web FILES ${files})
endfunction()
