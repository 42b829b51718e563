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

/* The eight bytes of such a number; one store. */
static inline void tni_word_write(uint64_t word, char *to)
{
    to[0] = (char)(word & 0xff);
    to[1] = (char)(word >> 8 & 0xff);
    to[2] = (char)(word >> 16 & 0xff);
    to[3] = (char)(word >> 24 & 0xff);
    to[4] = (char)(word >> 32 & 0xff);
    to[5] = (char)(word >> 40 & 0xff);
    to[6] = (char)(word >> 48 & 0xff);
    to[7] = (char)(word >> 56 & 0xff);
}

#endif
