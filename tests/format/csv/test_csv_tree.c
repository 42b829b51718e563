/* A table as a tree of sections. */
#include "support/test.h"

#include "tenor/csv.h"

typedef struct reading {
    tn_arena *arena;
    tn_findings *findings;
    tn_tree *tree;
    tn_status status;
    char text[1024], found[512];
} reading;

/* The tree as "[label]key=value,..."; the findings as "FIL-037@2:3". */
static reading read_table(const char *text)
{
    reading r = {.arena = tn_arena_new(NULL)};
    r.findings = tn_findings_new(r.arena);
    r.status = tn_csv_tree(r.arena, "t.csv", text, strlen(text), "dimension", "label", r.findings,
                           &r.tree);
    size_t used = 0;
    for (tn_section *s = r.tree ? r.tree->first : NULL; s; s = s->next) {
        assert_string_equal(s->kind, "dimension");
        used += (size_t)snprintf(r.text + used, sizeof(r.text) - used, "[%s]", s->label);
        for (tn_entry *e = s->first; e; e = e->next) {
            used += (size_t)snprintf(r.text + used, sizeof(r.text) - used, "%s=%s%s", e->key,
                                     e->value, e->next ? "," : "");
        }
    }
    tn_findings_sort(r.findings);
    used = 0;
    for (size_t i = 0; i < tn_findings_count(r.findings); i++) {
        const tn_finding *f = tn_findings_get(r.findings, i);
        used += (size_t)snprintf(r.found + used, sizeof(r.found) - used, "%s%s@%u:%u", i ? " " : "",
                                 tn_code_get(f->code)->text, f->at.line, f->at.column);
    }
    return r;
}

