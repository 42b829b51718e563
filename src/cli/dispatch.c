/* The functions of the commands, in the order of commands.def. */
#include "cli/dispatch.h"

#include "cli/cmd.h"

tni_exit tni_dispatch(tni_run *run)
{
    static tni_exit (*const functions[])(tni_run * run) = {
#define TN_COMMAND(name, group, operands, summary, options, text, examples) tni_cmd_##name,
#include "cli/commands.def"
#undef TN_COMMAND
    };
    return functions[run->command - tni_commands](run);
}
