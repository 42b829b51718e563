/* The files of the workspace. */
#include "tui/model/file_list.h"

#include <string.h>

#include "app/approve.h"
#include "app/new.h"
#include "app/portfolio.h"
#include "tenor/text.h"

static tni_kind kind_by_name(const char *path)
{
    static const struct {
        const char *end;
        tni_kind kind;
    } ends[] = {{".product.ini", TNI_KIND_PRODUCT},
                {".offer.ini", TNI_KIND_OFFER},
                {".contract.ini", TNI_KIND_CONTRACT}};
    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        if (tni_path_ends(path, ends[i].end)) {
            return ends[i].kind;
        }
    }
    return TNI_KIND_UNKNOWN;
}

/* Text that outlives what it comes from. */
static const char *keep(tni_file_list *c, const char *text)
{
    const char *copy = text ? tn_arena_text(c->arena, text) : NULL;
    return copy ? copy : "";
}

/* What was known of a file stays on the screen until it is read again; *at is where to look first,
 * as both lists have the same order. */
static void recall(tni_file_list *c, tni_file_summary *summary, const tni_file_list *before,
                   size_t *at)
{
    for (size_t tried = 0; tried < before->count; tried++, *at = (*at + 1) % before->count) {
        const tni_file_summary *old = &before->summaries[*at];
        if (strcmp(old->path, summary->path) == 0) {
            const char *path = summary->path;
            *summary = *old;
            summary->path = path;
            const char **texts[] = {&summary->name,   &summary->state,   &summary->term,
                                    &summary->total,  &summary->expires, &summary->buyer,
                                    &summary->product};
            for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
                *texts[i] = keep(c, *texts[i]);
            }
            summary->subject = NULL; /* its deadlines are not read yet */
            return;
        }
    }
}

void tni_file_list_begin(tni_model *m)
{
    tni_file_list c = {.arena = tn_arena_new(NULL)};
    m->serial++;
    tni_workspace ws;
    const char *const *paths = NULL;
    size_t count = 0, at = 0;
    if (!c.arena || tni_workspace_again(&m->base, c.arena, &ws) != TN_OK) {
        return;
    }
    if (tni_workspace_list(&ws, m->folder, &paths, &count) != TN_OK) {
        const tn_finding *f = tn_findings_get(ws.findings, 0);
        c.read_error = f ? f->message : "memory is short";
    }
    c.summaries = tn_arena_take_array(c.arena, count + 1, sizeof(*c.summaries));
    for (int kind = TNI_KIND_PRODUCT; c.summaries && kind <= TNI_KIND_CONTRACT + 1; kind++) {
        for (size_t i = 0; i < count; i++) {
            const tni_kind own = kind_by_name(paths[i]);
            const bool last = kind > TNI_KIND_CONTRACT && own == TNI_KIND_UNKNOWN;
            if ((last || own == (tni_kind)kind) &&
                strcmp(tni_path_name(paths[i]), "tenor.ini") != 0) {
                tni_file_summary *summary = &c.summaries[c.count++];
                *summary = (tni_file_summary){
                    .path = paths[i], .kind = own, .name = tni_path_name(paths[i])};
                recall(&c, summary, &m->file_list, &at);
            }
        }
    }
    tni_offer_templates(c.arena, m->folder, &c.templates, &c.template_count);
    c.deadlines.arena = c.arena;
    tn_arena_free(m->file_list.arena);
    m->file_list = c;
}

static const char *keep_money(tni_file_list *c, tn_money money)
{
    char buffer[64];
    return tn_arena_format(c->arena, "%s %s", tn_money_format_grouped(money, buffer),
                           money.currency.code);
}

/* Its durations from the shortest to the longest, and how many dimensions there are. */
static void read_product(tni_file_list *c, tni_file_summary *summary, const tn_product *product)
{
    char from[32], to[32];
    int least = 0, most = 0;
    for (size_t i = 0; i < product->month_count; i++) {
        least = !least || product->months[i] < least ? product->months[i] : least;
        most = product->months[i] > most ? product->months[i] : most;
    }
    summary->name = product->title.value ? keep(c, product->title.value) : summary->name;
    summary->term = !most ? ""
                    : least == most
                        ? keep(c, tn_duration_format(most, to))
                        : tn_arena_format(c->arena, "%s-%s", tn_duration_format(least, from),
                                          tn_duration_format(most, to));
    summary->state = tn_arena_format(c->arena, "%zu dim", product->dimension_count);
}

/* A draft beyond the guardrails waits for the least approver who reaches; state says for whom. */
static void read_approval(tni_file_list *c, tni_file_summary *summary, tni_workspace *ws,
                          const tni_source_file *d)
{
    tni_approval_state is;
    if (tni_approval_state_of(ws, d, &is) == TN_OK && is.needed) {
        summary->waits = !is.approved;
        summary->state = is.approved ? "approved"
                         : is.by     ? tn_arena_format(c->arena, "awaits %s", is.by)
                                     : "no approver";
    }
}

