// The document becomes bytes of the program; the compiler tracks its changes.

#include "BuiltinSegmentation.h"

static const uint8_t bytes[] = {
#embed "default.srx"
};

const uint8_t *builtin_segmentation_bytes(void) { return bytes; }

int32_t builtin_segmentation_length(void) { return sizeof bytes; }
