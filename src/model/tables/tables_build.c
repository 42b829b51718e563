/* A part of tables: builds them from data/ with the mechanisms that read users' files. */
#include <string.h>

#include "base/list.h"
#include "model/journal_layout.h"
#include "tenor/tables.h"

/* Every section of data/ says where it comes from and when that was read. */
typedef struct origin {
    tn_field_text source, read;
} origin;

typedef struct tables_builder {
    tni_binder binder;
    tn_tables *tables;
} tables_builder;

#define NEEDED(text, kind, member, name)                                                           \
    {                                                                                              \
        .key = name, .type = kind, .offset = offsetof(text, member), .need = TN_ESSENTIAL,         \
        .missing = TN_FIL_DATA, .help = "see data/"                                                \
    }
#define WITHIN(text, member, low, high)                                                            \
    {                                                                                              \
        .key = #member, .type = TN_F_WHOLE, .offset = offsetof(text, member),                      \
        .need = TN_ESSENTIAL, .missing = TN_FIL_DATA, .min = low, .max = high, .help = "see data/" \
    }
#define ORIGIN(text)                                                                               \
    NEEDED(text, TN_F_TEXT, from.source, "source"), NEEDED(text, TN_F_ID, from.read, "read")

/* Sections as written; the tables are built from these. */
typedef struct profile_section {
    tn_field_number key_max, name_max, description_max, contract_places, contract_places_max;
    tn_field_number usage_places, custom_months_max, dimensions_max;
    tn_field_text key_extra;
    origin from;
} profile_section;

typedef struct category_section {
    tn_field_text unit;
    tn_field_list units;
    origin from;
} category_section;

typedef struct units_section {
    tn_field_list names;
    origin from;
} units_section;

typedef struct currency_section {
    tn_field_number places, flagged;
    origin from;
} currency_section;

typedef struct policy_section {
    tn_policy policy;
    origin from;
} policy_section;

static const tn_field_rule profile_fields[] = {
    WITHIN(profile_section, key_max, 1, 1000),
    NEEDED(profile_section, TN_F_ID, key_extra, "key_extra"),
    WITHIN(profile_section, name_max, 1, 1000),
    WITHIN(profile_section, description_max, 1, 10000),
    WITHIN(profile_section, contract_places, 0, 8),
    WITHIN(profile_section, contract_places_max, 0, 8),
    WITHIN(profile_section, usage_places, 0, 8),
    WITHIN(profile_section, custom_months_max, 1, 144),
    WITHIN(profile_section, dimensions_max, 1, 10000),
    ORIGIN(profile_section),
};

static const tn_field_rule category_fields[] = {
    {.key = "unit", .type = TN_F_ID, .offset = offsetof(category_section, unit)},
    {.key = "units", .type = TN_F_LIST, .offset = offsetof(category_section, units)},
    ORIGIN(category_section),
};

static const tn_field_rule units_fields[] = {
    NEEDED(units_section, TN_F_LIST, names, "names"),
    ORIGIN(units_section),
};

static const tn_field_rule currency_fields[] = {
    WITHIN(currency_section, places, 0, 4),
    {.key = "flagged", .type = TN_F_FLAG, .offset = offsetof(currency_section, flagged)},
    ORIGIN(currency_section),
};

static void read_policy_key(tni_binder *binder, const tni_position *position, void *target)
{
    policy_section *section = target;
    char *value = tn_arena_copy(binder->arena, position->text, position->length);
    if (value && tn_policy_set(&section->policy, position->entry->key, value) != TN_OK) {
        tni_bind_fail(binder, position, TN_FIL_CHOICE, "unknown word for '%s': found '%.*s'",
                      position->entry->key, TNI_SHOW(position));
    }
}

#define POLICY_KEY(name)                                                                           \
    {                                                                                              \
        .key = name, .type = TN_F_ID, .read = read_policy_key                                      \
    }

