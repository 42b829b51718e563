/* Part of render.h. Findings as SARIF 2.1.0, which code hosts show beside the lines of a change. */
#include <stdio.h>
#include <string.h>

#include "format/json/json_write.h"
#include "format/print/render.h"

/* {"text": ...}, SARIF's form of words; `more` follows on a line of its own. */
static void put_message(tni_json_out *out, const char *key, const char *text, const char *more)
{
    tni_json_open_pair(out, key, '{');
    if (*more) {
        tn_buffer words;
        tn_buffer_init(&words, &out->to->allocator);
        tn_buffer_format(&words, "%s\nhint: %s", text, more);
        if (tn_buffer_status(&words) == TN_OK) {
            tni_json_pair(out, "text", words.bytes);
        } else {
            out->to->failed = true;
        }
        tn_buffer_done(&words);
    } else {
        tni_json_pair(out, "text", text);
    }
    tni_json_close(out, '{');
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

/* How the lines of the files are had. */
typedef struct source_lines {
    tn_source_line lookup; /* NULL: they are not */
    void *context;
} source_lines;

/* The whole token where the line is known, else as far as the finding says; never an empty one. */
static void put_region(tni_json_out *out, const tn_finding *f, const source_lines *source)
{
    const char *line;
    size_t length;
    uint32_t width = f->width;
    if (source->lookup && f->at.column &&
        source->lookup(source->context, f->at.file, f->at.line, &line, &length)) {
        width = tni_finding_width(f, line, length);
    }
    tni_json_open_pair(out, "region", '{');
    tni_json_pair_number(out, "startLine", f->at.line);
    if (f->at.column) {
        tni_json_pair_number(out, "startColumn", f->at.column);
        tni_json_pair_number(out, "endLine", f->at.line);
        tni_json_pair_number(out, "endColumn", f->at.column + (width ? width : 1));
    }
    tni_json_close(out, '{');
}

/* Only findings about files: one about an option has no position. */
static void put_locations(tni_json_out *out, const tn_finding *f, const source_lines *source)
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
        put_region(out, f, source);
    }
    tni_json_close(out, '{');
    tni_json_close(out, '{');
    tni_json_close(out, '[');
}

/* The page of AWS that a code's source names by its path (rule 6.1), the first of them. */
static void put_help_uri(tni_json_out *out, const char *source)
{
    static const struct {
        const char *path, *site, *end;
    } sites[] = {
        {"(userguide/", "https://docs.aws.amazon.com/marketplace/latest/", ".html"},
        {"(buyerguide/", "https://docs.aws.amazon.com/marketplace/latest/", ".html"},
        {"(developerguide/", "https://docs.aws.amazon.com/marketplace/latest/", ".html"},
        {"(marketplacemetering/", "https://docs.aws.amazon.com/", ".html"},
        {"(marketplace-catalog/", "https://docs.aws.amazon.com/", ".html"},
        {"(github.com/", "https://", ""},
    };
    for (size_t i = 0; i < sizeof(sites) / sizeof(*sites); i++) {
        const char *path = strstr(source, sites[i].path);
        char uri[256];
        if (path) {
            snprintf(uri, sizeof(uri), "%s%.*s%s", sites[i].site, (int)strcspn(path + 1, "), "),
                     path + 1, sites[i].end);
            tni_json_pair(out, "helpUri", uri);
            return;
        }
    }
}

static void put_rule(tni_json_out *out, const tn_code_info *code)
{
    tni_json_open(out, '{');
    tni_json_pair(out, "id", code->text);
    put_message(out, "shortDescription", code->title, "");
    put_message(out, "fullDescription", code->rule, "");
    put_message(out, "help", code->rule, code->hint);
    put_help_uri(out, code->source);
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

static void put_result(tni_json_out *out, const tn_finding *f, const source_lines *source)
{
    tni_json_open(out, '{');
    tni_json_pair(out, "ruleId", tn_code_get(f->code)->text);
    tni_json_pair_number(out, "ruleIndex", (uint32_t)f->code);
    tni_json_pair(out, "level", tn_severity_name(f->severity));
    put_message(out, "message", f->message, f->hint);
    put_locations(out, f, source);
    tni_json_close(out, '{');
}

tn_status tn_findings_render_sarif(const tn_findings *findings, const char *version, bool complete,
                                   tn_source_line lookup, void *context, tn_buffer *to)
{
    const size_t before = to->length;
    const source_lines source = {lookup, context};
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
        put_result(&out, tn_findings_get(findings, i), &source);
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
