/* Two files of one kind: what each says, and what follows from it. */
#include "app/diff.h"

#include <string.h>

#include "app/contract.h"
#include "app/quote.h"
#include "app/workspace/price_list.h"
#include "app/workspace/source_file.h"
#include "report/tables/cells.h"
#include "tenor/diff.h"
#include "tenor/reports.h"

static tn_status look(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                      tn_diff_side *out)
{
    *out = (tn_diff_side){.file = d->shown, .tree = d->tree};
    if (d->kind == TNI_KIND_PRODUCT) {
        out->product = tn_product_report(ws->arena, d->product, ws->tables, NULL);
        return out->product ? TN_OK : TN_E_NOMEM;
    }
    if (d->kind == TNI_KIND_OFFER) {
        return tni_quote(ws, d, NULL, &out->quote);
    }
    return d->kind == TNI_KIND_CONTRACT ? tni_contract_books(ws, d, until, NULL, &out->books)
                                        : TN_OK;
}

/* The last day that a life as it is looked at by default covers whole. The day on which a running
 * term ends counts only where something happens on it: a renewal on it is not looked at. */
static bool last_day(const tni_workspace *ws, const tni_source_file *d, tn_date *out)
{
    const tn_life *life = tn_books_life(tni_books_new(ws, d, NULL, tn_findings_new(ws->arena)));
    if (!life) {
        return false;
    }
    *out = life->horizon;
    bool happens = life->over || life->access_end.seconds % TN_DAY_SECONDS == 0;
    for (size_t i = 0; i < life->contract->event_count; i++) {
        happens = happens ||
                  tn_instant_date(life->contract->events[i].when.value).days == life->horizon.days;
    }
    out->days -= !happens;
    return true;
}

/* Two contracts are lived to one horizon, the later (rule 3.7.9); NULL: it is the same anyway, or
 * one cannot be lived. */
static const tn_date *one_horizon(const tni_workspace *ws, const tni_source_file *old,
                                  const tni_source_file *now, tn_date *later)
{
    tn_date first, second;
    if (now->kind != TNI_KIND_CONTRACT || !last_day(ws, old, &first) ||
        !last_day(ws, now, &second) || first.days == second.days) {
        return NULL;
    }
    *later = first.days > second.days ? first : second;
    return later;
}

tn_status tni_diff(tni_workspace *ws, const char *old_path, const char *new_path,
                   const tn_date *until, const tn_report **out)
{
    const tni_source_file *now = tni_workspace_load(ws, new_path);
    const bool known = now && now->kind != TNI_KIND_UNKNOWN;
    const tni_source_file *old = known ? tni_load_older(ws, old_path, now)
                                 : now ? tni_workspace_load(ws, old_path)
                                       : NULL;
    tn_diff_side before, after;
    tn_date later;
    if (!old) {
        return TN_E_NOMEM;
    }
    if (now->status != TN_OK || old->status != TN_OK) {
        return now->status != TN_OK ? now->status : old->status;
    }
    if (old->kind != now->kind) {
        return TN_E_FINDINGS;
    }
    until = until ? until : one_horizon(ws, old, now, &later);
    tn_status status = look(ws, old, until, &before);
    status = status ? status : look(ws, now, until, &after);
    if (status == TN_OK) {
        *out = tn_diff_report(ws->arena, &before, &after, ws->findings);
        status = *out ? TN_OK : TN_E_NOMEM;
    }
    return status;
}

/* ---- folders ---------------------------------------------------------------------------- */

static const tn_column file_columns[] = {
    {.key = "file", .title = "File", .kind = TN_V_TEXT},
    {.key = "change", .title = "Change", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "section", .title = "Section", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "field", .title = "Field", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "before", .title = "Before", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "after", .title = "After", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "words", .title = "What changed", .kind = TN_V_TEXT}};

