// The rules of segmentation, embedded in the program.

#ifndef BUILTIN_SEGMENTATION_H
#define BUILTIN_SEGMENTATION_H

#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/// The document in UTF-8; it lives as long as the program.
const uint8_t *builtin_segmentation_bytes(void);

/// Its length.
int32_t builtin_segmentation_length(void);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
