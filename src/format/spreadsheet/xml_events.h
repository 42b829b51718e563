/* XML as events, through expat, whose traps stop here. */
#ifndef TN_FORMAT_XML_EVENTS_H
#define TN_FORMAT_XML_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "tenor/status.h"

enum { TNI_XML_DEPTH = 64, TNI_XML_TOKEN = 1024 * 1024 };

/* Who takes the events. Names come without their prefix; attributes[] holds names and values in
 * turn, then NULL. A call that returns other than TN_OK ends the reading with that status. */
typedef struct tni_xml_sink {
    tn_status (*begin)(void *context, const char *name, const char **attributes);
    tn_status (*end)(void *context, const char *name);
    tn_status (*text)(void *context, const char *text, size_t length);
    void *context;
} tni_xml_sink;

/* The value of an attribute, its name without prefix; NULL. */
const char *tni_xml_attribute(const char **attributes, const char *name);

/* Reads a whole document. TN_E_SYNTAX: it is not well-formed, TN_E_RANGE: it has a document type
 * (which could hold entities), is nested too deep or has a mark of more than 1 MiB; *out_why in
 * words, static; TN_E_NOMEM; or what the sink returned. */
tn_status tni_xml_read(const char *bytes, size_t size, const tni_xml_sink *sink,
                       const char **out_why);

#endif
