/* What the open file comes to: loaded with everybody's unsaved bytes, priced, lived, billed. */
#ifndef TN_TUI_VIEW_H
#define TN_TUI_VIEW_H

#include "tui/model/model.h"

/* tried: a file whose text is to be bytes[size], as it is typed; then nothing that takes long.
 * NULL: as all files are now. */
void tni_view_at(tni_model *model, const tni_draft_file *tried, const char *bytes, size_t size);

#endif
