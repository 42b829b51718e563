/* tenor.so for SQLite: the functions of sql_call.h as table-valued functions, an aggregate and two
 * scalar ones. Loaded with `.load .../tenor`; opens no file and reads no settings. */
#include <sqlite3ext.h>
#include <stdlib.h>
#include <string.h>

#include "format/sql/sql_call.h"
#include "tenor/read.h"
#include "tenor/version.h"

SQLITE_EXTENSION_INIT1

/* What all functions of a connection share. */
typedef struct extension {
    tn_arena *arena;
    const tn_tables *tables;
} extension;

static void end_extension(void *of)
{
    tn_arena_free(((extension *)of)->arena);
    free(of);
}

/* One module for each function. */
typedef struct module {
    extension *extension;
    size_t function;
} module;

typedef struct sql_table {
    sqlite3_vtab base;
    const module *module;
    size_t columns, arguments;
} sql_table;

typedef struct cursor {
    sqlite3_vtab_cursor base;
    tn_arena *arena;
    tni_sql_shared shared;
    tni_sql_rows rows;
    size_t row;
} cursor;

static int connect_table(sqlite3 *db, void *aux, int argc, const char *const *argv,
                         sqlite3_vtab **out, char **error)
{
    const module *m = aux;
    const tni_sql_function *f = &tni_sql_functions[m->function];
    tn_buffer sql;
    (void)argc, (void)argv, (void)error;
    sql_table *t = sqlite3_malloc(sizeof(*t));
    if (!t) {
        return SQLITE_NOMEM;
    }
    memset(t, 0, sizeof(*t));
    t->module = m;
    t->columns = tni_sql_count(f->columns);
    t->arguments = tni_sql_count(f->arguments);
    tn_buffer_init(&sql, NULL);
    tn_buffer_text(&sql, "CREATE TABLE x(");
    for (const char *p = f->columns; *p;) { /* a name may be a word of SQL: "column" */
        const size_t length = strcspn(p, ",");
        tn_buffer_format(&sql, "\"%.*s\" TEXT, ", (int)length, p);
        p += length + (p[length] ? 2 : 0);
    }
    for (size_t i = 0; i < t->arguments; i++) {
        tn_buffer_format(&sql, "a%zu HIDDEN%s", i + 1, i + 1 < t->arguments ? ", " : ")");
    }
    const int code =
        tn_buffer_status(&sql) == TN_OK ? sqlite3_declare_vtab(db, sql.bytes) : SQLITE_NOMEM;
    tn_buffer_done(&sql);
    if (code != SQLITE_OK) {
        sqlite3_free(t);
        return code;
    }
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    *out = &t->base;
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *t)
{
    sqlite3_free(t);
    return SQLITE_OK;
}

/* Arguments are handed over in their order; which there are is a bit each. */
static int best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    const sql_table *t = (const sql_table *)base;
    int at[TNI_SQL_ARGUMENTS], given = 0;
    memset(at, -1, sizeof(at));
    for (int i = 0; i < info->nConstraint; i++) {
        const int argument = info->aConstraint[i].iColumn - (int)t->columns;
        if (argument < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) {
            continue;
        }
        if (!info->aConstraint[i].usable) {
            return SQLITE_CONSTRAINT;
        }
        at[argument] = i;
    }
    for (int i = 0; i < TNI_SQL_ARGUMENTS; i++) {
        if (at[i] >= 0) {
            info->aConstraintUsage[at[i]].argvIndex = ++given;
            info->aConstraintUsage[at[i]].omit = 1;
            info->idxNum |= 1 << i;
        }
    }
    info->estimatedCost = 100;
    info->estimatedRows = 12;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    tn_arena_free(((cursor *)base)->arena);
    tn_arena_free(((cursor *)base)->shared.arena);
    sqlite3_free(base);
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *t, sqlite3_vtab_cursor **out)
{
    cursor *c = sqlite3_malloc(sizeof(*c));
    if (!c) {
        return SQLITE_NOMEM;
    }
    memset(c, 0, sizeof(*c));
    c->arena = tn_arena_new(NULL);
    c->shared.tables = ((const sql_table *)t)->module->extension->tables;
    c->shared.arena = tn_arena_new(NULL);
    if (!c->arena || !c->shared.arena) {
        close_cursor(&c->base);
        return SQLITE_NOMEM;
    }
    *out = &c->base;
    return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *base, int given, const char *name, int argc,
                  sqlite3_value **argv)
{
    cursor *c = (cursor *)base;
    const sql_table *t = (const sql_table *)base->pVtab;
    const char *arguments[TNI_SQL_ARGUMENTS] = {NULL};
    int next = 0;
    (void)name;
    tn_arena_reset(c->arena);
    c->row = 0;
    for (int i = 0; i < TNI_SQL_ARGUMENTS && next < argc; i++) {
        sqlite3_value *value = given & 1 << i ? argv[next++] : NULL;
        if (value && sqlite3_value_type(value) == SQLITE_FLOAT) {
            arguments[i] = "(a REAL)"; /* its digits are not those that were meant */
        } else if (value && sqlite3_value_type(value) != SQLITE_NULL) {
            arguments[i] = (const char *)sqlite3_value_text(value);
        }
    }
    return tni_sql_call(c->arena, &c->shared, t->module->function, arguments, &c->rows) == TN_OK
               ? SQLITE_OK
               : SQLITE_NOMEM;
}

