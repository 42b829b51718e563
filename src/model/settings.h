/* The field table of tenor.ini, for the list of kinds of files. */
#ifndef TN_MODEL_SETTINGS_H
#define TN_MODEL_SETTINGS_H

#include "tenor/field.h"

extern const tn_file_rule tni_settings_file;

#endif
