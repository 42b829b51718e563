/* Any bytes as JSON: what is read prints to a text that reads and prints the same again. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "format/json/json.h"

#ifdef TN_PLANTED
/* The bug: a text of some lengths is printed without its last byte. */
PLANT(tni_json_print, tn_status, (const tni_json *json, unsigned how, tn_buffer *out))
{
    const tn_status status = __real_tni_json_print(json, how, out);
    out->length -= out->length % 61 == 13;
    return status;
}
#endif

const long fuzz_runs = 6000;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    tni_json_error fault = {0};
    tni_json *json = NULL, *again = NULL;
    const tn_status status = tni_json_parse((const char *)bytes, size, &fault, &json);
    PROMISE(status == TN_OK || (status == TN_E_SYNTAX && fault.line > 0 && fault.column > 0));
    if (status != TN_OK) {
        return 0;
    }
    tn_buffer first, second;
    tn_buffer_init(&first, NULL);
    tn_buffer_init(&second, NULL);
    PROMISE(tni_json_print(json, 0, &first) == TN_OK);
    PROMISE(tni_json_parse(first.bytes, first.length, &fault, &again) == TN_OK);
    PROMISE(tni_json_print(again, 0, &second) == TN_OK);
    PROMISE(first.length == second.length);
    PROMISE(memcmp(first.bytes, second.bytes, first.length) == 0);
    tni_json_free(json);
    tni_json_free(again);
    tn_buffer_done(&first);
    tn_buffer_done(&second);
    return 0;
}
