/* The report of a timeline: a list, and for people a picture in bars. */
#include <string.h>

#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

#define BLANK_ROW "                                                            "
enum { PICTURE_CELLS = sizeof(BLANK_ROW) - 1, NAME_CELLS = 16 };

static const tn_column columns[] = {
    {.key = "at", .title = "When", .kind = TN_V_INSTANT},
    {.key = "what", .title = "What", .kind = TN_V_TEXT},
    {.key = "notification", .title = "AWS sends", .kind = TN_V_FLAG, .flags = TN_NOT_IN_TEXT},
    {.key = "detail", .title = "Detail", .kind = TN_V_TEXT},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY},
    {.key = "document", .title = "Document", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "assumed", .title = "Assumed", .kind = TN_V_FLAG, .flags = TN_NOT_IN_TEXT}};

/* "pro 1, xhosts 3": what is held. */
static const char *held(tn_arena *arena, const tn_product *product, const tn_holding *holding)
{
    const char *text = "";
    for (size_t i = 0; i < product->dimension_count && text; i++) {
        if (holding->quantity[i] > 0) {
            text = tn_arena_format(arena, "%s%s%s %lld", text, *text ? ", " : "",
                                   product->dimensions[i].label, (long long)holding->quantity[i]);
        }
    }
    return text;
}

static const char *detail(tn_arena *arena, const tn_life *life, const tn_timeline_event *h)
{
    const char *text = h->text ? h->text : "";
    if (h->document) {
        text = tn_document_id(arena, h->document);
    } else if (h->holding) {
        text = tn_arena_format(arena, "%s%s%s", text, *text ? ": " : "",
                               held(arena, life->product, h->holding));
    }
    return h->assumed && text ? tn_arena_format(arena, "%s%s(assumed)", text, *text ? " " : "")
                              : text;
}

static void add_list(tn_report *report, const tn_life *life, const tn_timeline *timeline)
{
    tn_table *table = TNI_TABLE(report, "events", "Events", columns);
    for (size_t i = 0; report && i < timeline->count; i++) {
        const tn_timeline_event *h = &timeline->items[i];
        TNI_ROW(table, NULL,
                h->whole_day ? tn_value_date(tn_instant_date(h->at)) : tn_value_instant(h->at),
                tn_value_text(tn_timeline_event_name(h->kind)),
                tn_value_flag(tn_timeline_event_is_notification(h->kind)),
                tn_value_text(detail(report->arena, life, h)),
                TNI_IF(h->document, tn_value_money(h->document->total)),
                TNI_IF(h->document, tn_value_text(tn_document_id(report->arena, h->document))),
                tn_value_flag(h->assumed));
    }
    tni_set_primary(report, table);
}

/* ---- the picture --------------------------------------------------------------------------- */

typedef struct picture {
    tn_report *report;
    int64_t from, to; /* seconds */
} picture;

static int cell_of(const picture *p, int64_t at)
{
    const int64_t cell = (at - p->from) * PICTURE_CELLS / (p->to - p->from);
    return cell < 0 ? 0 : cell >= PICTURE_CELLS ? PICTURE_CELLS - 1 : (int)cell;
}

static void add_row(const picture *p, const char *name, const char *cells)
{
    tn_report_note(p->report, "%-*.*s %s", NAME_CELLS, NAME_CELLS, name, cells);
}

static void draw_scale(const picture *p)
{
    char cells[] = BLANK_ROW, from[TN_DATE_TEXT], to[TN_DATE_TEXT];
    tn_date_format(tn_instant_date((tn_instant){p->from}), from);
    tn_date_format(tn_instant_date((tn_instant){p->to - 1}), to);
    memcpy(cells, from, strlen(from));
    memcpy(cells + PICTURE_CELLS - strlen(to), to, strlen(to));
    add_row(p, "", cells);
}

