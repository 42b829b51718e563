/* tenor new: a product or an offer to begin with, or the contract of a public purchase. */
#include <string.h>

#include "app/new.h"
#include "base/list.h"
#include "cli/cmd.h"

/* Which options become which keys of the file's first section. */
static const struct {
    const char *kind;
    tni_option_id option;
    const char *key;
} keys[] = {{"product", OPT_TITLE, "title"},       {"product", OPT_CATEGORY, "category"},
            {"product", OPT_PURCHASE, "purchase"}, {"product", OPT_CURRENCY, "currency"},
            {"offer", OPT_NAME, "name"},           {"offer", OPT_BUYER, "buyer"},
            {"offer", OPT_EXPIRES, "expires"},     {"offer", OPT_CURRENCY, "currency"},
            {"offer", OPT_DISCOUNT, "discount"}};

enum { KEYS = sizeof(keys) / sizeof(*keys) };

/* "111111111111, 222222222222"; NULL: no account was given. */
static const char *accounts(tni_run *run)
{
    const char *text = NULL;
    size_t at = 0;
    for (const char *id; (id = tni_args_next(run->args, OPT_ACCOUNT, &at));) {
        text = tn_arena_format(run->arena, "%s%s%s", text ? text : "", text ? ", " : "", id);
    }
    return text;
}

/* Each of "1m,12m", whichever option names it. */
static const char *const *durations(tni_run *run, size_t *out_count)
{
    const char **list = NULL;
    size_t at = 0;
    for (const char *text; (text = tni_args_next(run->args, OPT_DURATIONS, &at));) {
        for (const char *rest = text; rest; rest = strchr(rest, ',')) {
            rest += rest > text || *rest == ',';
            rest += strspn(rest, " ");
            const char *one = tn_arena_copy(run->arena, rest, strcspn(rest, ", "));
            if (!one || !TNI_LIST_ADD(run->arena, &list, out_count, one)) {
                return NULL;
            }
        }
    }
    return list;
}

static tni_new_options options_of(tni_run *run, const char *kind, tn_edit_pair pairs[KEYS + 1])
{
    tni_new_options o = {.from = tni_args_value(run->args, OPT_FROM),
                         .product = tni_args_value(run->args, OPT_PRODUCT),
                         .target = tni_args_value(run->args, OPT_OUTPUT),
                         .values = pairs};
    for (size_t i = 0; i < KEYS; i++) {
        const char *value = tni_args_value(run->args, keys[i].option);
        if (value && strcmp(keys[i].kind, kind) == 0) {
            pairs[o.value_count++] = (tn_edit_pair){keys[i].key, value};
        }
    }
    const char *ids = accounts(run);
    if (ids) {
        pairs[o.value_count++] = (tn_edit_pair){"buyer_accounts", ids};
    }
    o.durations = durations(run, &o.duration_count);
    o.dimensions = tni_args_all(run, OPT_DIMENSION, &o.dimension_count);
    o.set = tni_args_all(run, OPT_SET, &o.set_count);
    return o;
}

/* A purchase of the public listing is a contract at once. */
static tni_exit new_contract(tni_run *run)
{
    tni_file_run f;
    const char *product = tni_args_value(run->args, OPT_PRODUCT);
    if (!product || !tni_args_has(run->args, OPT_AT)) {
        return tni_misuse(run, "a public purchase needs --product FILE and --at TIME; an accepted "
                               "offer becomes a contract with 'tenor accept'");
    }
    return tni_begin_file(run, product, TNI_KIND_PRODUCT, TNI_ANY_FORM, &f)
               ? tni_accept_into(run, &f)
               : run->ended;
}

tni_exit tni_cmd_new(tni_run *run)
{
    static const struct maker {
        const char *kind;
        tn_status (*make)(tni_workspace *workspace, const tni_new_options *options, tn_buffer *out,
                          const char **reason);
    } kinds[] = {{"product", tni_new_product}, {"offer", tni_new_offer}};
    tni_workspace ws;
    const char *kind = run->args->operand_count ? run->args->operands[0] : "";
    const struct maker *maker = TNI_NAMED_IN(kinds, kind);
    if (run->args->operand_count > 1) {
        return tni_misuse(run, "what is '%s' to it? --product, --from or -o goes before a file",
                          run->args->operands[1]);
    }
    if (strcmp(kind, "contract") == 0) {
        return new_contract(run);
    }
    if (!maker) {
        return tni_misuse(run, "a new what? product, offer or contract");
    }
    tn_edit_pair pairs[KEYS + 1];
    tni_new_options options = options_of(run, kind, pairs);
    options.told = tn_findings_new(run->arena);
    if (maker->make == tni_new_offer && !options.product && !options.from) {
        return tni_misuse(run, "for which product? --product FILE, or --from another offer");
    }
    if (!tni_open(run, TNI_ANY_FORM, NULL, &ws)) {
        return run->ended;
    }
    const char *reason = "";
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = maker->make(&ws, &options, &text, &reason);
    const tni_exit ended = status == TN_OK ? tni_write_result(run, &text) : TNI_EXIT_FINE;
    tn_buffer_done(&text);
    if (status == TN_E_SYNTAX) {
        return tni_misuse(run, "a value given cannot stand in a file: %s", reason);
    }
    if (ended == TNI_EXIT_FINE && options.told && (status == TN_OK)) {
        ws.findings = options.told; /* what the source breaks is its own affair */
    }
    return ended == TNI_EXIT_FINE ? tni_write_findings(run, &ws, status) : ended;
}
