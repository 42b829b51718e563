/* The grid of cells that screens draw on: a grapheme, its width and an attribute each. It is what a
 * terminal shows and what a test compares. */
#ifndef TN_TUI_SURFACE_H
#define TN_TUI_SURFACE_H

#include <stdbool.h>
#include <stdint.h>

#include "tenor/arena.h"
#include "tui/model/attribute.h"
#include "tui/model/line.h"

enum { TNI_CELL_BYTES = 32 };

typedef struct tni_cell {
    char text[TNI_CELL_BYTES]; /* terminated; "" in the right half of a wide one */
    uint8_t width;             /* 1, 2; 0: the right half of a wide one */
    uint8_t attribute;
} tni_cell;

/* A part of the grid; nothing is drawn outside. */
typedef struct tni_area {
    int row, column, rows, columns;
} tni_area;

/* Where a click does something: it is a key, or puts the cursor of a panel somewhere. */
typedef struct tni_click {
    tni_area area;
    int32_t key;     /* 0: the cursor */
    int panel;       /* TNI_OVERLAY: of the overlay's rows */
    int row, column; /* row -1: where it is */
    int top;         /* the first row shown, which stays */
} tni_click;

enum { TNI_OVERLAY = -1, TNI_NO_PANEL = -2 }; /* the last: a click there does nothing */

typedef struct tni_surface {
    int rows, columns;
    tni_cell *cells;
    int capacity;
    tni_click *clicks; /* of this frame; the last one that holds a cell counts */
    size_t click_count;
    int cursor_row, cursor_column; /* the real cursor; -1: none */
    bool ascii;                    /* signs of our own in ASCII */
    bool muted;                    /* nothing is drawn: all but the panel that is zoomed */
    bool zoom_drawn;               /* that panel was drawn */
    tni_area zoom;                 /* where that panel goes; no rows: none does */
    tni_area clip;                 /* nothing is drawn above or below it; no rows: all is */
    int deepest;                   /* the last row that anything was to be drawn in */
    tn_arena *frame;               /* memory of this frame */
} tni_surface;

/* Makes it this large and blank. False: no memory. */
bool tni_surface_clear(tni_surface *surface, int rows, int columns);
void tni_surface_done(tni_surface *surface);

tni_area tni_surface_all(const tni_surface *surface);
/* The area with its frame taken off. */
tni_area tni_area_inside(tni_area area);
/* Cuts rows off the top (count > 0) or the bottom (< 0) of an area and returns them. */
tni_area tni_area_cut(tni_area *area, int count);
/* The same with columns, from the left or the right. */
tni_area tni_area_split(tni_area *area, int count);

/* Text through the display filter into width cells at row, column of the area; what does not fit
 * ends with an ellipsis. Returns the cells taken. */
int tni_draw_text(tni_surface *surface, tni_area area, int row, int column, int width,
                  tni_attribute attribute, const char *text);
/* The same, at the right end of the width. */
void tni_draw_right(tni_surface *surface, tni_area area, int row, int column, int width,
                    tni_attribute attribute, const char *text);
int tni_draw_format(tni_surface *surface, tni_area area, int row, int column,
                    tni_attribute attribute, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* Text folded at blanks over rows; returns how many were taken. NULL (no memory): none. */
int tni_draw_folded(tni_surface *surface, tni_area area, int row, tni_attribute attribute,
                    const char *text);
/* The attribute of width cells that are there. */
void tni_draw_attribute(tni_surface *surface, tni_area area, int row, int column, int width,
                        tni_attribute attribute);
void tni_draw_blank(tni_surface *surface, tni_area area, tni_attribute attribute);
void tni_draw_frame(tni_surface *surface, tni_area area, const char *title, const char *right,
                    bool focus);
/* On the right side of a frame around these rows: which of so many are seen, from top on. */
void tni_draw_scroll(tni_surface *surface, tni_area area, int top, int count);
/* A bar of value in width cells, which least (0 or below) to most take; below zero it goes to the
 * left of the axis. */
void tni_draw_bar(tni_surface *surface, tni_area area, int row, int column, int width,
                  int64_t value, int64_t least, int64_t most);
void tni_draw_cursor(tni_surface *surface, tni_area area, int row, int column);
/* The part of a line of text around its cursor, which becomes the real one. */
void tni_line_draw(const tni_typed_line *line, tni_surface *surface, tni_area area, int row,
                   int column, int width);

/* A click into the area is the key, or puts the panel's cursor there. */
void tni_click_key(tni_surface *surface, tni_area area, int32_t key);
void tni_click_cursor(tni_surface *surface, tni_area area, int panel, int row, int column, int top);
/* A click into the panel or on its frame makes it the one with the cursor. */
void tni_click_panel(tni_surface *surface, tni_area inside, int panel);
/* What a click at this cell does; NULL: nothing. */
const tni_click *tni_click_at(const tni_surface *surface, int row, int column);

#endif
