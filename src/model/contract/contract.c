/* A contract's questions that have one answer, before its life is lived. */
#include "tenor/contract.h"

const char *tn_event_name(tn_event_kind kind)
{
    static const char *const names[TN_EVENT_KINDS] = {
        [TN_EVENT_AUTO_RENEW] = "auto-renew", [TN_EVENT_CANCEL] = "cancel",
        [TN_EVENT_REFUND] = "refund",         [TN_EVENT_REPLACE] = "replace",
        [TN_EVENT_RENEW] = "renew",           [TN_EVENT_UPGRADE] = "upgrade",
    };
    return names[kind];
}
