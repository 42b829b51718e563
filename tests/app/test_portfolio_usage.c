/* Rows of metering records on their way into a book. */
#include "app/samples.h"

#include <unistd.h>

#include "app/portfolio_usage.h"

static tn_status push(void *context, const char *bytes, size_t size)
{
    strncat(context, bytes, size);
    return TN_OK;
}

/* Any order of columns, those that a book does not hold are told; blanks around cells, instants
 * with an offset as UTC; each bad row is a finding, and none of them is there. */
static void test_usage_into_db(void **state)
{
    static const char text[] = "quantity,received,contract,timestamp,dimension,Allocation,unit\n"
                               "7,,\"C,1\",2027-03-01T09:30:00+09:00, calls ,,\n"
                               "x,,C-1,2027-03-01T00:00:00Z,calls,,\n"
                               "1,,,2027-03-01T00:00:00Z,calls,,\n"
                               "1,never,C-1,2027-03-01T00:00:00Z,calls,,\n"
                               "1,,C-1,2027-03-01,calls,,\n"
                               "0,2027-03-01T01:00:00Z,C-2,2027-03-01T00:00:00Z,calls,,\n";
    char folder[] = "/tmp/tenor-usage-XXXXXX", csv[1000] = "";
    const char *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_db_writer *writer = NULL;
    tni_portfolio_db *db = NULL;
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    FILE *file = fopen("u.csv", "w");
    assert_int_equal(fwrite(text, 1, sizeof(text) - 1, file), sizeof(text) - 1);
    fclose(file);
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    assert_int_equal(tni_db_create(arena, "b.db", false, &writer, &reason), TN_OK);
    assert_int_equal(tni_usage_into_db(&ws, "u.csv", writer, &reason), TN_E_FINDINGS);
    assert_int_equal(tni_db_commit(writer, &reason), TN_OK);
    static const tn_code codes[] = {TN_USE_ALLOCATION_LEFT, TN_USE_COLUMN_UNKNOWN,
                                    TN_USE_QUANTITY,        TN_USE_ROW,
                                    TN_USE_RECEIVED,        TN_USE_TIMESTAMP};
    assert_int_equal(tn_findings_count(ws.findings), COUNT(codes));
    for (size_t i = 0; i < COUNT(codes); i++) {
        assert_int_equal(tn_findings_get(ws.findings, i)->code, codes[i]);
        assert_int_equal(tn_findings_get(ws.findings, i)->at.line, i < 2 ? 1 : i + 1);
    }
    assert_int_equal(tni_db_open(arena, "b.db", &db, &reason), TN_OK);
    assert_int_equal(tni_db_usage_csv(db, NULL, push, csv, &reason), TN_OK);
    assert_string_equal(csv, "contract,dimension,timestamp,quantity,received\n"
                             "\"C,1\",calls,2027-03-01T00:30:00Z,7,\n"
                             "C-2,calls,2027-03-01T00:00:00Z,0,2027-03-01T01:00:00Z\n");
    assert_int_equal(remove("u.csv") | remove("b.db") | rmdir(folder), 0);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_usage_into_db)};
    return RUN(tests);
}
