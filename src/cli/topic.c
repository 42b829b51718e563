/* The topics of `tenor help TOPIC`. */
#include <string.h>

#include "cli/command.h"
#include "cli/help.h"

static void topic_exits(FILE *out)
{
    fputs("exit statuses:\n", out);
    for (const tni_exit_info *e = tni_exits; e->text; e++) {
        fprintf(out, "  %3d  %s\n", e->status, e->text);
    }
    fputs("\nA file that cannot be understood gives findings and no result; one that breaks rules "
          "gives\nits result marked DRAFT and status 1.\n",
          out);
}

static void topic_formats(FILE *out)
{
    fputs("Numbers in JSON and CSV\n", out);
}

static void topic_files(FILE *out)
{
    fputs("files\n", out);
}

static void topic_keys(FILE *out)
{
    fputs("keys\n", out);
}

static const struct topic {
    const char *name;
    void (*print)(FILE *out);
} topics[] = {{"formats", topic_formats},
              {"exit-codes", topic_exits},
              {"files", topic_files},
              {"keys", topic_keys}};

const char *const tni_help_topics[] = {"formats", "exit-codes", "files", "keys", NULL};

bool tni_help_topic(FILE *out, const char *topic)
{
    for (size_t i = 0; i < sizeof(topics) / sizeof(*topics); i++) {
        if (strcmp(topics[i].name, topic) == 0) {
            topics[i].print(out);
            return true;
        }
    }
    return false;
}