static const tn_field_rule policy_fields[] = {
    POLICY_KEY("basis"),    POLICY_KEY("change_day"), POLICY_KEY("ratio_decimals"),
    POLICY_KEY("rounding"), POLICY_KEY("scope"),      POLICY_KEY("remainder"),
    ORIGIN(policy_section),
};

/* ---- listing fees ---- */

typedef struct fees_section {
    tn_field_percent public_fee, renewal, other_currency;
    tn_fees *fees; /* receives brackets and surcharges directly */
    origin from;
} fees_section;

static void read_bracket(tni_binder *binder, const tni_position *position, void *target)
{
    tn_fees *fees = ((fees_section *)target)->fees;
    const tni_position star = tni_position_star(position);
    tn_field_number from;
    tn_field_percent percent;
    if (tni_read_whole(binder, &star, 0, TN_METERED_MAX, &from) &&
        tni_read_percent(binder, position, &percent)) {
        TNI_LIST_ADD(binder->arena, &fees->brackets, &fees->bracket_count,
                     (tn_fee_bracket){from.value * 100, percent.value});
    }
}

static void read_surcharge(tni_binder *binder, const tni_position *position, void *target)
{
    tn_fees *fees = ((fees_section *)target)->fees;
    tn_field_percent percent;
    if (tni_read_percent(binder, position, &percent)) {
        TNI_LIST_ADD(binder->arena, &fees->surcharges, &fees->surcharge_count,
                     (struct tn_fee_surcharge){position->star, percent.value});
    }
}

static const tn_field_rule fees_fields[] = {
    NEEDED(fees_section, TN_F_PERCENT, public_fee, "public"),
    NEEDED(fees_section, TN_F_PERCENT, renewal, "renewal"),
    NEEDED(fees_section, TN_F_PERCENT, other_currency, "other_currency"),
    {.key = "from.*", .type = TN_F_PERCENT, .star = "USD", .read = read_bracket},
    {.key = "surcharge.*", .type = TN_F_PERCENT, .star = "COUNTRY", .read = read_surcharge},
    ORIGIN(fees_section),
};

/* ---- words of price lists ---- */

typedef struct words_section {
    tn_field_text english, japanese, german, french, aws, signs;
    origin from;
} words_section;

#define WORDS(language)                                                                            \
    {                                                                                              \
        .key = #language, .type = TN_F_TEXT, .offset = offsetof(words_section, language)           \
    }

static const tn_field_rule words_fields[] = {
    WORDS(english), WORDS(japanese), WORDS(german),         WORDS(french),
    WORDS(aws),     WORDS(signs),    ORIGIN(words_section),
};

/* ---- all sections ---- */

#define SECTION(name, what, rules)                                                                 \
    {                                                                                              \
        name, what, rules, TNI_COUNT(rules), ""                                                    \
    }

enum { PROFILE, CATEGORY, UNITS, CURRENCY, POLICY, FEES, LAYOUT, WORDS };

static const tn_section_rule sections[] = {
    SECTION("profile", "NAME", profile_fields),
    SECTION("category", "NAME", category_fields),
    SECTION("units", NULL, units_fields),
    SECTION("currency", "CODE", currency_fields),
    SECTION("policy", "NAME", policy_fields),
    SECTION("fees", "DATE", fees_fields),
    {"layout", "NAME", tni_layout_fields, TNI_LAYOUT_FIELDS, ""},
    SECTION("words", "NAME", words_fields),
};

static const tn_file_rule data_file = {"data", "data/*.ini", sections, TNI_COUNT(sections), ""};

static const char *origin_text(tables_builder *b, const origin *from)
{
    const char *source =
        from->source.value && from->read.value
            ? tn_arena_format(b->binder.arena, "%s (read %s)", from->source.value, from->read.value)
            : NULL;
    return source ? source : "";
}

static void report_wrong(tables_builder *b, const tn_section *section, const char *what)
{
    tn_findings_add(b->binder.findings, TN_FIL_DATA, section->label_at, section->kind, "%s: '%s'",
                    what, section->label);
    b->binder.failures++;
}

