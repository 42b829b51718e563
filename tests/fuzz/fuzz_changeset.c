/* Any bytes as AWS's JSON: a change set or an entity becomes files that can be read again, or
 * findings say why not. */
#include "fuzz/files.h"

#include "app/import.h"
#include "format/json/json.h"
#include "tenor/ini.h"

#define FOLDER "/nonexistent/fuzz/"

static tni_workspace tables_of;

#ifdef TN_PLANTED /* what is no JSON is taken for a bug of ours */
PLANT(tni_json_parse, tn_status,
      (const char *bytes, size_t size, tni_json_error *error, tni_json **out))
{
    const tn_status status = __real_tni_json_parse(bytes, size, error, out);
    return status == TN_E_SYNTAX ? TN_E_BUG : status;
}
#endif

/* Its text is understood; its rules are another matter. */
static void read_again(const tni_made_file *made)
{
    const size_t length = strlen(made->path);
    if (length > 4 && strcmp(made->path + length - 4, ".ini") == 0) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_tree *tree = NULL;
        tn_findings *findings = tn_findings_new(arena);
        PROMISE(tn_ini_read(arena, made->path, made->bytes, made->size, findings, &tree) == TN_OK);
        tn_arena_free(arena);
    }
}

const long fuzz_runs = 600;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!tables_of.arena) {
        PROMISE(tni_workspace_open(tn_arena_new(NULL), &(tni_workspace_options){0}, &tables_of) ==
                TN_OK);
    }
    tni_workspace ws;
    tn_arena *arena = tn_arena_new(NULL);
    tni_made_file made[TNI_MADE_MAX];
    size_t count = 0;
    PROMISE(tni_workspace_again(&tables_of, arena, &ws) == TN_OK);
    PROMISE(tni_workspace_put(&ws, FOLDER "s.json", (const char *)bytes, size));
    const tn_status status =
        tni_import_changeset(&ws, FOLDER "s.json", NULL, FOLDER, NULL, made, &count);
    PROMISE(status == TN_OK || status == TN_E_FINDINGS);
    PROMISE(status == TN_OK ? count > 0 : count == 0);
    PROMISE(status == TN_OK || tn_findings_of(ws.findings, TN_ERROR) > 0);
    for (size_t i = 0; i < count; i++) {
        read_again(&made[i]);
    }
    PROMISE(!tn_arena_failed(arena));
    tn_arena_free(arena);
    return 0;
}
