/* The smallest program on libtenor: what do three gigabytes cost? Also valid C++. */
#include <stdio.h>
#include <string.h>

#include <tenor/tenor.h>

int main(void)
{
    const char *text = "16.60";
    tn_currency usd;
    tn_price price;
    tn_money amount;
    char buffer[TN_DECIMAL_TEXT];
    memcpy(usd.code, "USD", 4);
    usd.places = 2;
    if (tn_price_parse(text, strlen(text), &price, NULL) != TN_OK ||
        tn_money_amount(price, 3, tn_fraction_make(1, 1), usd, TN_HALF_UP, &amount) != TN_OK) {
        return 1;
    }
    printf("3 GB at %s: %s %s\n", text, usd.code, tn_money_format(amount, buffer));
    return 0;
}