static void test_tables__sections_and_findings(void **state)
{
    (void)state;
    static const struct {
        const char *table, *tree, *findings;
    } rows[] = {
        {"key,name,price_12m\nbasic,Basic,1000\n", "[basic]key=basic,name=Basic,price.12m=1000",
         ""},
        {"label,key,name\nb,basic,Basic\n", "[b]key=basic,name=Basic", ""},
        {"label,key,name\n,basic,Basic\n", "[basic]key=basic,name=Basic", ""},
        {"label,name\nb,Basic\n", "[b]name=Basic", ""},
        {"name,label,includes_x_hosts,pricey,price_1m\n\"A, b\",a, 10 ,1,\n",
         "[a]name=A, b,includes.x_hosts=10,pricey=1", ""}, /* only the first '_', only there */
        {"label,name\na,'=SUM(A1)\nb,''x\nc,'x\nd,'Tis\n",
         "[a]name==SUM(A1)[b]name='x[c]name='x"
         "[d]name='Tis",
         ""},
        {"key,payg\na,\"$1,000.00\"\n", "[a]key=a,payg=1000.00", "FIL-037@2:3"},
        {"key,price_1m,name\na,\"1.000,50 €\",$5\n", "[a]key=a,price.1m=1000.50,name=$5",
         "FIL-037@2:3"},
        {"name,price_1m\na,1\n", "", "FIL-033@1:1"},
        {"key,name\n,x\nb,y\n", "[b]key=b,name=y", "FIL-038@2:1"},
        {"key,name\na,\"x\ny\"\n", "[a]key=a", "FIL-039@2:3"},
        {"key,name\na,x\na,y\n", "[a]key=a,name=x[a]key=a,name=y", "FIL-015@3:1"},
        {"key,name\na_label_that_is_far_too_long_for_this,x\na_label_that_is_far_too_long_for_thi_,"
         "x\na_label_that_is_far_too_long_for_thisx_,x\n",
         "[a_label_that_is_far_too_long_for_this]key=a_label_that_is_far_too_long_for_this,name=x"
         "[a_label_that_is_far_too_long_for_thi_]key=a_label_that_is_far_too_long_for_thi_,name=x"
         "[a_label_that_is_far_too_long_for_thisx_]key=a_label_that_is_far_too_long_for_thisx_,"
         "name=x",
         ""}, /* dimension + blank + 39 = 49 */
        {"key,name\na_label_that_is_far_too_long_for_thisxyz,x\n", "", "FIL-014@2:1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        reading r = read_table(rows[i].table);
        if (strcmp(r.text, rows[i].tree) || strcmp(r.found, rows[i].findings)) {
            fail_msg("%s\n%s\n%s", rows[i].table, r.text, r.found);
        }
        assert_int_equal(r.status, *rows[i].findings ? TN_E_FINDINGS : TN_OK);
        tn_arena_free(r.arena);
    }
}

static void test_places__cells_and_names(void **state)
{
    (void)state;
    reading r = read_table("name,label,price_1m\n\"ä\nb\",x,1\nö, y,2\n");
    const tn_section *s = r.tree->last;
    assert_string_equal(s->label, "y");
    assert_int_equal(s->at.line, 4);
    assert_int_equal(s->at.column, 1);
    assert_int_equal(s->label_at.column, 3);
    assert_int_equal(s->last->key_at.line, 1);
    assert_int_equal(s->last->key_at.column, 12);
    assert_int_equal(s->last->value_at.line, 4);
    assert_int_equal(s->last->value_at.column, 6);
    tn_arena_free(r.arena);
}

static void test_amounts__what_to_write_instead(void **state)
{
    (void)state;
    static const struct {
        const char *written, *plain; /* NULL: nothing is said */
    } rows[] = {
        {"$1,000.00", "1000.00"},
        {"1,000", "1000"},
        {"1.000,00", "1000.00"},
        {"12,5", "12.5"},
        {"0,08", "0.08"},
        {"1 000", "1000"},
        {"1\xC2\xA0"
         "000,5",
         "1000.5"},
        {"1'000.50", "1000.50"},
        {"1,00,000", "100000"},
        {"1,234,567.89", "1234567.89"},
        {"USD 5", "5"},
        {"5 EUR", "5"},
        {"US$5.25", "5.25"},
        {"￥1,000", "1000"},
        {"1000", NULL},
        {"0.125", NULL},
        {"abc", NULL},
        {"-5", NULL},
        {"5%", NULL},
        {"1.2.3", NULL},
        {"1,2,3", NULL},
        {"$", NULL},
        {"1e5", NULL},
        {"1,000.5.5", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char table[128], hint[64];
        snprintf(table, sizeof(table), "key,payg\na,\"%s\"\n", rows[i].written);
        reading r = read_table(table);
        const char *value = r.tree->first->last->value;
        if (strcmp(value, rows[i].plain ? rows[i].plain : rows[i].written) != 0 ||
            strcmp(r.found, rows[i].plain ? "FIL-037@2:3" : "") != 0) {
            fail_msg("%s: %s %s", rows[i].written, value, r.found);
        }
        if (rows[i].plain) {
            snprintf(hint, sizeof(hint), "write %s", rows[i].plain);
            assert_string_equal(tn_findings_get(r.findings, 0)->hint, hint);
        }
        tn_arena_free(r.arena);
    }
}

static size_t allowed;

static void *take_some(void *context, size_t size)
{
    (void)context;
    return allowed && allowed-- ? malloc(size) : NULL;
}

static void give_back(void *context, void *block)
{
    (void)context;
    free(block);
}

static void test_memory__each_failure_is_a_status(void **state)
{
    (void)state;
    static char text[32 * 1024];
    size_t used = (size_t)sprintf(text, "key,name,price_12m\n");
    for (int i = 0; i < 300; i++) {
        used += (size_t)sprintf(text + used, "dimension_%d,'=Name,%s\n", i, i % 9 ? "5" : "$5");
    }
    const tn_allocator scarce = {take_some, give_back, NULL};
    tn_status status = TN_E_NOMEM;
    for (size_t n = 2; status != TN_E_FINDINGS; n++) {
        allowed = n;
        tn_arena *arena = tn_arena_new(&scarce);
        tn_findings *findings = tn_findings_new(arena);
        tn_tree *tree = NULL;
        status = tn_csv_tree(arena, "t", text, used, "dimension", "label", findings, &tree);
        assert_true(status == TN_E_NOMEM || status == TN_E_FINDINGS);
        assert_true(status == TN_E_FINDINGS || !tree);
        tn_arena_free(arena);
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables__sections_and_findings),
        cmocka_unit_test(test_places__cells_and_names),
        cmocka_unit_test(test_amounts__what_to_write_instead),
        cmocka_unit_test(test_memory__each_failure_is_a_status),
    };
    return RUN(tests);
}
