"""libxml2 as the judge of generated documents: one JSON object a line in, one a line out.

{"op": "read", "xml": base64}: {"accepted": bool, "errors": [[domain, code, level, message]...], "results": [...]}
{"op": "c14n", "xml": base64, "apex": n, "without": n or -1, "forms": [form...], "bytes": bool}: {"results": [...]}
A form is {"exclusive": bool, "comments": bool, "prefixes": [...], "whole": bool}. A result is the SHA-256 of the
canonical bytes, or the bytes in base64 when asked, or null when libxml2 refuses. Elements are numbered in document order.
"""
import base64
import ctypes as c
import ctypes.util
import hashlib
import json
import sys

NO_NETWORK, NO_ERROR_OUTPUT = 1 << 11, (1 << 5) | (1 << 6)


class NodeSet(c.Structure):
    _fields_ = [("count", c.c_int), ("max", c.c_int), ("nodes", c.POINTER(c.c_void_p))]


class XPathObject(c.Structure):
    _fields_ = [("type", c.c_int), ("nodes", c.POINTER(NodeSet))]


class Error(c.Structure):
    _fields_ = [("domain", c.c_int), ("code", c.c_int), ("message", c.c_char_p), ("level", c.c_int)]


xml = c.CDLL(ctypes.util.find_library("xml2") or "libxml2.so.2")
OnError = c.CFUNCTYPE(None, c.c_void_p, c.POINTER(Error))
pointer, text, whole = c.c_void_p, c.c_char_p, c.c_int
for name, gives, takes in [
    ("xmlReadMemory", pointer, [text, whole, text, text, whole]),
    ("xmlFreeDoc", None, [pointer]),
    ("xmlUnlinkNode", None, [pointer]),
    ("xmlFreeNode", None, [pointer]),
    ("xmlXPathNewContext", pointer, [pointer]),
    ("xmlXPathFreeContext", None, [pointer]),
    ("xmlXPathEval", c.POINTER(XPathObject), [text, pointer]),
    ("xmlXPathNodeEval", c.POINTER(XPathObject), [pointer, text, pointer]),
    ("xmlXPathFreeObject", None, [c.POINTER(XPathObject)]),
    ("xmlSetStructuredErrorFunc", None, [pointer, OnError]),
    ("xmlC14NDocDumpMemory", whole, [pointer, pointer, whole, c.POINTER(text), whole, c.POINTER(pointer)]),
]:
    function = getattr(xml, name)
    function.restype, function.argtypes = gives, takes
release = c.CFUNCTYPE(None, pointer)(pointer.in_dll(xml, "xmlFree").value)

errors = []


@OnError
def on_error(_, error):
    found = error.contents
    message = (found.message or b"").decode("utf-8", "replace").strip()
    errors.append([found.domain, found.code, found.level, message])


xml.xmlSetStructuredErrorFunc(None, on_error)


def parse(source):
    errors.clear()
    return xml.xmlReadMemory(source, len(source), None, None, NO_NETWORK | NO_ERROR_OUTPUT)


def canonical(document, nodes, form):
    prefixes = [one.encode() for one in form.get("prefixes") or []]
    listed = (text * (len(prefixes) + 1))(*prefixes, None) if prefixes else None
    out = pointer()
    mode = 1 if form["exclusive"] else 0
    length = xml.xmlC14NDocDumpMemory(document, nodes, mode, listed, int(form["comments"]), c.byref(out))
    if length < 0 or not out:
        return None
    found = c.string_at(out, length)
    release(out)
    return found


def subsets(document, request):
    """Canonical forms of one element with all inside it, as a node-set of its document."""
    context = xml.xmlXPathNewContext(document)
    elements = xml.xmlXPathEval(b"//*", context)
    nodes = elements.contents.nodes.contents.nodes
    apex, without = nodes[request["apex"]], None
    if request["without"] >= 0:
        without = nodes[request["without"]]
        xml.xmlUnlinkNode(without)
    inside = xml.xmlXPathNodeEval(apex, b".//. | .//@* | .//namespace::*", context)
    visible = c.cast(inside.contents.nodes, pointer)
    found = [canonical(document, None if one["whole"] else visible, one) for one in request["forms"]]
    xml.xmlXPathFreeObject(inside)
    xml.xmlXPathFreeObject(elements)
    xml.xmlXPathFreeContext(context)
    if without:
        xml.xmlFreeNode(without)
    return found


def shown(found, as_bytes):
    if found is None:
        return None
    return base64.b64encode(found).decode() if as_bytes else hashlib.sha256(found).hexdigest()


WHOLE = [{"exclusive": True, "comments": True}, {"exclusive": False, "comments": True}]


def answer(request):
    document = parse(base64.b64decode(request["xml"]))
    told = list(errors)
    as_bytes = request.get("bytes", False)
    if not document:
        return {"accepted": False, "errors": told, "results": []}
    try:
        if request["op"] == "read":
            found = [canonical(document, None, form) for form in WHOLE]
        else:
            found = subsets(document, request)
    finally:
        xml.xmlFreeDoc(document)
    return {"accepted": True, "errors": told, "results": [shown(one, as_bytes) for one in found]}


print(json.dumps({"libxml2": text.in_dll(xml, "xmlParserVersion").value.decode()}), flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
