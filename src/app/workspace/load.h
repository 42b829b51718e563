/* What the loaders of the kinds of files share. */
#ifndef TN_APP_LOAD_H
#define TN_APP_LOAD_H

#include "app/workspace/workspace.h"

/* A product from its tree and rows; its rules are checked, but their findings not yet added. */
void tni_load_product(tni_workspace *workspace, tni_source_file *document);

/* Adds to the workspace's list the broken rules that are not in it yet: all, or the errors. */
void tni_add_rules(tni_workspace *workspace, tni_source_file *product, bool all);

#endif
