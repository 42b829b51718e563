/* What the renderers of reports share. */
#ifndef TN_FORMAT_RENDER_H
#define TN_FORMAT_RENDER_H

#include "tenor/render.h"

/* True when a field or column with these flags is shown; not_here is the format's own flag.
 * options NULL: all defaults. */
static inline bool tni_render_shows(unsigned flags, unsigned not_here,
                                    const tn_render_options *options)
{
    const unsigned hidden = not_here | (options && options->buyer ? TN_INTERNAL_ONLY : 0U);
    return !(flags & hidden);
}

#endif
