/* Any bytes as AWS's answers about an agreement: files that can be read again, the contract one
 * whose kind is known, or findings say why not. */
#include "fuzz/files.h"

#include "app/import.h"
#include "app/workspace/source_file.h"
#include "format/agreement/agreement.h"
#include "tenor/ini.h"

#define FOLDER "/" /* it is there: a folder that is not cannot be read */

static tni_workspace tables_of;

#ifdef TN_PLANTED /* an agreement of an unknown day is taken for a bug of ours */
PLANT(tni_agreement_contract, tn_status,
      (const tni_agreement_answers *agreement, const tn_product *product, const char *id,
       const char *offer_file, const char *product_file, tn_buffer *out))
{
    const tn_status status =
        __real_tni_agreement_contract(agreement, product, id, offer_file, product_file, out);
    return status == TN_E_FINDINGS && agreement->about ? TN_E_BUG : status;
}
#endif

/* Its text is understood; its rules are another matter. */
static void read_again(const tni_made_file *made)
{
    const size_t length = strlen(made->path);
    if (length > 4 && strcmp(made->path + length - 4, ".ini") == 0) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_tree *tree = NULL;
        tn_findings *findings = tn_findings_new(arena);
        tni_identity is = {0};
        PROMISE(tn_ini_read(arena, made->path, made->bytes, made->size, findings, &tree) == TN_OK);
        PROMISE(tni_identify(arena, made->bytes, made->size, &is) == TN_OK);
        PROMISE(is.kind == TNI_KIND_PRODUCT || is.kind == TNI_KIND_OFFER || is.id);
        fuzz_shown(made->bytes, made->size);
        tn_arena_free(arena);
    }
}

static void import(const uint8_t *bytes, size_t size, const char *product)
{
    static const char listed[] =
        "[product]\ntitle = P\nproduct_id = prod-1111111111111\ncategory = users\n"
        "purchase = any\ncurrency = USD\ndurations = 12m\n"
        "[dimension admins]\nname = A\ndescription = a\nprice.12m = 30\n"
        "[dimension calls]\nname = C\ndescription = c\npayg = 0.01\n";
    const tni_import_options options = {.into = FOLDER, .product = product};
    tni_workspace ws;
    tn_arena *arena = tn_arena_new(NULL);
    tni_made_file made[TNI_MADE_MAX];
    tni_price_table understood;
    size_t count = 0;
    PROMISE(tni_workspace_again(&tables_of, arena, &ws) == TN_OK);
    PROMISE(tni_workspace_put(&ws, FOLDER "s.json", (const char *)bytes, size));
    PROMISE(tni_workspace_put(&ws, FOLDER "p.product.ini", listed, sizeof(listed) - 1));
    const tn_status status = tni_import(&ws, FOLDER "s.json", &options, made, &count, &understood);
    PROMISE(status == TN_OK || status == TN_E_FINDINGS);
    PROMISE(status == TN_OK ? count > 0 : count == 0);
    PROMISE(status == TN_OK || tn_findings_of(ws.findings, TN_ERROR) > 0);
    for (size_t i = 0; i < count; i++) {
        read_again(&made[i]);
    }
    PROMISE(!tn_arena_failed(arena));
    tn_arena_free(arena);
}

const long fuzz_runs = 400;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!tables_of.arena) {
        PROMISE(tni_workspace_open(tn_arena_new(NULL), &(tni_workspace_options){0}, &tables_of) ==
                TN_OK);
    }
    tni_agreement_kind kind;
    const char *id = NULL;
    tn_arena *scratch = tn_arena_new(NULL);
    PROMISE(tni_agreement_look(scratch, (const char *)bytes, size, &kind, &id) == TN_OK);
    tn_arena_free(scratch);
    if (kind == TNI_AGREEMENT_ANSWER) { /* the rest is for other programs */
        import(bytes, size, NULL);
        import(bytes, size, FOLDER "p.product.ini");
    }
    return 0;
}
