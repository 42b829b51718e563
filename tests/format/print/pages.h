/* A page for people, written by a test and compared as a text. */
#ifndef TN_TEST_PAGES_H
#define TN_TEST_PAGES_H

#include "support/memory.h"

#include "format/print/print_page.h"

static tn_buffer page_out;
static tni_page page;

static inline void page_begin(const tn_render_options *options)
{
    tn_buffer_init(&page_out, NULL);
    assert_true(tni_page_begin(&page, options, &page_out));
}

/* What was written since. */
static inline void page_expect(const char *expected)
{
    assert_int_equal(tni_page_finish(&page), TN_OK);
    tn_buffer_add(&page_out, "", 1);
    assert_string_equal(page_out.bytes, expected);
    tn_buffer_done(&page_out);
}

#endif
