/* The command line's door. */
#include "cli/cli.h"

int tni_cli_main(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return 2;
}
