/* expat, fed in pieces. Entities need a document type, and none is read, so nothing can be expanded
 * or fetched. A mark that does not end is looked at again with each piece, up to 1 MiB. */
#include "format/spreadsheet/xml_events.h"

#include <string.h>

#include <expat.h>

typedef struct xml_run {
    XML_Parser parser;
    const tni_xml_sink *sink;
    int depth;
    tn_status status; /* what ended it */
    const char *why;
} xml_run;

static void stop(xml_run *r, tn_status status, const char *why)
{
    if (r->status == TN_OK && status != TN_OK) {
        r->status = status;
        r->why = why;
        XML_StopParser(r->parser, XML_FALSE);
    }
}

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static void XMLCALL begin(void *user, const char *name, const char **attributes)
{
    xml_run *r = user;
    if (r->status != TN_OK) {
        return;
    }
    if (++r->depth > TNI_XML_DEPTH) {
        stop(r, TN_E_RANGE, "it is nested deeper than 64 levels");
        return;
    }
    stop(r, r->sink->begin(r->sink->context, local(name), attributes), NULL);
}

static void XMLCALL end(void *user, const char *name)
{
    xml_run *r = user;
    if (r->status == TN_OK) {
        r->depth--;
        stop(r, r->sink->end(r->sink->context, local(name)), NULL);
    }
}

static void XMLCALL text(void *user, const char *bytes, int length)
{
    xml_run *r = user;
    if (r->status == TN_OK) {
        stop(r, r->sink->text(r->sink->context, bytes, (size_t)length), NULL);
    }
}

static void XMLCALL doctype(void *user, const char *name, const char *where, const char *called,
                            int internal)
{
    (void)name, (void)where, (void)called, (void)internal;
    stop(user, TN_E_RANGE, "it has a document type, which could hold entities");
}

const char *tni_xml_attribute(const char **attributes, const char *name)
{
    for (; attributes[0]; attributes += 2) {
        if (strcmp(local(attributes[0]), name) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}

/* All pieces; stops at the first that is wrong. */
static void feed(xml_run *r, const char *bytes, size_t size)
{
    enum { PIECE = 256 * 1024 };
    for (size_t at = 0; r->status == TN_OK && at <= size;) {
        const size_t left = size - at, part = left < PIECE ? left : PIECE;
        const bool last = part == left;
        if (XML_Parse(r->parser, bytes + at, (int)part, last) != XML_STATUS_OK) {
            const bool memory = XML_GetErrorCode(r->parser) == XML_ERROR_NO_MEMORY;
            stop(r, memory ? TN_E_NOMEM : TN_E_SYNTAX, "its XML is not well-formed");
            return;
        }
        at += part;
        const XML_Index parsed = XML_GetCurrentByteIndex(r->parser);
        if (!last && (parsed < 0 || at - (size_t)parsed > TNI_XML_TOKEN + PIECE)) {
            stop(r, TN_E_RANGE, "a mark of its XML has more than 1 MiB");
        }
        if (last) {
            return;
        }
    }
}

tn_status tni_xml_read(const char *bytes, size_t size, const tni_xml_sink *sink,
                       const char **out_why)
{
    xml_run r = {.sink = sink, .why = NULL, .parser = XML_ParserCreate(NULL)};
    if (!r.parser) {
        return TN_E_NOMEM;
    }
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, begin, end);
    XML_SetCharacterDataHandler(r.parser, text);
    XML_SetStartDoctypeDeclHandler(r.parser, doctype);
    feed(&r, bytes, size);
    XML_ParserFree(r.parser);
    if (r.why) {
        *out_why = r.why;
    }
    return r.status;
}
