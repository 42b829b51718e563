/* Lines of a text file and the rules that each must obey. libcsv gets no line that was not accepted
 * here: it cuts, joins or passes on bad ones. */
#include "format/lines/scan.h"

#include <stdio.h>
#include <string.h>

#include "tenor/text.h"

bool tni_lines_next(tni_lines *lines, tni_line *out)
{
    if (lines->offset >= lines->size) {
        return false;
    }
    const char *text = lines->bytes + lines->offset;
    const size_t rest = lines->size - lines->offset;
    const char *newline = memchr(text, '\n', rest);
    size_t length = newline ? (size_t)(newline - text) : rest;
    size_t end_length = newline ? 1 : 0;
    lines->offset += length + end_length;
    if (newline && length > 0 && text[length - 1] == '\r') {
        length--;
        end_length = 2;
    }
    *out = (tni_line){text, length, end_length, ++lines->number};
    return true;
}

size_t tni_bom(const char *bytes, size_t size)
{
    return size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

uint32_t tni_points(const char *text, size_t length)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t continued = 0; /* bytes 10xxxxxx, eight at a time */
    size_t i = 0;
    for (; i + 8 <= length; i += 8) {
        uint64_t word;
        memcpy(&word, text + i, 8);
        continued += (((word >> 7) & ~(word >> 6) & ones) * ones) >> 56;
    }
    for (; i < length; i++) {
        continued += ((unsigned char)text[i] & 0xC0) == 0x80;
    }
    return (uint32_t)(length - continued);
}

uint32_t tni_column(const tni_line *line, size_t offset)
{
    return 1 + tni_points(line->text, offset < line->length ? offset : line->length);
}

const char *tni_excerpt(const tni_line *line, size_t from, size_t to, char *buffer)
{
    size_t end = from;
    for (int points = 0; end < to && points < 40; points++) {
        do {
            end++;
        } while (end < to && ((unsigned char)line->text[end] & 0xC0) == 0x80);
    }
    /* In invalid text one code point may have any number of bytes. */
    const size_t length = end - from < TNI_EXCERPT - 4 ? end - from : TNI_EXCERPT - 4;
    memcpy(buffer, line->text + from, length);
    memcpy(buffer + length, from + length < to ? "..." : "", from + length < to ? 4 : 1);
    return buffer;
}

tn_finding *tni_scan_add(const tni_scan *scan, tn_code code, const tni_line *line, size_t offset,
                         size_t width_bytes, const char *subject, const char *message)
{
    if (!scan->findings) {
        return NULL;
    }
    const tn_at at = {scan->file, line->number, tni_column(line, offset)};
    tn_finding *finding = tn_findings_add(scan->findings, code, at, subject ? subject : "", "%s",
                                          message ? message : tn_code_get(code)->title);
    if (finding && offset < line->length) {
        const size_t rest = line->length - offset;
        finding->width = tni_points(line->text + offset, width_bytes < rest ? width_bytes : rest);
    }
    return finding;
}

static bool refuse(const tni_scan *scan, tn_code code, uint32_t line, const char *message)
{
    if (scan->findings) {
        tn_findings_add(scan->findings, code, (tn_at){scan->file, line, line ? 1 : 0}, "", "%s",
                        message);
    }
    return false;
}

/* Bytes that are no UTF-8 are most often Shift-JIS (Excel in Japan) or Windows-1252 (Excel in the
 * West). Shift-JIS has pairs led by 81-9F, which Windows-1252 hardly ever uses. */