static void read_offer(tni_file_list *c, tni_file_summary *summary, tni_workspace *ws,
                       const tni_source_file *d, const tn_quote *quote)
{
    char buffer[64];
    const tn_offer *o = d->offer;
    const tn_date *day = tni_workspace_as_of(ws, d);
    const bool over = day && o->expires.set && tn_date_days_between(o->expires.value, *day) > 0;
    summary->state = o->published.set ? over ? "expired" : "published" : over ? "expired" : "draft";
    if (!o->published.set && !over) {
        read_approval(c, summary, ws, d);
    }
    summary->name = o->name.value ? keep(c, o->name.value) : summary->name;
    summary->buyer = keep(c, o->buyer.value);
    summary->product = keep(c, d->product->title.value);
    const int months = tn_offer_months(o);
    summary->term = months ? keep(c, tn_duration_format(months, buffer)) : "";
    summary->expires = o->expires.set ? keep(c, tn_date_format(o->expires.value, buffer)) : "";
    if (quote && quote->net_total.known) {
        summary->total = keep_money(c, quote->net_total.money);
    }
}

static void read_contract(tni_file_list *c, tni_file_summary *summary, tni_workspace *ws,
                          const tni_source_file *d, tn_books *books)
{
    char buffer[64];
    const tn_life *life = tn_books_life(books);
    const tn_date *day = tni_workspace_as_of(ws, d);
    const tn_instant now = day ? tn_instant_of(*day) : life->terms[0].period.start;
    const tn_term *term = tn_life_term_at(life, now);
    const bool before = now.seconds < life->terms[0].period.start.seconds;
    summary->state = term ? "active" : before ? "to come" : "ended";
    term = term ? term : before ? &life->terms[0] : &life->terms[life->term_count - 1];
    summary->name = keep(c, d->contract->id.value);
    summary->buyer = keep(c, d->offer ? d->offer->buyer.value : "public listing");
    summary->product = keep(c, d->product->title.value);
    summary->term = keep(c, tn_duration_format(term->months, buffer));
    summary->total = keep_money(c, term->total);
    const tn_instant last = {term->ended.seconds - 1}; /* of access */
    summary->expires = keep(c, tn_date_format(tn_instant_date(last), buffer));
    tni_deadlines_add_books(ws, d, books, &c->deadlines);
}

/* The deadlines' texts belong to the view; those that stay are copied. All of a file have one
 * subject. */
static void keep_deadlines(tni_file_list *c, size_t from, tni_file_summary *summary)
{
    for (size_t i = from; i < c->deadlines.count; i++) {
        tn_deadline *d = &c->deadlines.items[i];
        summary->subject = i == from ? keep(c, d->subject) : summary->subject;
        d->what = keep(c, d->what);
        d->subject = summary->subject;
        d->detail = keep(c, d->detail);
    }
}

static void count_findings(tni_file_summary *summary, const tni_workspace *ws)
{
    for (size_t i = 0; i < tn_findings_count(ws->findings); i++) {
        const tn_finding *f = tn_findings_get(ws->findings, i);
        summary->errors += f->severity == TN_ERROR;
        summary->warnings += f->severity == TN_WARNING;
    }
}

/* arena: for this file alone. */
static void read_summary(tni_model *m, tni_file_summary *summary, tn_arena *arena)
{
    tni_file_list *c = &m->file_list;
    tni_workspace ws;
    *summary = (tni_file_summary){.path = summary->path,
                                  .kind = kind_by_name(summary->path),
                                  .read = true,
                                  .name = tni_path_name(summary->path)};
    if (!arena || tni_workspace_again(&m->base, arena, &ws) != TN_OK) {
        return;
    }
    tni_draft_put(&m->draft, &ws, false, NULL, NULL, 0);
    const size_t before = c->deadlines.count;
    tni_source_file *d = tni_workspace_load(&ws, summary->path);
    summary->state = "not understood";
    summary->kind = d && d->kind != TNI_KIND_UNKNOWN ? d->kind : summary->kind;
    if (d && d->status == TN_OK && d->kind == TNI_KIND_OFFER) {
        const tn_quote *quote = NULL;
        tni_quote(&ws, d, NULL, &quote);
        read_offer(c, summary, &ws, d, quote);
        tni_deadlines_add(&ws, d, NULL, &c->deadlines);
    } else if (d && d->status == TN_OK && d->kind == TNI_KIND_CONTRACT) {
        tn_books *books = NULL;
        if (tni_contract_books(&ws, d, NULL, NULL, &books) == TN_OK) {
            read_contract(c, summary, &ws, d, books);
        }
    } else if (d && d->product && d->kind == TNI_KIND_PRODUCT) {
        read_product(c, summary, d->product);
    }
    count_findings(summary, &ws);
    keep_deadlines(c, before, summary);
    summary->left =
        !tni_draft_find(&m->draft, summary->path) && tni_edit_log_fits(arena, summary->path);
}

bool tni_file_list_more(tni_model *m, size_t count)
{
    tni_file_list *c = &m->file_list;
    const bool was = c->read < c->count;
    tn_arena *arena = was ? tn_arena_new(NULL) : NULL;
    m->serial += was;
    for (size_t i = 0; i < count && c->read < c->count; i++) {
        read_summary(m, &c->summaries[c->read++], arena);
        if (arena) {
            tn_arena_reset(arena);
        }
    }
    tn_arena_free(arena);
    if (was && c->read == c->count) {
        c->coming = tni_deadlines_report(&c->deadlines);
    }
    return c->read < c->count;
}
