/* Effects that make files (make.c), and opening one. */
#ifndef TN_TUI_EFFECT_H
#define TN_TUI_EFFECT_H

#include "tui/model/model.h"

void tni_open_path(tni_model *model, const char *path);
/* EFF_CREATE, EFF_DEMO, EFF_EXPORT, EFF_DIFF. */
void tni_make(tni_model *model, unsigned effects);

/* recovery.c: what was left of the open file; EFF_RECOVER, EFF_DISCARD */
void tni_ask_recovery(tni_model *model);
void tni_recover(tni_model *model);
void tni_discard(tni_model *model);

/* usage.c: EFF_USAGES */
void tni_usage_ask(tni_model *model);

/* beside.c: the other offers of a look; EFF_SCENARIO */
void tni_comparison_look(tni_model *model, tni_view *look);
void tni_scenario(tni_model *model);

/* unwritten.c: what to do about a file that could not be written; EFF_ELSEWHERE */
void tni_ask_unsaved(tni_model *model, tni_draft_file *paper, const char *reason);
void tni_ask_unwritten(tni_model *model, const char *path, const char *reason);
void tni_write_elsewhere(tni_model *model);
/* The text as it is now, to model->wanted beside the file, which must not be there yet; *out_path
 * is that of the copy. As tni_file_save. */
tn_status tni_write_copy(tni_model *model, const tni_draft_file *paper, const char **out_path,
                         const char **reason);

/* export.c: the form that was picked, to model->wanted */
void tni_export(tni_model *model);

#endif
