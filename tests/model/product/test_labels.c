/* Labels of a list: bound to dimensions, found, repeated. */
#include "model/product/labels.h"

#include "support/tree.h"

typedef struct thing {
    const char *label;
    size_t dimension;
    tn_at at;
    int price;
} thing;
TNI_IS_LABELLED(thing);

static void test_labels__bound_found_repeated(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_dimension dimensions[] = {{.label = "pro", .key.value = "p"},
                                 {.label = "basic", .key.value = "b"}};
    const tn_product product = {.dimensions = dimensions, .dimension_count = 2};
    thing things[] = {{"basic", TN_NO_DIMENSION, {"f", 1, 1}, 7},
                      {"prx", TN_NO_DIMENSION, {"f", 2, 1}, 8},
                      {"pro", TN_NO_DIMENSION, {"f", 3, 1}, 9},
                      {"basic", TN_NO_DIMENSION, {"f", 4, 1}, 10}};
    const tni_labels labels = TNI_LABELS(things, 4);
    tni_label first = {.label = NULL};
    assert_int_equal(tni_labels_bind(labels, &product, TN_OFR_UNKNOWN, NULL, findings),
                     TN_E_FINDINGS);
    assert_int_equal(things[0].dimension, 1);
    assert_int_equal(things[1].dimension, TN_NO_DIMENSION);
    assert_int_equal(things[2].dimension, 0);
    assert_int_equal(things[3].price, 10);
    const tn_finding *unknown = test_finding(findings, TN_OFR_UNKNOWN);
    assert_int_equal(unknown->at.line, 2);
    assert_string_equal(unknown->subject, "prx");
    assert_int_equal(tni_labels_find(labels, "pro"), 2);
    assert_int_equal(tni_labels_find(labels, "prp"), TN_NO_DIMENSION);
    assert_false(tni_labels_repeat(labels, 0, &first));
    assert_false(tni_labels_repeat(labels, 1, &first)); /* unknown ones are not the same */
    assert_true(tni_labels_repeat(labels, 3, &first));
    assert_int_equal(first.at.line, 1);
    assert_int_equal(((const thing *)tni_labels_item(labels, 2))->price, 9);
    things[1].label = "pro";
    assert_int_equal(tni_labels_bind(labels, &product, TN_OFR_UNKNOWN, "item", findings), TN_OK);
    assert_true(tni_labels_repeat(labels, 2, &first)); /* the second one, not the first */
    assert_int_equal(first.at.line, 2);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_labels__bound_found_repeated)};
    return RUN(tests);
}
