/* Lines of a text file and the rules that each must obey. */
#ifndef TN_FORMAT_SCAN_H
#define TN_FORMAT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/finding.h"

enum {
    TNI_LINE_MAX = 65534,           /* bytes of a line, its end not counted */
    TNI_NAME_MAX = 49,              /* bytes of a section name or a key */
    TNI_FILE_MAX = 8 * 1024 * 1024, /* bytes of a file that is read into a tree */
    TNI_SECTION_MAX = 10000,
    TNI_KEY_MAX = 1000000
};

/* A physical line: text[length], then end_length bytes (0, 1 or 2) of LF or CR LF. */
typedef struct tni_line {
    const char *text;
    size_t length, end_length;
    uint32_t number;
} tni_line;

/* Walks bytes[size] line by line; start with offset 0 (or behind a byte order mark), number 0. */
typedef struct tni_lines {
    const char *bytes;
    size_t size, offset;
    uint32_t number;
} tni_lines;

bool tni_lines_next(tni_lines *lines, tni_line *out);

/* Bytes of a UTF-8 byte order mark at the front: 3 or 0. */
size_t tni_bom(const char *bytes, size_t size);

/* Code points of text[length], also of invalid text: the bytes that do not continue one. */
uint32_t tni_points(const char *text, size_t length);

/* The column, in code points from 1, of the byte at offset. */
uint32_t tni_column(const tni_line *line, size_t offset);

/* Bytes [from, to) of a line as a message quotes them, at most 40 code points, into
 * buffer[TNI_EXCERPT]; returns buffer. */
enum { TNI_EXCERPT = 4 * 40 + 4 };
const char *tni_excerpt(const tni_line *line, size_t from, size_t to, char *buffer);

/* The file whose lines are checked; findings NULL: nothing is reported. */
typedef struct tni_scan {
    const char *file;
    tn_findings *findings;
    const char *encoding_hint; /* for invalid UTF-8; set by tni_scan_bytes */
} tni_scan;

/* Adds a finding at a byte of a line, width_bytes of it underlined; returns it for a hint. */
tn_finding *tni_scan_add(const tni_scan *scan, tn_code code, const tni_line *line, size_t offset,
                         size_t width_bytes, const char *subject, const char *message);

/* Checks the first bytes of a file: false (and one finding) when it is
 * empty, UTF-16, a workbook or other binary, or has only lone carriage returns as line ends. */
bool tni_scan_bytes(tni_scan *scan, const char *bytes, size_t size);

/* The first error of a line: its length, NUL, carriage return, UTF-8, control characters.
 * code TN_CODE_COUNT: none. */
typedef struct tni_parse_error {
    tn_code code;
    size_t offset;
    const char *what; /* "NUL byte" */
} tni_parse_error;

tni_parse_error tni_line_parse_error(const tni_line *line);

/* The message for an error, into buffer[TNI_EXCERPT]; returns buffer. */
const char *tni_parse_error_text(const tni_line *line, const tni_parse_error *error, char *buffer);

/* A warning for the first invisible character of a line without a error. */
void tni_warn_invisible(const tni_scan *scan, const tni_line *line);

/* What to do about invalid UTF-8 in this line; static. */
const char *tni_encoding_hint(const tni_scan *scan, const tni_line *line);

/* Printable ASCII, and no longer than what is read: nothing is wrong with it, and its bytes are its
 * columns. May be false for a line of which that holds. */
bool tni_line_is_plain(const tni_line *line);

/* Checks a line: a finding and false, or true, perhaps with a warning. */
bool tni_scan_line(const tni_scan *scan, const tni_line *line);

#endif
