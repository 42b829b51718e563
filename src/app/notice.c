/* Which template a notice or a page is made from, the seller's logo, and filling it. */
#include "app/notice.h"

#include <string.h>

#include "app/embedded.h"
#include "app/workspace/source_file.h"
#include "tenor/notice.h"
#include "tenor/text.h"

enum { LOGO_MAX = 256 * 1024 };

/* A file of the workspace; TN_E_RANGE: it is not there. */
static tn_status read_own(tni_workspace *ws, const char *root, const char *name,
                          tni_source_file *out)
{
    const char *reason = "";
    out->shown = tni_path_join(ws->arena, root, name);
    if (!out->shown) {
        return TN_E_NOMEM;
    }
    const tn_status status =
        tni_file_read_inside(ws->arena, root, out->shown, TNI_READ_MAX, &out->file, &reason);
    if (status == TN_OK || status == TN_E_NOMEM) {
        return status;
    }
    return tni_path_exists(out->shown) ? tni_read_error(ws, out->shown, out->shown, NULL, reason)
                                       : TN_E_RANGE;
}

static tn_status no_template(tni_workspace *ws, const char *language)
{
    tn_findings_add(ws->findings, TN_FIL_LANGUAGE, (tn_at){0}, "language",
                    "there is no template in the language '%s'", language);
    return TN_E_FINDINGS;
}

/* The named one, the workspace's own, the built-in one. */
static tn_status find_template(tni_workspace *ws, const tni_source_file *offer,
                               const tni_notice_how *how, const char *language,
                               tni_source_file *out)
{
    const char *root = offer->folder_settings->root, *reason = "";
    const char *name =
        how->html ? tn_arena_format(ws->arena, "offer%s.%s.html", how->offers ? "s" : "", language)
                  : tn_arena_format(ws->arena, "notice.%s.txt", language);
    if (how->template_path) {
        out->shown = how->template_path;
        const tn_status status =
            tni_file_read(ws->arena, out->shown, TNI_READ_MAX, &out->file, &reason);
        return status == TN_OK || status == TN_E_NOMEM
                   ? status
                   : tni_read_error(ws, out->shown, out->shown, NULL, reason);
    }
    if (!name) {
        return TN_E_NOMEM;
    }
    tn_status status = strpbrk(language, "/.") ? TN_E_RANGE : read_own(ws, root, name, out);
    if (status == TN_E_RANGE && !how->html) {
        status = read_own(ws, root, "notice.txt", out);
    }
    const struct tni_embedded *e = status == TN_E_RANGE ? tni_embedded_find(name) : NULL;
    if (e) {
        out->shown = e->name;
        out->file = (tni_file){.bytes = e->bytes, .size = e->size};
        return TN_OK;
    }
    return status == TN_E_RANGE ? no_template(ws, language) : status;
}

/* RFC 4648, section 4. */
static const char *base64(tn_arena *arena, const char *head, const char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *p = (const unsigned char *)bytes;
    const size_t before = strlen(head);
    char *text = tn_arena_take(arena, before + (size + 2) / 3 * 4 + 1);
    if (!text) {
        return NULL;
    }
    memcpy(text, head, before);
    char *to = text + before;
    for (size_t i = 0; i < size; i += 3) {
        const size_t left = size - i;
        const unsigned three = (unsigned)p[i] << 16 | (left > 1 ? (unsigned)p[i + 1] << 8 : 0) |
                               (left > 2 ? p[i + 2] : 0U);
        for (unsigned k = 0; k < 4; k++) {
            *to++ = k <= left ? digits[three >> (18 - 6 * k) & 63] : '=';
        }
    }
    *to = '\0';
    return text;
}

/* The logo as an address that holds it; NULL in *out when there is none. */
static tn_status read_logo(tni_workspace *ws, const tni_source_file *offer, const char **out)
{
    static const char png[] = "\x89PNG\r\n\x1a\n";
    const tni_folder_settings *folder = offer->folder_settings;
    const tn_field_text *logo = &folder->settings->logo;
    tni_source_file picture = {0};
    *out = NULL;
    if (!logo->value) {
        return TN_OK;
    }
    tn_status status = read_own(ws, folder->root, logo->value, &picture);
    if (status == TN_E_RANGE) {
        return tni_read_error(ws, logo->value, picture.shown, &logo->at, "it is not there");
    }
    if (status != TN_OK) {
        return status;
    }
    if (picture.file.size > LOGO_MAX || picture.file.size < sizeof(png) - 1 ||
        memcmp(picture.file.bytes, png, sizeof(png) - 1) != 0) {
        tn_findings_add(ws->findings, TN_FIL_LOGO, logo->at, "logo",
                        "'%s' is no PNG of up to %d KiB", logo->value, LOGO_MAX / 1024);
        return TN_E_FINDINGS;
    }
    *out = base64(ws->arena, "data:image/png;base64,", picture.file.bytes, picture.file.size);
    return *out ? TN_OK : TN_E_NOMEM;
}

tn_status tni_notice(tni_workspace *ws, const tni_source_file *offer, const tn_quote *quote,
                     const tni_notice_how *how, tn_buffer *out)
{
    const tn_settings *settings = offer->folder_settings->settings;
    const char *asked = how->language ? how->language : settings->language.value;
    tn_notice_options options = {.language = asked ? asked : "en",
                                 .html = how->html,
                                 .offers = how->offers,
                                 .offer_count = how->offer_count,
                                 .draft = tn_findings_of(ws->findings, TN_ERROR) > 0};
    tni_source_file text = {0};
    tn_status status = find_template(ws, offer, how, options.language, &text);
    if (status == TN_OK && how->html) {
        status = read_logo(ws, offer, &options.logo);
    }
    if (status != TN_OK) {
        return status;
    }
    if (!asked && !tni_embedded_find(text.shown)) {
        options.language = ""; /* nobody says in which language the template is */
    }
    size_t bad = 0;
    if (!tn_text_valid(text.file.bytes, text.file.size, &bad)) {
        tn_findings_add(ws->findings, TN_FIL_UTF8, (tn_at){.file = text.shown}, "",
                        "byte %zu is not UTF-8", bad + 1);
        return TN_E_FINDINGS;
    }
    /* Ours for the page says it in its own words; another one may not. */
    if (options.draft && !(how->html && tni_embedded_find(text.shown))) {
        tn_buffer_text(out,
                       "DRAFT: this offer breaks rules of AWS Marketplace; do not send it.\n\n");
    }
    tni_source_file *d = tni_source_file_of(ws, text.shown); /* so that its lines can be shown */
    if (d && !d->file.bytes) {
        d->file = text.file;
    }
    return tn_notice_render(ws->arena, quote, settings, &options, text.shown, text.file.bytes,
                            text.file.size, ws->findings, out);
}
