/* tenor new: a product or an offer to begin with. */
#include <string.h>

#include "cli/output.h"

/* The values of a repeated option; *count of them. */
static const char *const *values(tni_run *run, tni_option_id id, size_t *count)
{
    const char **list = tn_arena_take_array(run->arena, run->args->given_count + 1, sizeof(*list));
    size_t at = 0;
    *count = 0;
    for (const char *value; list && (value = tni_args_next(run->args, id, &at));) {
        list[(*count)++] = value;
    }
    return list;
}

static tn_status new_product(tni_run *run, tni_workspace *ws, tn_buffer *out)
{
    (void)ws;
    tni_new_product wanted = {.title = tni_args_value(run->args, OPT_TITLE),
                              .category = tni_args_value(run->args, OPT_CATEGORY),
                              .purchase = tni_args_value(run->args, OPT_PURCHASE),
                              .currency = tni_args_value(run->args, OPT_CURRENCY)};
    size_t count = 0;
    const char *const *months = values(run, OPT_DURATION, &count);
    for (size_t i = 0; months && i < count; i++) {
        wanted.durations = tn_arena_format(run->arena, "%s%s%s", i ? wanted.durations : "",
                                           i ? ", " : "", months[i]);
    }
    wanted.dimensions = values(run, OPT_DIMENSION, &wanted.dimension_count);
    return tni_new_product_text(&wanted, out);
}

static tn_status new_offer(tni_run *run, tni_workspace *ws, tn_buffer *out)
{
    const tni_document *product =
        tni_workspace_load_as(ws, tni_args_value(run->args, OPT_PRODUCT), TNI_KIND_PRODUCT);
    if (!product || product->status != TN_OK) {
        return product ? product->status : TN_E_NOMEM;
    }
    tni_new_offer wanted = {.name = tni_args_value(run->args, OPT_NAME),
                            .buyer = tni_args_value(run->args, OPT_BUYER),
                            .duration = tni_args_value(run->args, OPT_DURATION),
                            .expires = tni_args_value(run->args, OPT_EXPIRES),
                            .discount = tni_args_value(run->args, OPT_DISCOUNT),
                            .currency = tni_args_value(run->args, OPT_CURRENCY),
                            .target = tni_args_value(run->args, OPT_OUTPUT)};
    wanted.accounts = values(run, OPT_ACCOUNT, &wanted.account_count);
    wanted.set = values(run, OPT_SET, &wanted.set_count);
    return tni_new_offer_text(ws, product, &wanted, out);
}

tni_exit tni_cmd_new(tni_run *run)
{
    static const struct {
        const char *kind;
        tn_status (*make)(tni_run *run, tni_workspace *ws, tn_buffer *out);
    } kinds[] = {{"product", new_product}, {"offer", new_offer}};
    enum { KINDS = sizeof(kinds) / sizeof(*kinds) };
    tni_exit ended = TNI_EXIT_FINE;
    tni_workspace ws;
    const char *kind = run->args->operand_count == 1 ? run->args->operands[0] : "";
    size_t k = 0;
    while (k < KINDS && strcmp(kinds[k].kind, kind) != 0) {
        k++;
    }
    if (k == KINDS) {
        return tni_usage(run, "a new what? product or offer");
    }
    if (strcmp(kind, "offer") == 0 && !tni_args_has(run->args, OPT_PRODUCT)) {
        return tni_usage(run, "for which product? --product FILE");
    }
    if (!tni_open(run, &ws, &ended)) {
        return ended;
    }
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = kinds[k].make(run, &ws, &text);
    const tni_exit written =
        status == TN_OK ? tni_put(run, text.bytes, text.length) : TNI_EXIT_FINE;
    tn_buffer_done(&text);
    /* What the product breaks is its own affair: only what stopped us counts. */
    const tni_exit found = status == TN_OK ? TNI_EXIT_FINE : tni_put_findings(run, &ws, status);
    return written != TNI_EXIT_FINE ? written : found;
}
