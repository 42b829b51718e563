/* Part of rater.h. What a cell of the grid holds: the quantity of its record and when that was
 * received. Nearly always both fit in five bytes, which keeps three years of the largest contract
 * below 32 MiB: 23 bits of quantity + 1, and 17 of the seconds since 11 hours before the hour, as
 * what is received 25 hours after its start is too late. A dimension for which that does not do has
 * eight bytes for each of its cells. */
#include "engine/usage/rater.h"

enum {
    QUANTITY_END = 1 << TNI_QUANTITY_BITS,
    RECEIPT_BITS = 17,
    RECEIPT_END = 1 << RECEIPT_BITS,
    EARLY = 11 * TN_HOUR_SECONDS /* and 25 hours behind: below RECEIPT_END */
};

/* What a receipt in five bytes counts from, in the seconds of a receipt in eight. */
static uint32_t base_of(size_t cell)
{
    return (uint32_t)(INT32_MAX + (int64_t)cell * TN_HOUR_SECONDS - EARLY);
}

uint32_t tni_cell_received(const tni_meter *meter, size_t cell)
{
    if (!meter->receipts) {
        return meter->received ? meter->received[cell] : 0;
    }
    const uint32_t since = (uint32_t)meter->receipts[cell] << (32 - TNI_QUANTITY_BITS) |
                           meter->cells[cell] >> TNI_QUANTITY_BITS;
    return since ? base_of(cell) + since : 0;
}

/* From five bytes to eight. */
static void widen(tn_rater *r, tni_meter *meter)
{
    uint32_t *received = tni_rater_row(r);
    for (size_t cell = 0; received && cell < r->hours; cell++) {
        received[cell] = tni_cell_received(meter, cell);
        meter->cells[cell] &= QUANTITY_END - 1;
    }
    meter->received = received;
    meter->receipts = NULL;
}

/* The first record that says when it was received. */
static void begin_receipts(tn_rater *r, tni_meter *meter)
{
    uint32_t most = 0;
    for (size_t cell = 0; cell < r->hours; cell++) {
        most = meter->cells[cell] > most ? meter->cells[cell] : most;
    }
    if (most < QUANTITY_END) {
        meter->receipts = tni_rater_take(r, r->hours, sizeof(*meter->receipts));
    } else {
        meter->received = tni_rater_row(r);
    }
}

void tni_cell_store(tn_rater *r, tni_meter *meter, size_t cell, int64_t quantity, uint32_t received)
{
    if (received && !meter->receipts && !meter->received) {
        begin_receipts(r, meter);
    }
    const uint32_t since = received ? received - base_of(cell) : 0; /* below 1 it wraps */
    const bool placed = !received || since - 1 < RECEIPT_END - 1;
    if (meter->receipts && !(placed && quantity + 1 < QUANTITY_END)) {
        widen(r, meter);
    }
    meter->cells[cell] = (uint32_t)quantity + 1;
    if (meter->receipts) {
        meter->cells[cell] |= since << TNI_QUANTITY_BITS;
        meter->receipts[cell] = (unsigned char)(since >> (32 - TNI_QUANTITY_BITS));
    } else if (meter->received) {
        meter->received[cell] = received;
    }
}
