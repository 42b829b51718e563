/* tenor.so for PostgreSQL 15: the functions of sql_call.h as set-returning functions, an aggregate
 * and two scalar ones. An arena is of the memory context of the call: an error of the server, or a
 * cancel, takes it back whole. Nothing of the core raises one. */
#include <postgres.h>

#include <fmgr.h>
#include <funcapi.h>
#include <miscadmin.h>
#include <utils/builtins.h>
#include <utils/memutils.h>
#include <utils/tuplestore.h>

#include "format/sql/sql_call.h"
#include "tenor/read.h"
#include "tenor/version.h"

PG_MODULE_MAGIC;

/* ---- memory --------------------------------------------------------------------------------- */

/* The server aligns to 8 bytes, an arena to 16: the block begins at the next 16. */
static void *take_block(void *context, size_t size)
{
    enum { ALIGN = 16 };
    char *given =
        MemoryContextAllocExtended(context, size + ALIGN, MCXT_ALLOC_NO_OOM | MCXT_ALLOC_HUGE);
    void **block;

    if (!given)
        return NULL;
    block = (void **)(((uintptr_t)given + ALIGN) & ~(uintptr_t)(ALIGN - 1));
    block[-1] = given;
    return block;
}

static void give_back(void *context, void *block)
{
    (void)context;
    if (block)
        pfree(((void **)block)[-1]);
}

static tn_arena *arena_in(MemoryContext context)
{
    const tn_allocator allocator = {take_block, give_back, context};
    tn_arena *arena = tn_arena_new(&allocator);

    if (!arena)
        ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
    return arena;
}

/* The built-in tables, read once by a process. */
static const tn_tables *tables(void)
{
    static const tn_tables *all = NULL;

    if (!all) {
        tn_arena *arena = arena_in(TopMemoryContext);

        if (tn_tables_builtin(arena, tn_findings_new(arena), &all) != TN_OK)
            ereport(ERROR, (errmsg("the tables of tenor cannot be read")));
    }
    return all;
}

/* ---- functions that give rows ---------------------------------------------------------------- */

/* What the calls of one place in a query share. */
typedef struct call_state {
    tn_arena *arena; /* of the current call */
    tni_sql_shared shared;
} call_state;

static call_state *state_of(FmgrInfo *function)
{
    call_state *state = function->fn_extra;

    if (!state) {
        state = MemoryContextAllocZero(function->fn_mcxt, sizeof(*state));
        state->shared.tables = tables();
        state->shared.arena = arena_in(function->fn_mcxt);
        state->arena = arena_in(function->fn_mcxt);
        function->fn_extra = state;
    }
    tn_arena_reset(state->arena);
    return state;
}

/* A text of up to 126 bytes with the short header that it has in a row in any case, written to
 * `room`; a longer one in the context of the call. */
static Datum text_in(char *room, const char *cell)
{
    const size_t length = strlen(cell);

    if (length + VARHDRSZ_SHORT > VARATT_SHORT_MAX)
        return PointerGetDatum(cstring_to_text_with_len(cell, (int)length));
    SET_VARSIZE_SHORT(room, length + VARHDRSZ_SHORT);
    memcpy(VARDATA_SHORT(room), cell, length);
    return PointerGetDatum(room);
}

/* The executor empties the context of the call before the next one. */
static Datum rows_of(FunctionCallInfo fcinfo, size_t function)
{
    ReturnSetInfo *set = (ReturnSetInfo *)fcinfo->resultinfo;
    const char *arguments[TNI_SQL_ARGUMENTS] = {NULL};
    const size_t width = tni_sql_count(tni_sql_functions[function].columns);
    call_state *state = state_of(fcinfo->flinfo);
    tni_sql_rows rows;

    CHECK_FOR_INTERRUPTS();
    InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
    for (int i = 0; i < PG_NARGS() && i < TNI_SQL_ARGUMENTS; i++)
        if (!PG_ARGISNULL(i))
            arguments[i] = text_to_cstring(PG_GETARG_TEXT_PP(i));
    if (tni_sql_call(state->arena, &state->shared, function, arguments, &rows) != TN_OK)
        ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
    for (size_t r = 0; r < rows.count; r++) {
        char room[TNI_SQL_COLUMNS][VARATT_SHORT_MAX];
        Datum values[TNI_SQL_COLUMNS];
        bool nulls[TNI_SQL_COLUMNS];

        CHECK_FOR_INTERRUPTS();
        for (size_t k = 0; k < width; k++) {
            const char *cell = rows.cells[r][k];

            nulls[k] = cell == NULL;
            values[k] = cell ? text_in(room[k], cell) : (Datum)0;
        }
        tuplestore_putvalues(set->setResult, set->setDesc, values, nulls);
    }
    return (Datum)0;
}

