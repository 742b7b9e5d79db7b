#include "src/catalog/readers.h"

namespace kiosk {

namespace {

/// Deeper nesting than anybody can read is a mistake, and unbounded recursion would be worse.
constexpr int deepest = 8;

When read(AssetNode node, int depth);

When combined(AssetNode& node, const char* key, When::Kind kind, int depth) {
    When out{kind, {}, {}, {}};
    for (const AssetNode& part : node.children(key)) {
        out.parts.push_back(read(part, depth + 1));
    }
    return out;
}

When read(AssetNode node, int depth) {
    When out;
    if (depth > deepest) {
        node.wrong("", "is nested too deep");
    } else if (node.has("all")) {
        out = combined(node, "all", When::Kind::all, depth);
    } else if (node.has("any")) {
        out = combined(node, "any", When::Kind::any, depth);
    } else if (node.has("not")) {
        out.kind = When::Kind::negation;
        out.parts.push_back(read(node.child("not"), depth + 1));
    } else if (node.has("is")) {
        out = {When::Kind::is, node.text("field"), node.texts("is"), {}};
    } else {
        out = {When::Kind::filled, node.text("field"), {}, {}};
        if (!node.flag("filled")) {
            node.wrong("filled", "must be true where nothing else is asked");
        }
    }
    node.done();
    return out;
}

}  // namespace

When read_condition(AssetNode& parent, const char* key) {
    return parent.has(key) ? read(parent.child(key), 0) : When{};
}

}  // namespace kiosk
