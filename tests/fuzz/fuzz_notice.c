/* Any text as a notice's template, any as tenor.ini, for an offer that is right: the notice or a
 * finding; whole UTF-8, and no control character that the template does not hold itself. */
#include "fuzz/files.h"

#include "app/notice.h"
#include "app/quote.h"

static const char product_text[] =
    "[product]\ntitle = Log\nproduct_id = prod-2a\ncategory = users\npurchase = any\n"
    "currency = USD\ndurations = 12m\n[dimension seats]\nname = Seats\ndescription = A seat\n"
    "price.12m = 120\n";
static const char offer_text[] =
    "[offer]\nname = Acme 2027\nproduct = p.product.ini\nbuyer = Acme\nduration = 12m\n"
    "expires = 2026-12-31\ndiscount = 10%\nurl = https://example.com/o\n"
    "[item seats]\nquantity = 25\n[payments]\nplan = quarterly\n";

static tni_workspace tables_of; /* the built-in tables, read once */

#ifdef TN_PLANTED /* a name that does not exist is a bell */
PLANT(tni_notice_value, bool, (const void *source, const char *name, size_t length, tn_buffer *out))
{
    if (!__real_tni_notice_value(source, name, length, out)) {
        tn_buffer_text(out, "\a");
    }
    return true;
}
#endif

static void begin(void)
{
    fuzz_folder_begin();
    fuzz_write("p.product.ini", product_text, sizeof(product_text) - 1);
    fuzz_write("a.offer.ini", offer_text, sizeof(offer_text) - 1);
    PROMISE(tni_workspace_open(tn_arena_new(NULL), &(tni_workspace_options){0}, &tables_of) ==
            TN_OK);
}

static bool steers(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (((unsigned char)text[i] < ' ' && text[i] != '\n') || text[i] == 0x7f) {
            return true;
        }
    }
    return false;
}

const long fuzz_runs = 600;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!*fuzz_folder) {
        begin();
    }
    tni_workspace ws;
    tn_arena *arena = tn_arena_new(NULL);
    PROMISE(tni_workspace_again(&tables_of, arena, &ws) == TN_OK);
    const part settings = fuzz_part(bytes, size, "tenor.ini");
    const part template = fuzz_part(bytes, size, "notice.txt");
    fuzz_write("tenor.ini", settings.at, settings.size);
    fuzz_write("notice.txt", template.at, template.size);
    tni_source_file *offer = tni_workspace_load(&ws, fuzz_path("a.offer.ini"));
    const tn_quote *quote = NULL;
    if (offer->status == TN_OK &&
        tni_quote(&ws, offer, &(tni_quote_overrides){0}, &quote) == TN_OK) {
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        const tn_status status = tni_notice(&ws, offer, quote, &(tni_notice_how){0}, &out);
        PROMISE(status == TN_OK || status == TN_E_FINDINGS || status == TN_E_READ);
        PROMISE(status == TN_OK || tn_findings_of(ws.findings, TN_ERROR) > 0);
        if (status == TN_OK && !steers(template.at, template.size)) {
            fuzz_shown(out.bytes, out.length);
        }
        tn_buffer_done(&out);
    }
    tn_arena_free(arena);
    return 0;
}
