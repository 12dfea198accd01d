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

static int32_t kind_of(int32_t rule, UChar32 first) {
  if (rule >= UBRK_WORD_LETTER) return CICU_WORD;
  if (rule >= UBRK_WORD_NUMBER) return CICU_NUMBER;
  return u_isUWhiteSpace(first) ? CICU_SPACE : CICU_PUNCTUATION;
}

int32_t cicu_word_breaker_find(cicu_word_breaker *breaker, const char *utf8, int32_t length,
                               cicu_boundary *out, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_utf16_set(&breaker->text, utf8, length, &code);
  ubrk_setText(breaker->iterator, breaker->text.units, breaker->text.length, &code);
  *status = code;
  if (U_FAILURE(code)) return 0;

  int32_t count = 0;
  int32_t start = 0;
  int32_t bytes = 0;
  int32_t end;
  while ((end = ubrk_next(breaker->iterator)) != UBRK_DONE) {
    UChar32 first;
    U16_GET(breaker->text.units, 0, start, breaker->text.length, first);
    bytes += cicu_utf16_utf8_length(&breaker->text, start, end);
    if (count < capacity) {
      out[count].end = bytes;
      out[count].kind = kind_of(ubrk_getRuleStatus(breaker->iterator), first);
    }
    count += 1;
    start = end;
  }
  if (count > capacity) *status = CICU_BUFFER_OVERFLOW;
  return count;
}
