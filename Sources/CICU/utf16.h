// A UTF-16 copy of a UTF-8 text in a buffer that is used again.

#ifndef CICU_UTF16_H
#define CICU_UTF16_H

#include <stdint.h>
#include <unicode/utypes.h>

typedef struct {
  UChar *units;
  int32_t capacity;
  int32_t length;
} cicu_utf16;

/// Fills the buffer from valid UTF-8, growing it when needed. A UTF-8 text never has more UTF-16
/// units than bytes, so one allocation is enough.
void cicu_utf16_set(cicu_utf16 *buffer, const char *utf8, int32_t length, UErrorCode *code);

/// The number of UTF-8 bytes between two UTF-16 offsets of the buffer, in time linear in them.
int32_t cicu_utf16_utf8_length(const cicu_utf16 *buffer, int32_t start, int32_t end);

#endif
