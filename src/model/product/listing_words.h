/* Words that AWS or its reviewers do not want in a listing, or that stand where a decision should.
 */
#ifndef TN_MODEL_LISTING_WORDS_H
#define TN_MODEL_LISTING_WORDS_H

#include "model/product/product_run.h"

/* Adds a finding for each text of the listing and its dimensions that has one. */
void tni_listing_words(const tni_product_run *run);

#endif
