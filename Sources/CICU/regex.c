#include <stdlib.h>
#include <unicode/uregex.h>

#include "cicu.h"
#include "utf16.h"

// Steps of the matcher before ICU gives up with U_REGEX_TIME_OUT: a thousand, which is about a
// second, and one more for every fifty units of text, as ICU counts on from match to match. A step
// is 10000 saved states, so a pattern that is linear in the text never meets the limit.
static int32_t time_limit(int32_t length) { return 1000 + length / 50; }

struct cicu_regex {
  URegularExpression *expression;
  cicu_utf16 text;
};

cicu_regex *cicu_regex_open(const char *pattern, int32_t length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_regex *regex = calloc(1, sizeof *regex);
  if (regex == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  cicu_utf16 source = {0};
  UParseError where;
  cicu_utf16_set(&source, pattern, length, &code);
  regex->expression = uregex_open(source.units, source.length, 0, &where, &code);
  free(source.units);
  *status = code;
  if (U_FAILURE(code)) {
    cicu_regex_close(regex);
    return NULL;
  }
  return regex;
}

void cicu_regex_close(cicu_regex *regex) {
  if (regex->expression != NULL) uregex_close(regex->expression);
  free(regex->text.units);
  free(regex);
}

int32_t cicu_regex_find_all(cicu_regex *regex, const char *utf8, int32_t length, cicu_range *out,
                            int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_utf16_set(&regex->text, utf8, length, &code);
  uregex_setText(regex->expression, regex->text.units, regex->text.length, &code);
  uregex_setTimeLimit(regex->expression, time_limit(regex->text.length), &code);

  int32_t count = 0;
  int32_t unit = 0;
  int32_t byte = 0;
  while (U_SUCCESS(code) && uregex_findNext(regex->expression, &code)) {
    int32_t start = uregex_start(regex->expression, 0, &code);
    int32_t end = uregex_end(regex->expression, 0, &code);
    if (U_FAILURE(code)) break;
    int32_t first = byte + cicu_utf16_utf8_length(&regex->text, unit, start);
    byte = first + cicu_utf16_utf8_length(&regex->text, start, end);
    unit = end;
    if (count < capacity) {
      out[count].start = first;
      out[count].end = byte;
    }
    count += 1;
  }
  *status = code;
  if (U_SUCCESS(code) && count > capacity) *status = CICU_BUFFER_OVERFLOW;
  return count;
}
