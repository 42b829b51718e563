/* Choices: from the field's rule, the tables, the list of files. */
#include "tui/model/choices.h"

#include <string.h>

typedef struct choice_list {
    const tni_model *m;
    tn_arena *arena;
    const char **words;
    size_t count;
} choice_list;

static void add(choice_list *list, const char *word)
{
    const char **added =
        word ? tn_arena_append(list->arena, &list->words, &list->count, sizeof(*added)) : NULL;
    if (added) {
        *added = word;
    }
}

static void add_currencies(choice_list *list)
{
    const tn_tables *tables = list->m->base.tables;
    for (size_t i = 0; i < tables->currency_count; i++) {
        add(list, tables->currencies[i].currency.code);
    }
}

static void add_categories(choice_list *list)
{
    const tn_tables *tables = list->m->base.tables;
    for (size_t i = 0; i < tables->category_count; i++) {
        add(list, tables->categories[i].name);
    }
}

/* Those that fit the category, else all. */
static void add_units(choice_list *list)
{
    const tn_tables *tables = list->m->base.tables;
    const tni_source_file *d = tni_seen(list->m)->document;
    const char *name = d && d->product ? d->product->category.value : NULL;
    const tn_category *category = name ? tn_tables_category(tables, name) : NULL;
    for (size_t i = 0; category && i < category->unit_count; i++) {
        add(list, category->units[i].value);
    }
    for (size_t i = 0; (!category || !category->unit_count) && i < tables->unit_count; i++) {
        add(list, tables->units[i]);
    }
}

/* Those in the open file's folder or below, as it writes their paths. */
static void add_files(choice_list *list, tni_kind kind)
{
    const tni_file_list *files = &list->m->file_list;
    const char *from = list->m->draft.document->path, *slash = strrchr(from, '/');
    const size_t folder = slash ? (size_t)(slash + 1 - from) : 0;
    for (size_t i = 0; i < files->count; i++) {
        const tni_file_summary *s = &files->summaries[i];
        if (s->kind == kind && strncmp(s->path, from, folder) == 0) {
            add(list, s->path + folder);
        }
    }
}

static void add_products(choice_list *list)
{
    add_files(list, TNI_KIND_PRODUCT);
}

static void add_offers(choice_list *list)
{
    add_files(list, TNI_KIND_OFFER);
}

static const struct {
    tn_field_type type;
    const char *key; /* NULL: any */
    void (*add)(choice_list *list);
} sources[] = {{TN_F_CURRENCY, NULL, add_currencies},
               {TN_F_ID, "category", add_categories},
               {TN_F_ID, "unit", add_units},
               {TN_F_PATH, "product", add_products},
               {TN_F_PATH, "offer", add_offers}};

const char *const *tni_choices(const tni_model *m, const tni_target *t, tn_arena *arena,
                               size_t *out_count)
{
    static const char *const flag[] = {"no", "yes"};
    choice_list list = {.m = m, .arena = arena};
    const tn_field_rule *rule = t->rule;
    *out_count = 0;
    if (rule && rule->type == TN_F_FLAG) {
        *out_count = 2;
        return flag;
    }
    if (rule && rule->words) {
        while (rule->words[*out_count]) {
            ++*out_count;
        }
        return rule->words;
    }
    for (size_t i = 0; rule && i < sizeof(sources) / sizeof(*sources); i++) {
        if (sources[i].type == rule->type &&
            (!sources[i].key || strcmp(sources[i].key, t->key) == 0)) {
            sources[i].add(&list);
        }
    }
    *out_count = list.count;
    return list.words;
}
