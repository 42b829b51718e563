/* tenor: the program. Everything it does is below. */
#include "tui/loop/main.h"
#include "cli/cli.h"

int main(int argc, char **argv)
{
    return tni_cli_main(argc, argv, tni_tui_main);
}