static const char *guess_encoding(const char *bytes, size_t size)
{
    size_t pairs = 0;
    for (size_t i = 0; i < size; i++) {
        const unsigned char c = (unsigned char)bytes[i];
        if (c < 0x80 || (c >= 0xA1 && c <= 0xDF)) {
            continue;
        }
        const unsigned char d = i + 1 < size ? (unsigned char)bytes[i + 1] : 0;
        if (c == 0x80 || c == 0xA0 || c > 0xFC || d < 0x40 || d == 0x7F || d > 0xFC) {
            return "it looks like Windows-1252 (Latin-1); save the file as UTF-8 (Excel: 'CSV "
                   "UTF-8', Notepad: Encoding UTF-8)";
        }
        pairs += c < 0xA0;
        i++;
    }
    return pairs ? "it looks like Shift-JIS (CP932); save the file as UTF-8 (Excel: 'CSV UTF-8', "
                   "Notepad: Encoding UTF-8)"
                 : "it looks like Windows-1252 (Latin-1); save the file as UTF-8 (Excel: 'CSV "
                   "UTF-8', Notepad: Encoding UTF-8)";
}

static const struct {
    const char *bytes;
    size_t size;
    tn_code code;
    const char *message;
} signatures[] = {
    {"\xFF\xFE", 2, TN_FIL_UTF16, "the file is UTF-16, expected UTF-8"},
    {"\xFE\xFF", 2, TN_FIL_UTF16, "the file is UTF-16, expected UTF-8"},
    {"PK\x03\x04", 4, TN_FIL_NOT_TEXT, "the file is a workbook or ZIP archive, expected text"},
    {"\xD0\xCF\x11\xE0", 4, TN_FIL_NOT_TEXT, "the file is an old Office document, expected text"},
    {"%PDF", 4, TN_FIL_NOT_TEXT, "the file is a PDF, expected text"},
    {"\x1F\x8B", 2, TN_FIL_NOT_TEXT, "the file is compressed, expected text"},
};

/* UTF-16 without a mark: every other byte of ASCII text is NUL. */
static bool looks_utf16(const char *bytes, size_t size)
{
    return size >= 4 && ((!bytes[0] && bytes[1] && !bytes[2] && bytes[3]) ||
                         (bytes[0] && !bytes[1] && bytes[2] && !bytes[3]));
}

bool tni_scan_bytes(tni_scan *scan, const char *bytes, size_t size)
{
    const size_t bom = tni_bom(bytes, size);
    if (size == bom) {
        return refuse(scan, TN_FIL_EMPTY, 0, "the file is empty");
    }
    for (size_t i = 0; i < sizeof(signatures) / sizeof(*signatures); i++) {
        if (size >= signatures[i].size &&
            memcmp(bytes, signatures[i].bytes, signatures[i].size) == 0) {
            return refuse(scan, signatures[i].code, 0, signatures[i].message);
        }
    }
    if (looks_utf16(bytes, size)) {
        return refuse(scan, TN_FIL_UTF16, 0, "the file is UTF-16, expected UTF-8");
    }
    if (memchr(bytes, '\r', size) && !memchr(bytes, '\n', size)) {
        return refuse(scan, TN_FIL_CR, 1,
                      "the lines end with a carriage return alone, expected LF or CR LF");
    }
    if (scan->findings && !tn_text_valid(bytes, size, NULL)) {
        scan->encoding_hint = guess_encoding(bytes + bom, size - bom);
    }
    return true;
}

/* The offset of the first control character but a tab, or length. */
static size_t find_control(const char *text, size_t length)
{
    size_t i = 0;
    while (i < length && ((unsigned char)text[i] >= 0x20 || text[i] == '\t') && text[i] != 0x7F) {
        /* U+0080 ... U+009F are C2 80 ... C2 9F */
        if ((unsigned char)text[i] == 0xC2 && (unsigned char)text[i + 1] < 0xA0) {
            break;
        }
        i++;
    }
    return i;
}

/* The first grapheme that the display filter would change, or length; its size in *out. */
static size_t find_invisible(const char *text, size_t length, size_t *out)
{
    size_t i = 0;
    for (*out = 0; i < length; i += *out) {
        int width = 0;
        *out = (unsigned char)text[i] < 0x80 ? 1 : tn_text_grapheme(text + i, length - i, &width);
        if (*out == 0 || ((unsigned char)text[i] >= 0x80 && tn_text_is_hostile(text + i, *out))) {
            break;
        }
    }
    return i;
}

