/**
 * The version of the library; CMake reads it from here.
 */
#ifndef TENOR_VERSION_H
#define TENOR_VERSION_H

#define TENOR_VERSION_MAJOR 0
#define TENOR_VERSION_MINOR 1
#define TENOR_VERSION_PATCH 0

#define TENOR_TEXT_OF(number) #number
#define TENOR_TEXT(major, minor, patch)                                                            \
    TENOR_TEXT_OF(major) "." TENOR_TEXT_OF(minor) "." TENOR_TEXT_OF(patch)

/** "0.1.0" */
#define TENOR_VERSION TENOR_TEXT(TENOR_VERSION_MAJOR, TENOR_VERSION_MINOR, TENOR_VERSION_PATCH)

#endif
