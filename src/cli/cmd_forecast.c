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

static tni_exit write_shard(tni_run *run, tni_portfolio_run *p, const tn_forecast *forecast,
                            tn_status status, bool buyer)
{
    static const tni_option_id ids[] = {OPT_POLICY, OPT_MONTHS, OPT_UNTIL,
                                        OPT_USAGE,  OPT_BY,     OPT_FOR};
    const char *options = tni_shard_options(run, &p->workspace, ids, sizeof(ids) / sizeof(*ids));
    tn_status made = options ? TN_OK : TN_E_NOMEM;
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    if (forecast && made == TN_OK) {
        made = tni_forecast_shard(&p->workspace, &p->portfolio, forecast, options, buyer, &text);
    }
    return tni_write_shard(run, p, made, &text, status);
}

static tni_exit no_contract(tni_run *run, tni_portfolio_run *p)
{
    (void)tni_write_findings(run, &p->workspace, TN_OK);
    return tni_misuse(run, "there is no contract to forecast");
}

tni_exit tni_cmd_forecast(tni_run *run)
{
    tni_portfolio_run p;
    const tn_forecast *forecast = NULL;
    const char *reader = tni_args_value(run->args, OPT_FOR);
    tni_forecast_options options = {.until = tni_args_date(run, OPT_UNTIL),
                                    .usage = tni_args_value(run->args, OPT_USAGE),
                                    .by = by_word(tni_args_value(run->args, OPT_BY))};
    if (!read_months(run, &options.months)) {
        return TNI_EXIT_MISUSE;
    }
    const bool part = tni_args_has(run->args, OPT_SHARD);
    if (!tni_begin_portfolio(run, part ? TNI_ANY_FORM : TNI_ALLOW_BOOK, &p)) {
        return run->ended;
    }
    if (!tni_read_shard(run, &p.portfolio)) {
        return TNI_EXIT_MISUSE;
    }
    options.part = part;
    const bool folder = p.portfolio.has_folder;
    bool fits = true;
    options.in = tni_args_currency(run, &p.workspace, &fits);
    if (!fits) {
        return TNI_EXIT_MISUSE;
    }
    options.totals = folder || p.portfolio.count > 1;
    const bool many = part || options.by != TNI_BY_CURRENCY; /* else totals alone */
    options.rows = options.totals && many ? run->rows : NULL;
    const bool buyer = reader ? reader[0] == 'b' : !folder;
    const tn_status status = tni_forecast(&p.workspace, &p.portfolio, &options, &forecast);
    if (status == TN_OK && !forecast) {
        return no_contract(run, &p);
    }
    if (part) {
        return write_shard(run, &p, forecast, status, buyer);
    }
    if (forecast && p.form == TNI_FORM_XLSX) {
        const char *reason = "";
        const tn_status saved = tni_forecast_workbook(
            &p.workspace, &p.portfolio, forecast, options.rows, buyer,
            tni_args_value(run->args, OPT_OUTPUT), tni_args_has(run->args, OPT_FORCE), &reason);
        return tni_end_workbook(run, &p.workspace, saved == TN_OK ? status : saved, saved, reason);
    }
    const tn_report *report =
        forecast ? tni_forecast_report(&p.workspace, forecast, options.rows) : NULL;
    return tni_write_report(run, &p.workspace, status, report, buyer);
}
