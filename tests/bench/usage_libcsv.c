/* usage_libcsv FILE: the file through libcsv and nothing else, four cells of each row kept: what no
 * program that reads CSV with this library can beat. Prints the rows. */
#include <csv.h>
#include <stdio.h>
#include <string.h>

typedef struct row {
    char cells[4][64];
    size_t lengths[4], count, rows;
} row;

static void on_field(void *bytes, size_t length, void *context)
{
    row *r = context;
    if (r->count < 4 && length < sizeof(r->cells[0])) {
        memcpy(r->cells[r->count], bytes, length);
        r->lengths[r->count] = length;
    }
    r->count++;
}

static void on_row(int end, void *context)
{
    row *r = context;
    (void)end;
    r->count = 0;
    r->rows++;
}

int main(int argc, char **argv)
{
    static char piece[256 * 1024];
    struct csv_parser parser;
    row r = {0};
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!file || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
        return 1;
    }
    setvbuf(file, NULL, _IONBF, 0);
    for (size_t got; (got = fread(piece, 1, sizeof(piece), file)) > 0;) {
        if (csv_parse(&parser, piece, got, on_field, on_row, &r) != got) {
            return 1;
        }
    }
    csv_fini(&parser, on_field, on_row, &r);
    csv_free(&parser);
    fclose(file);
    printf("%zu\n", r.rows);
    return 0;
}
