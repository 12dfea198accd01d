#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "cicu.h"
#include "utf16.h"

struct cicu_word_breaker {
  UBreakIterator *iterator;
  cicu_utf16 text;
};

cicu_word_breaker *cicu_word_breaker_open(const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_word_breaker *breaker = calloc(1, sizeof *breaker);
  if (breaker == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  breaker->iterator = ubrk_open(UBRK_WORD, locale, NULL, 0, &code);
  *status = code;
  if (U_FAILURE(code)) {
    free(breaker);
    return NULL;
  }
  return breaker;
}

void cicu_word_breaker_close(cicu_word_breaker *breaker) {
  ubrk_close(breaker->iterator);
  free(breaker->text.units);
  free(breaker);
}

// ICU's status speaks of the last characters alone (`CO2` is a number to it, `1__` a word), so what
// stands between the boundaries decides.
static int32_t kind_of(int32_t rule, const cicu_utf16 *text, int32_t start, int32_t end) {
  UChar32 c;
  U16_GET(text->units, 0, start, text->length, c);
  if (rule < UBRK_WORD_NUMBER) return u_isUWhiteSpace(c) ? CICU_SPACE : CICU_PUNCTUATION;
  bool is_line = true;
  bool has_digit = false;
  while (start < end) {
    U16_NEXT(text->units, start, end, c);
    if (u_isUAlphabetic(c)) return CICU_WORD;
    has_digit = has_digit || u_isdigit(c);
    is_line = is_line && u_charType(c) == U_CONNECTOR_PUNCTUATION;
  }
  if (has_digit || rule < UBRK_WORD_LETTER) return CICU_NUMBER;
  return is_line ? CICU_PUNCTUATION : CICU_WORD;
}

int32_t cicu_word_breaker_find(cicu_word_breaker *breaker, const char *utf8, int32_t length,
                               cicu_boundary *out, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_utf16_set(&breaker->text, utf8, length, &code);
  // CLDR 42 counts `@` among the letters, which UAX #29 and other versions do not: the rules get to
  // see another mark in its place.
  for (int32_t i = 0; i < breaker->text.length; i++) {
    if (breaker->text.units[i] == u'@') breaker->text.units[i] = u'#';
  }
  ubrk_setText(breaker->iterator, breaker->text.units, breaker->text.length, &code);
  *status = code;
  if (U_FAILURE(code)) return 0;

  int32_t count = 0;
  int32_t start = 0;
  int32_t bytes = 0;
  int32_t end;
  while ((end = ubrk_next(breaker->iterator)) != UBRK_DONE) {
    bytes += cicu_utf16_utf8_length(&breaker->text, start, end);
    if (count < capacity) {
      out[count].end = bytes;
      out[count].kind = kind_of(ubrk_getRuleStatus(breaker->iterator), &breaker->text, start, end);
    }
    count += 1;
    start = end;
  }
  if (count > capacity) *status = CICU_BUFFER_OVERFLOW;
  return count;
}
