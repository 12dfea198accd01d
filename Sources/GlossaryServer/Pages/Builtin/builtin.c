// Each file of the pages becomes bytes of the program; the compiler tracks their changes.

#include "BuiltinPages.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const uint8_t layout[] = {
#embed "layout.mustache"
};
static const uint8_t search[] = {
#embed "search.mustache"
};
static const uint8_t results[] = {
#embed "results.mustache"
};
static const uint8_t concept[] = {
#embed "concept.mustache"
};
static const uint8_t memory[] = {
#embed "memory.mustache"
};
static const uint8_t draft[] = {
#embed "draft.mustache"
};
static const uint8_t message[] = {
#embed "message.mustache"
};
static const uint8_t app_css[] = {
#embed "app.css"
};
static const uint8_t app_js[] = {
#embed "app.js"
};
static const uint8_t openapi_json[] = {
#embed "openapi.json"
};
static const uint8_t icon_svg[] = {
#embed "icon.svg"
};

#define FILE(name, bytes) {name, bytes, sizeof bytes}

static const builtin_pages_file files[] = {
    FILE("layout.mustache", layout),
    FILE("search.mustache", search),
    FILE("results.mustache", results),
    FILE("concept.mustache", concept),
    FILE("memory.mustache", memory),
    FILE("draft.mustache", draft),
    FILE("message.mustache", message),
    FILE("app.css", app_css),
    FILE("app.js", app_js),
    FILE("icon.svg", icon_svg),
    FILE("openapi.json", openapi_json),
};

int32_t builtin_pages_count(void) { return COUNT_OF(files); }

builtin_pages_file builtin_pages_at(int32_t index) { return files[index]; }