static const tn_column money_columns[] = {
    {.key = "file", .title = "File", .kind = TN_V_TEXT},
    {.key = "figure", .title = "What it does to the money", .kind = TN_V_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "before", .title = "Before", .kind = TN_V_MONEY},
    {.key = "after", .title = "After", .kind = TN_V_MONEY},
    {.key = "difference", .title = "Difference", .kind = TN_V_MONEY}};

/* A file that is in one folder alone. */
static void add_alone(tn_table *table, const char *name, const char *change, const char *words)
{
    const tn_value none = tn_value_none();
    TNI_ROW(table, NULL, tn_value_text(name), tn_value_text(change), none, none, none, none,
            tn_value_text(words));
}

/* A figure that is as before: among many files only what differs counts. */
static bool is_as_before(const tn_value *difference)
{
    return difference->kind == TN_V_MONEY && difference->as.money.minor == 0;
}

/* The rows of a pair's table (NULL: none), behind the file's name. */
static void add_rows(tn_table *table, const char *name, const tn_table *rows)
{
    for (size_t i = 0; rows && i < rows->count; i++) {
        tn_value cells[LENGTH(file_columns)] = {tn_value_text(name)};
        if (is_as_before(&rows->rows[i].cells[rows->column_count - 1])) {
            continue;
        }
        for (size_t k = 0; k < rows->column_count; k++) {
            cells[k + 1] = rows->rows[i].cells[k];
        }
        tn_table_add(table, cells, rows->column_count + 1, NULL);
    }
}

/* The path below its folder. */
static const char *below(const char *path, const char *folder)
{
    const size_t length = strlen(folder);
    const char *rest = strncmp(path, folder, length) == 0 ? path + length : path;
    return *rest == '/' ? rest + 1 : rest;
}

static tn_status diff_pair(tni_workspace *ws, const char *old, const char *now, const char *name,
                           const tn_date *until, tn_table *table, tn_table *money)
{
    const tn_report *report = NULL;
    const tn_status status = tni_diff(ws, old, now, until, &report);
    if (status == TN_OK && report->primary) {
        add_rows(table, name, report->primary);
        add_rows(money, name, tn_report_find_table(report, "money"));
    }
    return status;
}

tn_status tni_diff_folders(tni_workspace *ws, const char *old_path, const char *new_path,
                           const tn_date *until, const tn_report **out)
{
    const char *const *olds = NULL, *const *news = NULL;
    size_t old_count = 0, new_count = 0, i = 0, k = 0;
    tn_status worst = tni_workspace_list(ws, old_path, &olds, &old_count);
    worst = worst ? worst : tni_workspace_list(ws, new_path, &news, &new_count);
    tn_report *report = tn_report_new(ws->arena, "What changed");
    tn_report_add(report, "old", "Old", tn_value_text(old_path));
    tn_report_add(report, "new", "New", tn_value_text(new_path));
    tn_table *table = TNI_TABLE(report, "changes", "Changes", file_columns);
    tn_table *money = TNI_TABLE(report, "money", "Money", money_columns);
    if (!money || worst != TN_OK) {
        return money ? worst : TN_E_NOMEM;
    }
    while (worst != TN_E_NOMEM && (i < old_count || k < new_count)) { /* both are sorted */
        const char *old = i < old_count ? below(olds[i], old_path) : NULL;
        const char *now = k < new_count ? below(news[k], new_path) : NULL;
        const int order = !old ? 1 : !now ? -1 : strcmp(old, now);
        if (order < 0) {
            add_alone(table, old, "removed", "the file is gone");
        } else if (order > 0) {
            add_alone(table, now, "added", "the file is new");
        } else {
            tni_keep_worst(&worst, diff_pair(ws, olds[i], news[k], now, until, table, money));
        }
        i += order <= 0;
        k += order >= 0;
    }
    report->primary = table;
    report->findings = ws->findings;
    *out = tn_arena_failed(ws->arena) ? NULL : report;
    return *out ? worst : TN_E_NOMEM;
}
