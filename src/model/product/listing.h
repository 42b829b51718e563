/* The texts of a listing: reading their escapes, walking their lists, their rules. */
#ifndef TN_MODEL_LISTING_H
#define TN_MODEL_LISTING_H

#include "model/bind/binder.h"
#include "model/product/product_run.h"

/* Line ends and backslashes for `\n` and `\\`; another escape is a finding. */
void tni_listing_unescape(tni_binder *binder, tn_listing *listing);

/* The next keyword: begin with *at the whole text; false at its end. An empty one has length 0. */
bool tni_listing_keyword(const char **at, const char **out, size_t *out_length);

/* AWS asks for this text of every listing; a key of several: "highlight.2" is optional, the first
 * of them is not. */
bool tni_listing_needs(const char *key);
enum { TNI_LISTING_NEEDS = 8 }; /* such texts */

/* The rules of the section, where there is one. */
void tni_listing_check(const tni_product_run *run);

#endif
