#include <stdlib.h>
#include <unicode/ucol.h>

#include "cicu.h"
#include "utf16.h"

cicu_collator *cicu_collator_open(const char *locale, int32_t strength, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UCollator *collator = ucol_open(locale, &code);
  if (U_SUCCESS(code)) {
    ucol_setStrength(collator, strength == 1 ? UCOL_PRIMARY : UCOL_TERTIARY);
    ucol_setAttribute(collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &code);
  }
  *status = code;
  return (cicu_collator *)collator;
}

void cicu_collator_close(cicu_collator *collator) { ucol_close((UCollator *)collator); }

int32_t cicu_collator_compare(const cicu_collator *collator, const char *left, int32_t left_length,
                              const char *right, int32_t right_length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UCollationResult result = ucol_strcollUTF8((const UCollator *)collator, left, left_length, right,
                                             right_length, &code);
  *status = code;
  return result;
}

int32_t cicu_collator_sort_key(const cicu_collator *collator, const char *utf8, int32_t length,
                               uint8_t *out, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_utf16 text = {0};
  cicu_utf16_set(&text, utf8, length, &code);
  *status = code;
  if (U_FAILURE(code)) {
    free(text.units);
    return 0;
  }
  // ICU's length counts the terminating zero, which orders keys of different lengths.
  int32_t needed =
      ucol_getSortKey((const UCollator *)collator, text.units, text.length, out, capacity);
  free(text.units);
  if (needed > capacity) *status = CICU_BUFFER_OVERFLOW;
  return needed;
}
