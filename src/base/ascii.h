/* Letters and digits of ASCII, whatever the locale says. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>

static inline char tni_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline char tni_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static inline bool tni_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool tni_is_letter(char c)
{
    return tni_lower(c) >= 'a' && tni_lower(c) <= 'z';
}

static inline bool tni_is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

#endif
