/* tenor: the program. Everything it does is below. */
#include "cli/cli.h"
#include "tui/loop/run.h"

int main(int argc, char **argv)
{
    return tni_cli_main(argc, argv, tni_tui_main);
}
