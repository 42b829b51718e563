/* Part of render.h. Findings as SARIF 2.1.0, which code hosts show beside the lines of a change. */
#include <string.h>

#include "format/json/json_write.h"
#include "tenor/render.h"

/* {"text": ...}, SARIF's form of words; `more` follows on a line of its own. */
static void put_message(tni_json_out *out, const char *key, const char *text, const char *more)
{
    tn_buffer words;
    tn_buffer_init(&words, &out->to->allocator);
    tn_buffer_format(&words, *more ? "%s\nhint: %s" : "%s%s", text, more);
    tni_json_open_pair(out, key, '{');
    if (tn_buffer_status(&words) == TN_OK) {
        tni_json_pair(out, "text", words.bytes);
    } else {
        out->to->failed = true;
    }
    tni_json_close(out, '{');
    tn_buffer_done(&words);
}

/* A path as a URI reference: every byte that may not stand in one is %XX. */
static void put_uri(tni_json_out *out, const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "-._~/!$&'()*+,;=@";
    tn_buffer uri;
    tn_buffer_init(&uri, &out->to->allocator);
    tn_buffer_text(&uri, path[0] == '/' ? "file://" : "");
    for (const char *p = path; *p; p++) {
        if (strchr(plain, *p)) {
            tn_buffer_add(&uri, p, 1);
        } else {
            tn_buffer_format(&uri, "%%%02X", (unsigned)(unsigned char)*p);
        }
    }
    if (tn_buffer_status(&uri) == TN_OK) {
        tni_json_pair(out, "uri", uri.length ? uri.bytes : "");
    } else {
        out->to->failed = true;
    }
    tn_buffer_done(&uri);
}

/* Only findings about files: one about an option has no position. */
static void put_locations(tni_json_out *out, const tn_finding *f)
{
    if (!f->at.file || !*f->at.file) {
        return;
    }
    tni_json_open_pair(out, "locations", '[');
    tni_json_open(out, '{');
    tni_json_open_pair(out, "physicalLocation", '{');
    tni_json_open_pair(out, "artifactLocation", '{');
    put_uri(out, f->at.file);
    tni_json_close(out, '{');
    if (f->at.line) {
        tni_json_open_pair(out, "region", '{');
        tni_json_pair_number(out, "startLine", f->at.line);
        if (f->at.column) {
            tni_json_pair_number(out, "startColumn", f->at.column);
            if (f->width) {
                tni_json_pair_number(out, "endColumn", f->at.column + f->width);
            }
        }
        tni_json_close(out, '{');
    }
    tni_json_close(out, '{');
    tni_json_close(out, '{');
    tni_json_close(out, '[');
}

static void put_rule(tni_json_out *out, const tn_code_info *code)
{
    tni_json_open(out, '{');
    tni_json_pair(out, "id", code->text);
    put_message(out, "shortDescription", code->title, "");
    put_message(out, "fullDescription", code->rule, "");
    put_message(out, "help", code->rule, code->hint);
    tni_json_open_pair(out, "defaultConfiguration", '{');
    tni_json_pair(out, "level", tn_severity_name(code->severity[TN_PROFILE_CONSOLE]));
    tni_json_close(out, '{');
    tni_json_close(out, '{');
}

/* Every rule there is: so that a rule's number is the code's, and one that is not broken is known
 * to have been looked at. */
static void put_tool(tni_json_out *out, const char *version)
{
    tni_json_open_pair(out, "tool", '{');
    tni_json_open_pair(out, "driver", '{');
    tni_json_pair(out, "name", "Tenor");
    tni_json_pair(out, "semanticVersion", version);
    tni_json_open_pair(out, "rules", '[');
    for (int i = 0; i < TN_CODE_COUNT; i++) {
        put_rule(out, tn_code_get((tn_code)i));
    }
    tni_json_close(out, '[');
    tni_json_close(out, '{');
    tni_json_close(out, '{');
}

static void put_result(tni_json_out *out, const tn_finding *f)
{
    tni_json_open(out, '{');
    tni_json_pair(out, "ruleId", tn_code_get(f->code)->text);
    tni_json_pair_number(out, "ruleIndex", (uint32_t)f->code);
    tni_json_pair(out, "level", tn_severity_name(f->severity));
    put_message(out, "message", f->message, f->hint);
    put_locations(out, f);
    tni_json_close(out, '{');
}

tn_status tn_findings_render_sarif(const tn_findings *findings, const char *version, bool complete,
                                   tn_buffer *to)
{
    const size_t before = to->length;
    tni_json_out out = {.to = to};
    tni_json_open(&out, '{');
    tni_json_pair(&out, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    tni_json_pair(&out, "version", "2.1.0");
    tni_json_open_pair(&out, "runs", '[');
    tni_json_open(&out, '{');
    put_tool(&out, version);
    tni_json_open_pair(&out, "invocations", '[');
    tni_json_open(&out, '{');
    tni_json_write_key(&out, "executionSuccessful", strlen("executionSuccessful"));
    tni_json_write_literal(&out, complete ? "true" : "false");
    tni_json_close(&out, '{');
    tni_json_close(&out, '[');
    tni_json_pair(&out, "columnKind", "unicodeCodePoints");
    tni_json_open_pair(&out, "results", '[');
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        put_result(&out, tn_findings_get(findings, i));
    }
    tni_json_close(&out, '[');
    tni_json_close(&out, '{');
    tni_json_close(&out, '[');
    tni_json_close(&out, '{');
    tn_buffer_text(to, "\n");
    const tn_status status = tn_buffer_status(to);
    if (status != TN_OK) {
        tn_buffer_cut(to, before);
    }
    return status;
}