/* A bar of '=' from one instant to another, '-' where it is assumed. */
static void draw_term(const picture *p, const tn_term *term)
{
    char cells[] = BLANK_ROW;
    static const char *const kinds[] = {
        [TN_TERM_FIRST] = "term",
        [TN_TERM_AUTO_RENEWAL] = "renewal",
        [TN_TERM_MANUAL_RENEWAL] = "renewal",
        [TN_TERM_REPLACEMENT] = "new agreement",
    };
    const int first = cell_of(p, term->period.start.seconds);
    const int last = cell_of(p, term->ended.seconds - 1);
    memset(cells + first, term->assumed ? '-' : '=', (size_t)(last - first + 1));
    cells[first] = '[';
    cells[last] = term->end_reason == TN_TERM_END_FULL ? ']' : 'x';
    add_row(p, kinds[term->kind], cells);
}

/* What is held of a dimension: its quantity where it begins, dots while it lasts. */
static void draw_dimension(const picture *p, const tn_life *life, size_t dimension)
{
    char cells[] = BLANK_ROW;
    bool any = false;
    int64_t before = 0;
    for (size_t i = 0; i < life->term_count; i++) {
        const tn_term *term = &life->terms[i];
        for (size_t j = 0; j < term->holding_count; j++) {
            const tn_holding *h = &term->holdings[j];
            const int64_t quantity = h->quantity[dimension];
            const int64_t end = j + 1 < term->holding_count ? term->holdings[j + 1].from.seconds
                                                            : term->ended.seconds;
            const int first = cell_of(p, h->from.seconds), last = cell_of(p, end - 1);
            for (int c = first; quantity > 0 && c <= last; c++) {
                cells[c] = '.';
            }
            if (quantity > 0 && quantity != before) {
                char text[TN_DECIMAL_TEXT];
                tn_decimal_format(quantity, 0, 0, text);
                const size_t room = (size_t)(PICTURE_CELLS - first);
                const size_t length = strlen(text) < room ? strlen(text) : room;
                memcpy(cells + first, text, length);
            }
            any = any || quantity > 0;
            before = quantity;
        }
    }
    if (any) {
        add_row(p, life->product->dimensions[dimension].label, cells);
    }
}

static void draw_invoices(const picture *p, const tn_invoices *invoices)
{
    char cells[] = BLANK_ROW;
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        const int cell = cell_of(p, d->at.seconds);
        const char sign = d->total.minor < 0 ? '-' : '$';
        cells[cell] = cells[cell] == ' ' || cells[cell] == sign ? sign : '*';
    }
    add_row(p, "invoices", cells);
}

static void draw(tn_report *report, const tn_life *life, const tn_invoices *invoices)
{
    const tn_term *last = &life->terms[life->term_count - 1];
    picture p = {report, life->terms[0].period.start.seconds, last->ended.seconds};
    if (life->contract->accepted.value.seconds < p.from) {
        p.from = life->contract->accepted.value.seconds;
    }
    if (p.to <= p.from) {
        return;
    }
    draw_scale(&p);
    for (size_t i = 0; i < life->term_count && i < 12; i++) {
        draw_term(&p, &life->terms[i]);
    }
    if (life->term_count > 12) {
        tn_report_note(report, "... and %zu terms more", life->term_count - 12);
    }
    for (size_t i = 0; i < life->product->dimension_count; i++) {
        draw_dimension(&p, life, i);
    }
    draw_invoices(&p, invoices);
    tn_report_note(report, "[==] term  [--] assumed  x cut short  $ invoice  - credit note  "
                           "* several");
}

tn_report *tn_timeline_report(tn_arena *arena, tn_books *books, const tn_timeline *timeline,
                              const tn_findings *findings)
{
    const tn_invoices *invoices = tn_books_invoices(books);
    if (!invoices) {
        return NULL;
    }
    const tn_life *life = invoices->life;
    const char *id = life->contract->id.value;
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Timeline: %s", id));
    tn_report_add(report, "contract", "Contract", tn_value_text(id));
    tn_report_add(report, "currency", "Currency", tn_value_text(invoices->currency.code));
    tn_report_add(report, "until", "Until", tn_value_date(life->horizon));
    add_list(report, life, timeline);
    draw(report, life, invoices);
    return tni_report_close(report, findings);
}
