/* tenor forecast: what contracts come to by month, one or several. */
#include <string.h>

#include "app/forecast.h"
#include "cli/cmd.h"

static tni_forecast_by by_word(const char *word)
{
    static const char *const words[] = {"contract", "product", "buyer", "currency"};
    size_t i = 0;
    while (word && i < sizeof(words) / sizeof(*words) && strcmp(word, words[i]) != 0) {
        i++;
    }
    return word ? (tni_forecast_by)i : TNI_BY_CONTRACT;
}

/* 1 to 1,200; 0: there is none, or it is wrong, which was said. */
static bool read_months(tni_run *run, int *out)
{
    enum { MOST = 1200 };
    const char *text = tni_args_value(run->args, OPT_MONTHS);
    int64_t months = 0;
    if (text && tn_whole_parse(text, strlen(text), 1, MOST, &months) != TN_OK) {
        tni_misuse(run, "'%s' is no value of --months: expected 1 to %d", tni_shown(run, text),
                   MOST);
        return false;
    }
    *out = (int)months;
    return true;
}

/* "2/8"; false: it is none, or there is no book, which was said. */
static bool read_shard(tni_run *run, tni_portfolio *p)
{
    const char *text = tni_args_value(run->args, OPT_SHARD),
               *slash = text ? strchr(text, '/') : NULL;
    enum { MOST = 1000000 };
    int64_t shard = 0, shards = 0;
    if (text && (!slash || tn_whole_parse(slash + 1, strlen(slash + 1), 1, MOST, &shards) ||
                 tn_whole_parse(text, (size_t)(slash - text), 1, shards, &shard))) {
        tni_misuse(run, "'%s' is no value of --shard: expected I/N, like 2/8",
                   tni_shown(run, text));
        return false;
    }
    if (text && p->status == TN_OK && !p->book) {
        tni_misuse(run, "--shard goes with a book");
        return false;
    }
    p->shard = (uint32_t)shard;
    p->shards = (uint32_t)shards;
    return true;
}

/* All options that decide what the table holds, in one order. */
static const char *table_options(const tni_run *run, const tni_workspace *ws)
{
    static const tni_option_id ids[] = {OPT_POLICY, OPT_MONTHS, OPT_UNTIL,
                                        OPT_USAGE,  OPT_BY,     OPT_FOR};
    char day[TN_DATE_TEXT] = "";
    const char *as_of = ws->options.as_of ? tn_date_format(*ws->options.as_of, day) : "";
    const char *text = tn_arena_format(run->arena, "forecast as-of=%s", as_of);
    for (size_t i = 0; i < sizeof(ids) / sizeof(*ids) && text; i++) {
        const char *value = tni_args_value(run->args, ids[i]);
        text = value
                   ? tn_arena_format(run->arena, "%s %s=%s", text, tni_options[ids[i]].name, value)
                   : text;
    }
    return text;
}

static tni_exit write_shard(tni_run *run, tni_portfolio_run *p, const tn_forecast *forecast,
                            tn_status status, bool buyer)
{
    const char *options = table_options(run, &p->workspace);
    tni_exit written = TNI_EXIT_FINE;
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    if (forecast) {
        const tn_status made = options ? tni_forecast_shard(&p->workspace, &p->portfolio, forecast,
                                                            options, buyer, &text)
                                       : TN_E_NOMEM;
        written = made == TN_OK ? tni_write_result(run, &text) : tni_out_of_memory(run);
    }
    tn_buffer_done(&text);
    const tni_exit found = tni_write_findings(run, &p->workspace, status);
    return written != TNI_EXIT_FINE ? written : found;
}

tni_exit tni_cmd_forecast(tni_run *run)
{
    tni_portfolio_run p;
    tni_exit ended = TNI_EXIT_FINE;
    const tn_forecast *forecast = NULL;
    const char *reader = tni_args_value(run->args, OPT_FOR);
    tni_forecast_options options = {.until = tni_args_date(run, OPT_UNTIL),
                                    .usage = tni_args_value(run->args, OPT_USAGE),
                                    .by = by_word(tni_args_value(run->args, OPT_BY))};
    if (!read_months(run, &options.months)) {
        return TNI_EXIT_MISUSE;
    }
    const bool part = tni_args_has(run->args, OPT_SHARD);
    if (!tni_begin_walk(run, part ? TNI_ANY_FORM : TNI_ALLOW_BOOK, &p, &ended)) {
        return ended;
    }
    if (!read_shard(run, &p.portfolio)) {
        return TNI_EXIT_MISUSE;
    }
    options.part = part;
    const bool folder = p.portfolio.has_folder;
    bool fits = true;
    if (tni_args_has(run->args, OPT_IN) && tni_args_has(run->args, OPT_SHARD)) {
        return tni_misuse(run, "--in converts a whole: it cannot go with --shard");
    }
    options.in = tni_args_currency(run, &p.workspace, &fits);
    if (!fits) {
        return TNI_EXIT_MISUSE;
    }
    options.totals = folder || p.portfolio.count > 1;
    const tn_status status = tni_forecast(&p.workspace, &p.portfolio, &options, &forecast);
    if (status == TN_OK && !forecast && !tn_findings_count(p.workspace.findings)) {
        return tni_misuse(run, "there is no contract to forecast");
    }
    const bool buyer = reader ? reader[0] == 'b' : !folder;
    if (part) {
        return write_shard(run, &p, forecast, status, buyer);
    }
    if (forecast && p.form == TNI_FORM_XLSX) {
        const char *reason = "";
        const tn_status saved = tni_forecast_workbook(&p.workspace, &p.portfolio, forecast, buyer,
                                                      tni_args_value(run->args, OPT_OUTPUT),
                                                      tni_args_has(run->args, OPT_FORCE), &reason);
        return tni_end_workbook(run, &p.workspace, saved == TN_OK ? status : saved, saved, reason);
    }
    const tn_report *report = forecast ? tni_forecast_report(&p.workspace, forecast) : NULL;
    return tni_write_report(run, &p.workspace, status, report, buyer);
}