#define ROWS(name, number)                                                                         \
    PG_FUNCTION_INFO_V1(name);                                                                     \
    Datum name(PG_FUNCTION_ARGS)                                                                   \
    {                                                                                              \
        return rows_of(fcinfo, number);                                                            \
    }

/* In the order of tni_sql_functions. */
ROWS(tenor_prorate, 0)
ROWS(tenor_check, 1)
ROWS(tenor_quote, 2)
ROWS(tenor_invoices, 3)
ROWS(tenor_forecast, 4)
ROWS(tenor_entitlements, 5)

/* ---- scalar functions and the aggregate ------------------------------------------------------ */

PG_FUNCTION_INFO_V1(tenor_version);
Datum tenor_version(PG_FUNCTION_ARGS)
{
    (void)fcinfo;
    PG_RETURN_TEXT_P(cstring_to_text(TENOR_VERSION));
}

static text *text_of(tn_buffer *buffer)
{
    text *out = cstring_to_text_with_len(buffer->bytes ? buffer->bytes : "", (int)buffer->length);

    tn_buffer_done(buffer);
    return out;
}

PG_FUNCTION_INFO_V1(tenor_product);
Datum tenor_product(PG_FUNCTION_ARGS)
{
    const char *csv = PG_ARGISNULL(1) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(1));
    const tn_allocator allocator = {take_block, give_back, CurrentMemoryContext};
    tn_buffer joined;

    if (PG_ARGISNULL(0))
        PG_RETURN_NULL();
    tn_buffer_init(&joined, &allocator);
    if (!tni_sql_product(arena_in(CurrentMemoryContext), text_to_cstring(PG_GETARG_TEXT_PP(0)), csv,
                         &joined))
        PG_RETURN_NULL();
    PG_RETURN_TEXT_P(text_of(&joined));
}

/* What the aggregate has seen so far, in the aggregate's own context. */
typedef struct usage_state {
    char *contract, *product;
    tn_allocator allocator;
    tn_buffer rows;
} usage_state;

static char *argument(FunctionCallInfo fcinfo, int index)
{
    return PG_ARGISNULL(index) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(index));
}

PG_FUNCTION_INFO_V1(tenor_usage_step);
Datum tenor_usage_step(PG_FUNCTION_ARGS)
{
    MemoryContext whole;
    usage_state *state = PG_ARGISNULL(0) ? NULL : (usage_state *)PG_GETARG_POINTER(0);

    if (!AggCheckCallContext(fcinfo, &whole))
        elog(ERROR, "tenor_usage is an aggregate");
    if (!state) {
        MemoryContext before = MemoryContextSwitchTo(whole);

        state = palloc0(sizeof(*state));
        state->contract = argument(fcinfo, 1);
        state->product = argument(fcinfo, 2);
        state->allocator = (tn_allocator){take_block, give_back, whole};
        tn_buffer_init(&state->rows, &state->allocator);
        MemoryContextSwitchTo(before);
    }
    tni_sql_usage_row(&state->rows, argument(fcinfo, 3), argument(fcinfo, 4), argument(fcinfo, 5),
                      argument(fcinfo, 6));
    if (tn_buffer_status(&state->rows) != TN_OK)
        ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
    PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(tenor_usage_final);
Datum tenor_usage_final(PG_FUNCTION_ARGS)
{
    usage_state *state = PG_ARGISNULL(0) ? NULL : (usage_state *)PG_GETARG_POINTER(0);
    const tn_allocator allocator = {take_block, give_back, CurrentMemoryContext};
    tn_buffer rows, json;

    if (!state)
        PG_RETURN_NULL();
    tn_buffer_init(&rows, &allocator); /* a state may be finished more than once */
    tn_buffer_add(&rows, state->rows.bytes, state->rows.length);
    tn_buffer_init(&json, &allocator);
    if (tni_sql_usage(arena_in(CurrentMemoryContext), tables(), state->contract, state->product,
                      &rows, &json) != TN_OK)
        ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
    PG_RETURN_TEXT_P(text_of(&json));
}
