/* Payments add up as they go; durations are compared. */
#include "report/drafts.h"

static void test_payments__cumulative_share_and_rest(void **state)
{
    (void)state;
    expect_draft(true, "Payments",
                 "1 Payments, USD\n"
                 "2 Private offer draft for Data storage, in USD\n"
                 "\n"
                 "\n"
                 "5 No. | Invoice date | Due | Amount | Cumulative | Share | Remaining | Label\n"
                 "6 1 | 2027-01-01 | 2027-01-31 =B6+Summary!$B$15 | 18.55 "
                 "=INT(ROUND((Prices!$J$10)*10^2,0)/(COUNT($A$6:$A$9)-A6+1))/10^2"
                 " | 18.55 =D6 | 25 "
                 "=ROUND(D6/Prices!$J$10,6) | 55.65 =Prices!$J$10-E6 | 2027-01-01\n"
                 "7 2 | 2027-04-01 | 2027-05-01 =B7+Summary!$B$15 | 18.55 "
                 "=INT(ROUND((Prices!$J$10-E6)*10^2,0)/(COUNT($A$6:$A$9)-A7+1))/10^2"
                 " | 37.10 =E6+D7 | 25 "
                 "=ROUND(D7/Prices!$J$10,6) | 37.10 =Prices!$J$10-E7 | 2027-04-01\n"
                 "8 3 | 2027-07-01 | 2027-07-31 =B8+Summary!$B$15 | 18.55 "
                 "=INT(ROUND((Prices!$J$10-E7)*10^2,0)/(COUNT($A$6:$A$9)-A8+1))/10^2"
                 " | 55.65 =E7+D8 | 25 "
                 "=ROUND(D8/Prices!$J$10,6) | 18.55 =Prices!$J$10-E8 | 2027-07-01\n"
                 "9 4 | 2027-10-01 | 2027-10-31 =B9+Summary!$B$15 | 18.55 "
                 "=INT(ROUND((Prices!$J$10-E8)*10^2,0)/(COUNT($A$6:$A$9)-A9+1))/10^2"
                 " | 74.20 =E8+D9 | 25 "
                 "=ROUND(D9/Prices!$J$10,6) | 0.00 =Prices!$J$10-E9 | 2027-10-01\n"
                 "10  | Total |  | 74.20 =SUM(D6:D9)\n"
                 "\n"
                 "12  | Dates assume acceptance on the start day of the Summary.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_payments__cumulative_share_and_rest),
    };
    return RUN(tests);
}
