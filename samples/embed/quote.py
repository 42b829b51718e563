"""What an offer is worth, from Python by ctypes: quote.py PRODUCT OFFER prints the quote as JSON."""
import ctypes
import json
import sys

lib = ctypes.CDLL("libtenor.so.0")
pointer = ctypes.c_void_p
for name in ("tn_arena_new", "tn_findings_new", "tn_quote_report"):
    getattr(lib, name).restype = pointer

kept = []

class Source(ctypes.Structure):  # tn_source
    _fields_ = [("file", ctypes.c_char_p), ("bytes", ctypes.c_char_p), ("size", ctypes.c_size_t)]

def source(path):
    with open(path, "rb") as file:
        text = file.read()
    kept.append(Source(path.encode(), text, len(text)))  # findings borrow the name
    return ctypes.byref(kept[-1])

arena = pointer(lib.tn_arena_new(None))
findings = pointer(lib.tn_findings_new(arena))
tables, product, offer, quote = pointer(), pointer(), pointer(), pointer()
out = ctypes.create_string_buffer(256)  # more than a tn_buffer, which begins with its bytes
lib.tn_buffer_init(out, None)
if (lib.tn_tables_builtin(arena, findings, ctypes.byref(tables))
        or lib.tn_product_read(arena, source(sys.argv[1]), None, tables, findings, ctypes.byref(product))
        or lib.tn_offer_read(arena, source(sys.argv[2]), product, tables, findings, ctypes.byref(offer))
        or lib.tn_quote_build(arena, offer, tables, None, None, findings, ctypes.byref(quote))):
    lib.tn_findings_render_json(findings, out)
else:
    report = pointer(lib.tn_quote_report(arena, quote, False, findings))
    lib.tn_report_render_json(report, None, out)
result = json.loads(ctypes.cast(out, ctypes.POINTER(ctypes.c_char_p))[0])
print(json.dumps(result, indent=2, ensure_ascii=False))
lib.tn_buffer_done(out)
lib.tn_arena_free(arena)
