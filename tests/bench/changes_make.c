/* changes_make ROWS: a batch of changes for `tenor prorate --batch` on standard output, the same
 * bytes each time: months and years from 2000 on, five policies and the default. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 20270411;

static unsigned below(unsigned end) /* splitmix64 */
{
    uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (unsigned)((z ^ (z >> 31)) % end);
}

int main(int argc, char **argv)
{
    static const char *const policies[] = {"", "", "aws", "stripe", "killbill", "zuora-360"};
    const long rows = argc > 1 ? atol(argv[1]) : 1000000;
    puts("id,start,end,on,price,quantity,new_price,new_quantity,policy,currency");
    for (long i = 0; i < rows; i++) {
        const unsigned year = 2000 + below(80), month = 1 + below(12), day = 1 + below(28);
        const unsigned next = month % 12 + 1, years = below(2), next_year = year + (month == 12);
        printf("R%07ld,%04u-%02u-%02u,%04u-%02u-%02u,%04u-%02u-%02u,%u.%02u,%u,%u.%02u,%u,%s,%s\n",
               i, year, month, day, years ? year + 1 : next_year, years ? month : next, day, year,
               month, day + below(31 - day), below(5000), below(100), 1 + below(500), below(9000),
               below(100), 1 + below(1000), policies[below(6)], below(2) ? "USD" : "");
    }
    return ferror(stdout) ? 1 : 0;
}
