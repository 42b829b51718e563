/* The names of a notice that speak of one row of a list. */
#ifndef TN_REPORT_NOTICE_ROWS_H
#define TN_REPORT_NOTICE_ROWS_H

#include "report/notice_write.h"

#define TNI_NOTICE_ROW_NAMES(X)                                                                    \
    X("item_name", tni_notice_item_name, "of {*items}: what is bought")                            \
    X("item_description", tni_notice_item_description, "of {*items}: in more words")               \
    X("item_quantity", tni_notice_item_quantity, "of {*items}: how many, if counted")              \
    X("item_list", tni_notice_item_list, "of {*items}: list price of one")                         \
    X("item_discount", tni_notice_item_discount, "of {*items}: off the list price")                \
    X("item_price", tni_notice_item_price, "of {*items}: price of one")                            \
    X("item_amount", tni_notice_item_amount, "of {*items}: of all of them")                        \
    X("usage_name", tni_notice_usage_name, "of {*usage}: what is metered")                         \
    X("usage_price", tni_notice_usage_price, "of {*usage}: price of one")                          \
    X("payment_number", tni_notice_payment_number, "of {*payments}: 1, 2 ...")                     \
    X("payment_date", tni_notice_payment_date, "of {*payments}: of the invoice")                   \
    X("payment_due", tni_notice_payment_due, "of {*payments}: when it has to be paid")             \
    X("payment_amount", tni_notice_payment_amount, "of {*payments}: how much")                     \
    X("account", tni_notice_account, "of {*accounts}: one AWS account")

#define TNI_DECLARE(name, function, help)                                                          \
    void function(const tni_notice_source *source, tn_buffer *out);
TNI_NOTICE_ROW_NAMES(TNI_DECLARE)
#undef TNI_DECLARE

#define TNI_OFFERS "offers" /* the list whose rows are offers, of which the other names speak */

/* How many rows the list of this name has: items, usage, payments, accounts, offers; false: no
 * such list. */
bool tni_notice_rows(const tni_notice_source *source, const char *name, size_t length, size_t *out);

#endif