static void bind(tables_builder *b, const tn_section *section, int which, void *target)
{
    tni_bind_section(&b->binder, section, sections[which].fields, sections[which].field_count,
                     target);
}

static void add_profile(tables_builder *b, const tn_section *section)
{
    static const char *const names[TN_PROFILE_COUNT] = {"console", "catalog-api"};
    profile_section p = {0};
    bind(b, section, PROFILE, &p);
    for (size_t i = 0; i < TN_PROFILE_COUNT; i++) {
        if (strcmp(section->label, names[i]) == 0) {
            b->tables->profiles[i] = (tn_profile_limits){
                .name = names[i],
                .key_max = (int)p.key_max.value,
                .name_max = (int)p.name_max.value,
                .description_max = (int)p.description_max.value,
                .key_extra = p.key_extra.value,
                .contract_places = (int)p.contract_places.value,
                .contract_places_max = (int)p.contract_places_max.value,
                .usage_places = (int)p.usage_places.value,
                .custom_months_max = (int)p.custom_months_max.value,
                .dimensions_max = (int)p.dimensions_max.value,
                .source = origin_text(b, &p.from),
            };
            return;
        }
    }
    report_wrong(b, section, "the program has no such profile");
}

static void add_category(tables_builder *b, const tn_section *section)
{
    category_section c = {0};
    bind(b, section, CATEGORY, &c);
    tn_tables *t = b->tables;
    TNI_LIST_ADD(b->binder.arena, &t->categories, &t->category_count,
                 (tn_category){section->label, c.unit.value, c.units.items, c.units.count,
                               origin_text(b, &c.from)});
}

static void add_units(tables_builder *b, const tn_section *section)
{
    units_section u = {0};
    bind(b, section, UNITS, &u);
    tn_tables *t = b->tables;
    t->units = tn_arena_take_array(b->binder.arena, u.names.count, sizeof(*t->units));
    for (size_t i = 0; t->units && i < u.names.count; i++) {
        t->units[t->unit_count++] = u.names.items[i].value;
    }
}

static void add_currency(tables_builder *b, const tn_section *section)
{
    currency_section c = {0};
    bind(b, section, CURRENCY, &c);
    if (strlen(section->label) != 3) {
        report_wrong(b, section, "a currency has three letters");
        return;
    }
    tn_tables *t = b->tables;
    tn_currency_entry *entry =
        tn_arena_append(b->binder.arena, &t->currencies, &t->currency_count, sizeof(*entry));
    if (entry) {
        entry->flagged = c.flagged.value != 0;
        entry->source = origin_text(b, &c.from);
        memcpy(entry->currency.code, section->label, 3);
        entry->currency.places = (uint8_t)c.places.value;
    }
}

static void add_policy(tables_builder *b, const tn_section *section)
{
    policy_section p = {.policy = {.name = section->label,
                                   .basis = TN_BASIS_DAY,
                                   .change_day = TN_CHANGE_NEW,
                                   .ratio_decimals = TN_RATIO_EXACT,
                                   .rounding = TN_HALF_UP,
                                   .scope = TN_SCOPE_DOCUMENT,
                                   .remainder = TN_REMAINDER_LAST}};
    bind(b, section, POLICY, &p);
    p.policy.source = origin_text(b, &p.from);
    tn_tables *t = b->tables;
    TNI_LIST_ADD(b->binder.arena, &t->policies, &t->policy_count, p.policy);
}

static void sort_brackets(tn_fees *fees)
{
    for (size_t i = 1; i < fees->bracket_count; i++) {
        const tn_fee_bracket moving = fees->brackets[i];
        size_t j = i;
        for (; j > 0 && fees->brackets[j - 1].from_minor > moving.from_minor; j--) {
            fees->brackets[j] = fees->brackets[j - 1];
        }
        fees->brackets[j] = moving;
    }
}

