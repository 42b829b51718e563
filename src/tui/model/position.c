/* Where a click does something. */
#include "tui/widgets/surface.h"

static void add(tni_surface *s, tni_click place)
{
    tni_click *places =
        tn_arena_grow(s->frame, s->places, s->place_count, &s->place_capacity, sizeof(*places));
    if (places) {
        s->places = places;
        places[s->place_count++] = place;
    }
}

void tni_click_key(tni_surface *s, tni_area area, int32_t key)
{
    add(s, (tni_click){.area = area, .key = key});
}

void tni_click_cursor(tni_surface *s, tni_area area, int panel, int row, int column, int top)
{
    add(s, (tni_click){.area = area, .panel = panel, .row = row, .column = column, .top = top});
}

void tni_click_panel(tni_surface *s, tni_area inside, int panel)
{
    const tni_area framed = {inside.row - 1, inside.column - 2, inside.rows + 2,
                             inside.columns + 4};
    tni_click_cursor(s, framed, panel, -1, 0, 0);
}

const tni_click *tni_click_at(const tni_surface *s, int row, int column)
{
    for (size_t i = s->place_count; i > 0; i--) {
        const tni_area *a = &s->places[i - 1].area;
        if (row >= a->row && row < a->row + a->rows && column >= a->column &&
            column < a->column + a->columns) {
            return &s->places[i - 1];
        }
    }
    return NULL;
}