static int next(sqlite3_vtab_cursor *base)
{
    ((cursor *)base)->row++;
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base)
{
    const cursor *c = (const cursor *)base;
    return c->row >= c->rows.count;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int index)
{
    const cursor *c = (const cursor *)base;
    const sql_table *t = (const sql_table *)base->pVtab;
    const char *cell = (size_t)index < t->columns ? c->rows.cells[c->row][index] : NULL;
    if (cell) {
        sqlite3_result_text(context, cell, -1, SQLITE_TRANSIENT);
    }
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((const cursor *)base)->row;
    return SQLITE_OK;
}

static const sqlite3_module methods = {.xConnect = connect_table,
                                       .xBestIndex = best_index,
                                       .xDisconnect = disconnect,
                                       .xOpen = open_cursor,
                                       .xClose = close_cursor,
                                       .xFilter = filter,
                                       .xNext = next,
                                       .xEof = at_end,
                                       .xColumn = column,
                                       .xRowid = row_id};

/* ---- scalar functions and the aggregate ------------------------------------------------------ */

static void version(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc, (void)argv;
    sqlite3_result_text(context, TENOR_VERSION, -1, SQLITE_STATIC);
}

static void product(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    const char *ini = (const char *)sqlite3_value_text(argv[0]),
               *csv = (const char *)sqlite3_value_text(argv[1]);
    tn_arena *arena = tn_arena_new(NULL);
    tn_buffer text;
    (void)argc;
    tn_buffer_init(&text, NULL);
    if (!arena) {
        sqlite3_result_error_nomem(context);
    } else if (ini && tni_sql_product(arena, ini, csv, &text)) {
        sqlite3_result_text(context, text.bytes, (int)text.length, SQLITE_TRANSIENT);
    }
    tn_buffer_done(&text);
    tn_arena_free(arena);
}

typedef struct usage {
    bool begun;
    char *contract, *product;
    tn_buffer rows;
} usage;

static void usage_step(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    usage *u = sqlite3_aggregate_context(context, sizeof(*u));
    const char *text[6];
    for (int i = 0; i < argc && i < 6; i++) {
        text[i] = (const char *)sqlite3_value_text(argv[i]);
    }
    if (!u) {
        sqlite3_result_error_nomem(context);
        return;
    }
    if (!u->begun) {
        u->begun = true;
        u->contract = text[0] ? sqlite3_mprintf("%s", text[0]) : NULL;
        u->product = text[1] ? sqlite3_mprintf("%s", text[1]) : NULL;
        tn_buffer_init(&u->rows, NULL);
    }
    tni_sql_usage_row(&u->rows, text[2], text[3], text[4], text[5]);
}

static void usage_final(sqlite3_context *context)
{
    usage *u = sqlite3_aggregate_context(context, 0);
    const extension *s = sqlite3_user_data(context);
    tn_arena *arena = u && u->begun ? tn_arena_new(NULL) : NULL;
    tn_buffer json;
    if (!u || !u->begun) {
        return; /* no rows: NULL */
    }
    tn_buffer_init(&json, NULL);
    if (!arena || tn_buffer_status(&u->rows) != TN_OK ||
        tni_sql_usage(arena, s->tables, u->contract, u->product, &u->rows, &json) != TN_OK) {
        sqlite3_result_error_nomem(context);
    } else {
        sqlite3_result_text(context, json.bytes, (int)json.length, SQLITE_TRANSIENT);
    }
    tn_buffer_done(&json);
    tn_buffer_done(&u->rows);
    sqlite3_free(u->contract);
    sqlite3_free(u->product);
    tn_arena_free(arena);
}

static extension *new_extension(void)
{
    extension *s = calloc(1, sizeof(*s));
    tn_arena *arena = s ? tn_arena_new(NULL) : NULL;
    tn_findings *findings = arena ? tn_findings_new(arena) : NULL;
    if (!findings || tn_tables_builtin(arena, findings, &s->tables) != TN_OK) {
        tn_arena_free(arena);
        free(s);
        return NULL;
    }
    s->arena = arena;
    return s;
}

/* What SQLite looks for in a file of this name. */
__attribute__((visibility("default"))) int sqlite3_tenor_init(sqlite3 *db, char **error,
                                                              const sqlite3_api_routines *api);

int sqlite3_tenor_init(sqlite3 *db, char **error, const sqlite3_api_routines *api)
{
    enum { PURE = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS };
    SQLITE_EXTENSION_INIT2(api);
    extension *s = new_extension();
    (void)error;
    if (!s) {
        return SQLITE_NOMEM;
    }
    int code = sqlite3_create_function_v2(db, "tenor_version", 0, PURE, s, version, NULL, NULL,
                                          end_extension);
    for (size_t i = 0; tni_sql_functions[i].name && code == SQLITE_OK; i++) {
        module *m = tn_arena_take(s->arena, sizeof(*m));
        if (m) {
            *m = (module){s, i};
        }
        code = m ? sqlite3_create_module(db, tni_sql_functions[i].name, &methods, m) : SQLITE_NOMEM;
    }
    code = code ? code
                : sqlite3_create_function(db, "tenor_product", 2, PURE, NULL, product, NULL, NULL);
    return code ? code
                : sqlite3_create_function(db, "tenor_usage", 6, PURE, s, NULL, usage_step,
                                          usage_final);
}
