/* One run of the rules over one product: its findings, and the names of its dimensions. */
#include "model/product/product_run.h"

#include <stdarg.h>

tn_finding *tni_product_finding(const tni_product_run *run, tn_code code, tn_at at,
                                const char *format, ...)
{
    va_list args;
    va_start(args, format);
    tn_finding *finding = tn_findings_add_list(run->findings, code, at, "product", format, args);
    va_end(args);
    return finding;
}

tn_finding *tni_dimension_finding(const tni_product_run *run, const tn_dimension *dimension,
                                  tn_code code, tn_at at, const char *format, ...)
{
    const char *subject = tn_arena_format(run->arena, "dimension %s", dimension->label);
    va_list args;
    va_start(args, format);
    tn_finding *finding =
        tn_findings_add_list(run->findings, code, at, subject ? subject : "", format, args);
    va_end(args);
    return finding;
}

tni_name *tni_dimension_names(tn_arena *arena, const tn_product *product,
                              const char *(*name)(const tn_dimension *))
{
    tni_name *names = tn_arena_take_array(arena, product->dimension_count, sizeof(*names));
    for (size_t i = 0; names && i < product->dimension_count; i++) {
        names[i] = (tni_name){name(&product->dimensions[i]), i};
    }
    if (names) {
        tni_names_sort(names, product->dimension_count);
    }
    return names;
}

bool tni_is_absent(tn_at field, tn_at section)
{
    return field.line == section.line && field.column == section.column;
}
