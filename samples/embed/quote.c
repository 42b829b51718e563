/* What an offer is worth: quote PRODUCT OFFER prints the quote as JSON.
 * cc -std=c11 -o quote quote.c $(pkg-config --cflags --libs tenor) */
#include <stdio.h>
#include <tenor/tenor.h>

/* The bytes of a file in room; size 0: it cannot be read. */
static tn_source read_file(const char *path, char *room, size_t size)
{
    tn_source source = {path, room, 0};
    FILE *file = fopen(path, "rb");
    if (file) {
        source.size = fread(room, 1, size, file);
        fclose(file);
    }
    return source;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: quote PRODUCT OFFER\n", stderr);
        return 2;
    }
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    static char product_room[1 << 20], offer_room[1 << 20];
    const tn_source product_file = read_file(argv[1], product_room, sizeof(product_room));
    const tn_source offer_file = read_file(argv[2], offer_room, sizeof(offer_room));
    const tn_tables *tables;
    const tn_product *product;
    const tn_offer *offer;
    const tn_quote *quote;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    const int failed = tn_tables_builtin(arena, findings, &tables) ||
                       tn_product_read(arena, &product_file, NULL, tables, findings, &product) ||
                       tn_offer_read(arena, &offer_file, product, tables, findings, &offer) ||
                       tn_quote_build(arena, offer, tables, NULL, NULL, findings, &quote);
    if (failed) {
        tn_findings_render_json(findings, &out);
    } else {
        tn_report_render_json(tn_quote_report(arena, quote, false, findings), NULL, &out);
    }
    fputs(out.bytes ? out.bytes : "", failed ? stderr : stdout);
    tn_buffer_done(&out);
    tn_arena_free(arena);
    return failed;
}
