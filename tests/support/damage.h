/* Damage to a file's bytes as disks, editors, mergers and attackers do it. */
#ifndef TN_TEST_DAMAGE_H
#define TN_TEST_DAMAGE_H

#include <stddef.h>
#include <stdint.h>

typedef struct tn_bytes {
    char *at; /* from malloc; NULL: no file */
    size_t size;
} tn_bytes;

/* Damages file in place, once or twice: bits flipped, cut, a part dropped, a part of other put in,
 * lines swapped or dropped, digits changed, a hostile word put in, the rest doubled. file->at is a
 * block of exactly size bytes afterwards, so that a reader that looks behind the end is caught. */
void test_damage(tn_bytes *file, tn_bytes other, uint64_t *random);

/* TENOR_SEED, or one that is always the same. */
uint64_t test_damage_seed(void);

/* TENOR_DAMAGES, or so many in a plain build and so many under the address sanitizer. */
long test_damage_runs(long plain, long sanitized);

#endif
