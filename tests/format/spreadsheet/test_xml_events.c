/* XML as events, and the documents that are refused. */
#include "support/test.h"

#include "format/spreadsheet/xml_events.h"

static char heard[256];

static tn_status begin(void *context, const char *name, const char **attributes)
{
    const char *id = tni_xml_attribute(attributes, "id");
    (void)context;
    snprintf(heard + strlen(heard), sizeof(heard) - strlen(heard), "<%s%s%s", name, id ? " " : "",
             id ? id : "");
    return strcmp(name, "stop") == 0 ? TN_E_CHANGED : TN_OK;
}

static tn_status end(void *context, const char *name)
{
    (void)context;
    snprintf(heard + strlen(heard), sizeof(heard) - strlen(heard), ">%s", name);
    return TN_OK;
}

static tn_status text(void *context, const char *bytes, size_t length)
{
    (void)context;
    snprintf(heard + strlen(heard), sizeof(heard) - strlen(heard), "%.*s", (int)length, bytes);
    return TN_OK;
}

static const tni_xml_sink sink = {begin, end, text, NULL};

static void test_xml_read__events(void **state)
{
    (void)state;
    static const char xml[] = "<x:a xmlns:x='u' x:id='7'>b&amp;<c/></x:a>";
    const char *why = NULL;
    heard[0] = '\0';
    assert_int_equal(tni_xml_read(xml, strlen(xml), &sink, &why), TN_OK);
    assert_string_equal(heard, "<a 7b&<c>c>a");
}

static void test_xml_read__refused(void **state)
{
    (void)state;
    static const struct {
        const char *xml;
        tn_status status;
    } rows[] = {{"", TN_E_SYNTAX},
                {"<a>", TN_E_SYNTAX},
                {"<a></b>", TN_E_SYNTAX},
                {"<a>\xff</a>", TN_E_SYNTAX},
                {"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", TN_E_RANGE},
                {"<!DOCTYPE a SYSTEM '/etc/passwd'><a/>", TN_E_RANGE},
                {"<a>&b;</a>", TN_E_SYNTAX},
                {"<a><stop/></a>", TN_E_CHANGED}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *why = NULL;
        heard[0] = '\0';
        assert_int_equal(tni_xml_read(rows[i].xml, strlen(rows[i].xml), &sink, &why),
                         rows[i].status);
        assert_int_equal(why != NULL, rows[i].status != TN_E_CHANGED);
    }
}

static tn_status silent(void *context, const char *name)
{
    (void)context, (void)name;
    return TN_OK;
}

static tn_status silent_begin(void *context, const char *name, const char **attributes)
{
    (void)attributes;
    return silent(context, name);
}

/* Nested too deep, and a mark that does not end: both are given up early. */
static void test_xml_read__bombs(void **state)
{
    (void)state;
    enum { SIZE = 8 * 1024 * 1024 };
    const tni_xml_sink quiet = {silent_begin, silent, text, NULL};
    const char *why = NULL;
    char *xml = malloc(SIZE);
    assert_non_null(xml);
    for (size_t i = 0; i + 3 <= SIZE; i += 3) {
        memcpy(xml + i, "<a>", 3);
    }
    assert_int_equal(tni_xml_read(xml, SIZE, &quiet, &why), TN_E_RANGE);
    memset(xml, '-', SIZE);
    memcpy(xml, "<a><!--", 7);
    memset(xml + 7, ' ', SIZE - 7);
    assert_int_equal(tni_xml_read(xml, SIZE, &quiet, &why), TN_E_RANGE);
    free(xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_xml_read__events),
                                       cmocka_unit_test(test_xml_read__refused),
                                       cmocka_unit_test(test_xml_read__bombs)};
    return RUN(tests);
}
