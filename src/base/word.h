/* Eight bytes of text in one register: for what is read dozens of millions of times. */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include <stdint.h>

#define TNI_EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (unsigned char)(c))

/* Four or eight bytes as a number, the first one lowest; compilers make one load of it. */
static inline uint64_t tni_half_word(const char *text)
{
    const unsigned char *b = (const unsigned char *)text;
    return b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24;
}

static inline uint64_t tni_word(const char *text)
{
    const unsigned char *b = (const unsigned char *)text;
    return b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
}

#endif
