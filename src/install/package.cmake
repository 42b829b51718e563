# Debian packages, by `sh src/install/packages.sh`: a component of an install is a package.
set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL tenor libtenor0 libtenor-dev libsqlite3-mod-tenor)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGE_NAME tenor)
set(CPACK_PACKAGE_CONTACT "Tenor maintainers <maintainers@users.noreply.r-seed-f73df63d.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ
    GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# tn_package(COMPONENT section summary [DEPENDS ...]): what is said of one package.
function(tn_package component section summary)
    cmake_parse_arguments(P "" "DEPENDS;RECOMMENDS" "" ${ARGN})
    string(TOUPPER ${component} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${component} PARENT_SCOPE)
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section} PARENT_SCOPE)
    set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "${P_DEPENDS}" PARENT_SCOPE)
    set(CPACK_DEBIAN_${upper}_PACKAGE_RECOMMENDS "${P_RECOMMENDS}" PARENT_SCOPE)
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary}
Tenor prices and models SaaS contracts on AWS Marketplace, offline and to
the cent: what a listing may say, what an offer is worth, what a contract
has been and will be invoiced, each figure with its derivation." PARENT_SCOPE)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/copyright
        ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian.gz
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${component} COMPONENT ${component})
endfunction()

configure_file(copyright.in copyright @ONLY)
# The day of the change log is that of the newest change, so that every build of it is the same.
set(newest ${CMAKE_SOURCE_DIR}/data/manual/changes.txt)
add_custom_command(OUTPUT changelog.Debian.gz DEPENDS ${newest} changelog.sh VERBATIM
    COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/changelog.sh ${newest} ${PROJECT_VERSION}-1
            "${CPACK_PACKAGE_CONTACT}" changelog.Debian.gz)
add_custom_target(changelog ALL DEPENDS changelog.Debian.gz)

set(same "libtenor0 (= ${PROJECT_VERSION}-1)")
# What src/late.c loads is not among what the program is linked with, where the packager looks.
foreach(library ${TN_LATE_LIBRARIES})
    file(REAL_PATH ${library} library)
    get_filename_component(library ${library} NAME)
    execute_process(COMMAND dpkg-query -S "*/${library}" OUTPUT_VARIABLE package ERROR_QUIET)
    string(REGEX MATCH "^[^:]+" package "${package}")
    list(APPEND late ${package})
endforeach()
list(JOIN late ", " late)
tn_package(tenor utils "contracts on AWS Marketplace, priced and modelled" DEPENDS "${late}"
    RECOMMENDS "bash-completion, man-db")
tn_package(libtenor0 libs "contracts on AWS Marketplace - shared library")
set(CPACK_DEBIAN_LIBTENOR0_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_SOURCE_DIR}/triggers)
tn_package(libtenor-dev libdevel "contracts on AWS Marketplace - headers and static library"
    DEPENDS "${same}, libcsv-dev, libutf8proc-dev, libjansson-dev")
tn_package(libsqlite3-mod-tenor libs "contracts on AWS Marketplace - functions for SQLite"
    DEPENDS "libsqlite3-0 (>= 3.31)" RECOMMENDS "sqlite3")
if(TN_POSTGRES)
    list(APPEND CPACK_COMPONENTS_ALL postgresql-15-tenor)
    tn_package(postgresql-15-tenor database "contracts on AWS Marketplace - functions for PostgreSQL"
        DEPENDS "postgresql-15")
endif()
include(CPack)
