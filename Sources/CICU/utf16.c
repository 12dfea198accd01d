#include "utf16.h"

#include <stdlib.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

void cicu_utf16_set(cicu_utf16 *buffer, const char *utf8, int32_t length, UErrorCode *code) {
  if (U_FAILURE(*code)) return;
  if (buffer->capacity < length + 1) {
    int32_t capacity = length + 1 + length / 2;
    UChar *units = realloc(buffer->units, (size_t)capacity * sizeof(UChar));
    if (units == NULL) {
      *code = U_MEMORY_ALLOCATION_ERROR;
      return;
    }
    buffer->units = units;
    buffer->capacity = capacity;
  }
  u_strFromUTF8(buffer->units, buffer->capacity, &buffer->length, utf8, length, code);
}

int32_t cicu_utf16_utf8_length(const cicu_utf16 *buffer, int32_t start, int32_t end) {
  int32_t bytes = 0;
  while (start < end) {
    UChar32 c;
    U16_NEXT(buffer->units, start, buffer->length, c);
    bytes += U8_LENGTH(c);
  }
  return bytes;
}