/* The high bits of bytes that are no printable ASCII; may be more of them. */
static uint64_t not_plain(const char *eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t word;
    memcpy(&word, eight, 8);
    return (word | (word - ones * 0x20) | (word + ones)) & (ones << 7);
}

/* Eight bytes at a time, the last of them with some of those before. */
static bool is_plain(const char *text, size_t length)
{
    uint64_t seen = 0;
    if (length < 8) {
        char eight[8] = {' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};
        memcpy(eight, text, length);
        return !not_plain(eight);
    }
    for (size_t i = 0; i + 8 < length; i += 8) {
        seen |= not_plain(text + i);
    }
    return !(seen | not_plain(text + length - 8));
}

bool tni_line_is_plain(const tni_line *line)
{
    return line->length <= TNI_LINE_MAX && is_plain(line->text, line->length);
}

const char *tni_parse_error_text(const tni_line *line, const tni_parse_error *error, char *buffer)
{
    if (error->code == TN_FIL_LONG_LINE) {
        snprintf(buffer, TNI_EXCERPT, "the line has %zu bytes, at most %d are read", line->length,
                 TNI_LINE_MAX);
    } else {
        snprintf(buffer, TNI_EXCERPT, "%s \\x%02x at byte %zu of the line", error->what,
                 (unsigned)(unsigned char)line->text[error->offset], error->offset + 1);
    }
    return buffer;
}

tni_parse_error tni_line_parse_error(const tni_line *line)
{
    const char *text = line->text;
    const size_t length = line->length;
    const tni_parse_error none = {.code = TN_CODE_COUNT};
    if (length > TNI_LINE_MAX) {
        return (tni_parse_error){TN_FIL_LONG_LINE, 0, "long line"};
    }
    if (is_plain(text, length)) {
        return none;
    }
    const char *nul = memchr(text, 0, length), *cr = memchr(text, '\r', length);
    size_t bad = 0;
    if (nul) {
        return (tni_parse_error){TN_FIL_NUL, (size_t)(nul - text), "NUL byte"};
    }
    if (cr) {
        return (tni_parse_error){TN_FIL_CR, (size_t)(cr - text), "lone carriage return"};
    }
    if (!tn_text_valid(text, length, &bad)) {
        return (tni_parse_error){TN_FIL_UTF8, bad, "invalid UTF-8"};
    }
    bad = find_control(text, length);
    return bad < length ? (tni_parse_error){TN_FIL_CONTROL, bad, "control character"} : none;
}

void tni_warn_invisible(const tni_scan *scan, const tni_line *line)
{
    size_t size = 0;
    if (!scan->findings || is_plain(line->text, line->length)) {
        return;
    }
    const size_t at = find_invisible(line->text, line->length, &size);
    if (at < line->length) {
        tni_scan_add(scan, TN_FIL_INVISIBLE, line, at, size, "",
                     "a character that cannot be seen, or changes the direction of writing");
    }
}

const char *tni_encoding_hint(const tni_scan *scan, const tni_line *line)
{
    return scan->encoding_hint ? scan->encoding_hint : guess_encoding(line->text, line->length);
}

bool tni_scan_line(const tni_scan *scan, const tni_line *line)
{
    if (tni_line_is_plain(line)) {
        return true;
    }
    const tni_parse_error error = tni_line_parse_error(line);
    if (error.code == TN_CODE_COUNT) {
        tni_warn_invisible(scan, line);
        return true;
    }
    char message[TNI_EXCERPT] = "";
    if (scan->findings &&
        tn_findings_count(scan->findings) <= TN_FINDINGS_MAX) { /* else it is only counted */
        tni_parse_error_text(line, &error, message);
    }
    tn_finding *finding = tni_scan_add(scan, error.code, line, error.offset, 1, "", message);
    if (finding && error.code == TN_FIL_UTF8) {
        finding->hint = tni_encoding_hint(scan, line);
    }
    return false;
}
