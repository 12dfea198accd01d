#include <stdbool.h>
#include <stdlib.h>
#include <unicode/ucnv.h>

#include "cicu.h"

enum { PIVOT_UNITS = 4096 };

struct cicu_converter {
  UConverter *source;
  UConverter *target;
  bool has_started;
  UChar *pivot_source;
  UChar *pivot_target;
  UChar pivot[PIVOT_UNITS];
};

cicu_converter *cicu_converter_open(const char *encoding, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_converter *converter = calloc(1, sizeof *converter);
  if (converter == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  converter->pivot_source = converter->pivot;
  converter->pivot_target = converter->pivot;
  converter->source = ucnv_open(encoding, &code);
  converter->target = ucnv_open("UTF-8", &code);
  if (U_SUCCESS(code)) {
    ucnv_setToUCallBack(converter->source, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    ucnv_setFromUCallBack(converter->target, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  }
  *status = code;
  if (U_FAILURE(code)) {
    cicu_converter_close(converter);
    return NULL;
  }
  return converter;
}

void cicu_converter_close(cicu_converter *converter) {
  if (converter->source != NULL) ucnv_close(converter->source);
  if (converter->target != NULL) ucnv_close(converter->target);
  free(converter);
}

int32_t cicu_converter_convert(cicu_converter *converter, const uint8_t *bytes, int32_t length,
                               int32_t is_last, uint8_t *out, int32_t capacity, int32_t *consumed,
                               int32_t *invalid, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const char *source = (const char *)bytes;
  char *target = (char *)out;
  // Room for the whole pivot is kept for after an error.
  char *limit = target + capacity - 3 * PIVOT_UNITS;
  ucnv_convertEx(converter->target, converter->source, &target, limit, &source, source + length,
                 converter->pivot, &converter->pivot_source, &converter->pivot_target,
                 converter->pivot + PIVOT_UNITS, !converter->has_started, is_last != 0, &code);
  converter->has_started = true;
  *consumed = (int32_t)(source - (const char *)bytes);
  *invalid = 0;
  *status = code;
  if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR) {
    char sequence[16];
    int8_t count = (int8_t)sizeof sequence;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter->source, sequence, &count, &ignored);
    if (U_SUCCESS(ignored)) *invalid = count;
    // What precedes the sequence is still in the pivot.
    ignored = U_ZERO_ERROR;
    const char *none = source;
    ucnv_convertEx(converter->target, converter->source, &target, (char *)out + capacity, &none,
                   none, converter->pivot, &converter->pivot_source, &converter->pivot_target,
                   converter->pivot + PIVOT_UNITS, false, false, &ignored);
  }
  return (int32_t)(target - (char *)out);
}

int32_t cicu_encode(const char *encoding, const uint8_t *utf8, int32_t length, uint8_t *out,
                    int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &code);
  int32_t written = 0;
  if (U_SUCCESS(code)) {
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    written = ucnv_fromAlgorithmic(converter, UCNV_UTF8, (char *)out, capacity, (const char *)utf8,
                                   length, &code);
    ucnv_close(converter);
  }
  *status = code;
  return written;
}