static void add_fees(tables_builder *b, const tn_section *section)
{
    tn_fees fees = {.source = ""};
    fees_section f = {.fees = &fees};
    bind(b, section, FEES, &f);
    if (tn_date_parse(section->label, strlen(section->label), &fees.since) != TN_OK) {
        report_wrong(b, section, "fees are named by the day from which they hold");
        return;
    }
    fees.public_fee = f.public_fee.value;
    fees.renewal = f.renewal.value;
    fees.other_currency = f.other_currency.value;
    fees.source = origin_text(b, &f.from);
    sort_brackets(&fees);
    if (fees.bracket_count == 0 || fees.brackets[0].from_minor != 0) {
        report_wrong(b, section, "no bracket from 0");
    }
    tn_tables *t = b->tables;
    tn_fees *place = tn_arena_append(b->binder.arena, &t->fees, &t->fees_count, sizeof(*place));
    if (place) {
        for (; place > t->fees && place[-1].since.days > fees.since.days; place--) {
            *place = place[-1];
        }
        *place = fees;
    }
}

static void add_layout(tables_builder *b, const tn_section *section)
{
    tn_tables *t = b->tables;
    tn_journal_layout *added =
        tn_arena_append(b->binder.arena, &t->layouts, &t->layout_count, sizeof(*added));
    if (added) {
        tni_layout_bind(&b->binder, section, added);
    }
}

/* The words of one language, with commas between, behind those of the others. */
static void split_words(tables_builder *b, const tn_field_text *text, tn_words *words)
{
    for (const char *at = text->value; at && *at;) {
        at += strspn(at, " ");
        const size_t length = strcspn(at, ",");
        const char *word = tn_arena_copy(b->binder.arena, at, length);
        TNI_LIST_ADD(b->binder.arena, &words->items, &words->count, word);
        at += length + (at[length] == ',');
    }
}

static void add_words(tables_builder *b, const tn_section *section)
{
    words_section w = {0};
    bind(b, section, WORDS, &w);
    const tn_field_text *const lists[] = {&w.english, &w.japanese, &w.german,
                                          &w.french,  &w.aws,      &w.signs};
    tn_tables *t = b->tables;
    tn_words *words = tn_arena_append(b->binder.arena, &t->words, &t->words_count, sizeof(*words));
    for (size_t i = 0; words && i < TNI_COUNT(lists); i++) {
        words->name = section->label;
        split_words(b, lists[i], words);
    }
}

static void add_tree(tables_builder *b, const tn_tree *tree)
{
    static void (*const add[])(tables_builder *, const tn_section *) = {
        add_profile, add_category, add_units,  add_currency,
        add_policy,  add_fees,     add_layout, add_words};
    for (const tn_section *s = tree->first; s; s = s->next) {
        const tn_section_rule *rule = tni_bind_head(&b->binder, &data_file, s);
        if (rule) {
            add[rule - sections](b, s);
        }
    }
}

/* Every table has the rows that the core depends on. */
static void check_complete(tables_builder *b)
{
    const tn_tables *t = b->tables;
    const bool complete = t->profiles[TN_PROFILE_CONSOLE].name &&
                          t->profiles[TN_PROFILE_CATALOG_API].name && t->category_count &&
                          t->unit_count && t->fees_count && tn_tables_currency(t, "USD") &&
                          tn_tables_policy(t, "aws");
    if (!complete && b->binder.failures == 0 && !tn_arena_failed(b->binder.arena)) {
        tn_findings_add(b->binder.findings, TN_FIL_DATA, (tn_at){.file = NULL}, "data",
                        "data/ lacks a profile, categories, units, USD, the policy aws or fees");
        b->binder.failures++;
    }
}

tn_status tn_tables_build(tn_arena *arena, const tn_tree *const *trees, size_t count,
                          tn_findings *findings, const tn_tables **out)
{
    tables_builder b = {.binder = {.arena = arena, .findings = findings}};
    b.tables = tn_arena_take(arena, sizeof(*b.tables));
    if (!b.tables) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < count; i++) {
        add_tree(&b, trees[i]);
    }
    check_complete(&b);
    const tn_status status = tni_binder_status(&b.binder);
    if (status == TN_OK) {
        *out = b.tables;
    }
    return status;
}
