#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uregex.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "cicu.h"
#include "utf16.h"

// A text is searched by stretches, and a rule sees so many units on either side of one. That bounds
// what a rule can cost at a place, so that the whole is linear in the text.
enum { STRETCH = 4096, SIGHT = 1024 };

// What a place is: nobody has spoken, or a rule has.
enum { OPEN = 0, BREAK = 1, NO_BREAK = 2 };

typedef struct {
  URegularExpression *expression;
  bool is_break;
} rule;

struct cicu_segmenter {
  rule *rules;
  int32_t count;
  UBreakIterator *sentences;
  cicu_utf16 text;
  uint8_t *places;
  int32_t capacity;
  int64_t steps;
  int64_t step_limit;
};

// A step is 10000 saved states of the matcher, so that this is called seldom.
static UBool count_step(const void *context, int32_t steps) {
  cicu_segmenter *segmenter = (cicu_segmenter *)context;
  (void)steps;
  segmenter->steps += 1;
  return segmenter->steps <= segmenter->step_limit;
}

cicu_segmenter *cicu_segmenter_open(const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_segmenter *segmenter = calloc(1, sizeof *segmenter);
  if (segmenter == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  if (locale != NULL) segmenter->sentences = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &code);
  *status = code;
  if (U_FAILURE(code)) {
    cicu_segmenter_close(segmenter);
    return NULL;
  }
  return segmenter;
}

void cicu_segmenter_close(cicu_segmenter *segmenter) {
  for (int32_t i = 0; i < segmenter->count; i++) uregex_close(segmenter->rules[i].expression);
  free(segmenter->rules);
  if (segmenter->sentences != NULL) ubrk_close(segmenter->sentences);
  free(segmenter->text.units);
  free(segmenter->places);
  free(segmenter);
}

void cicu_segmenter_add(cicu_segmenter *segmenter, const char *pattern, int32_t length,
                        int32_t is_break, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  cicu_utf16 source = {0};
  UParseError where;
  cicu_utf16_set(&source, pattern, length, &code);
  URegularExpression *expression = uregex_open(source.units, source.length, 0, &where, &code);
  free(source.units);
  if (U_SUCCESS(code)) uregex_useAnchoringBounds(expression, false, &code);
  if (U_SUCCESS(code)) uregex_useTransparentBounds(expression, true, &code);
  if (U_SUCCESS(code)) uregex_setMatchCallback(expression, count_step, segmenter, &code);
  rule *rules = NULL;
  if (U_SUCCESS(code)) {
    rules = realloc(segmenter->rules, (size_t)(segmenter->count + 1) * sizeof *rules);
    if (rules == NULL) code = U_MEMORY_ALLOCATION_ERROR;
  }
  *status = code;
  if (U_FAILURE(code)) {
    if (expression != NULL) uregex_close(expression);
    return;
  }
  segmenter->rules = rules;
  rules[segmenter->count] = (rule){expression, is_break != 0};
  segmenter->count += 1;
}

static void prepare(cicu_segmenter *segmenter, const char *utf8, int32_t length,
                    UErrorCode *code) {
  cicu_utf16_set(&segmenter->text, utf8, length, code);
  if (U_FAILURE(*code)) return;
  int32_t units = segmenter->text.length;
  if (segmenter->capacity < units + 1) {
    uint8_t *places = realloc(segmenter->places, (size_t)units + 1);
    if (places == NULL) {
      *code = U_MEMORY_ALLOCATION_ERROR;
      return;
    }
    segmenter->places = places;
    segmenter->capacity = units + 1;
  }
  memset(segmenter->places, OPEN, (size_t)units + 1);
  segmenter->steps = 0;
  segmenter->step_limit = 1000 + units / 5;
}

static int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }

static int32_t most(int32_t a, int32_t b) { return a > b ? a : b; }

// Gives a rule a text to look at, from SIGHT before a place to SIGHT after another; returns where
// that begins.
static int32_t show(const cicu_segmenter *segmenter, URegularExpression *expression,
                    int32_t start, int32_t end, UErrorCode *code) {
  const UChar *units = segmenter->text.units;
  int32_t first = most(0, start - SIGHT);
  int32_t limit = least(segmenter->text.length, end + SIGHT);
  U16_SET_CP_START(units, 0, first);
  U16_SET_CP_LIMIT(units, 0, limit, segmenter->text.length);
  uregex_setText(expression, units + first, limit - first, code);
  uregex_setRegion(expression, start - first, limit - first, code);
  return first;
}

// Whether one of the rules without a break, below an index, holds at a place.
static bool is_forbidden(const cicu_segmenter *segmenter, int32_t below, int32_t place,
                         int32_t *failed, UErrorCode *code) {
  for (int32_t i = 0; i < below && U_SUCCESS(*code); i++) {
    if (segmenter->rules[i].is_break) continue;
    URegularExpression *expression = segmenter->rules[i].expression;
    show(segmenter, expression, place, place, code);
    bool holds = uregex_lookingAt(expression, -1, code);
    if (U_FAILURE(*code)) *failed = i;
    if (holds) return true;
  }
  return false;
}

static void decide(cicu_segmenter *segmenter, int32_t below, int32_t place, int32_t *failed,
                   UErrorCode *code) {
  if (place <= 0 || place >= segmenter->text.length) return;
  if (segmenter->places[place] != OPEN) return;
  bool forbidden = is_forbidden(segmenter, below, place, failed, code);
  segmenter->places[place] = forbidden ? NO_BREAK : BREAK;
}

// Finds the places of a rule with a break and asks the rules before it.
static void search(cicu_segmenter *segmenter, int32_t index, int32_t *failed, UErrorCode *code) {
  URegularExpression *expression = segmenter->rules[index].expression;
  const UChar *units = segmenter->text.units;
  for (int32_t start = 0; start < segmenter->text.length; start += STRETCH) {
    int32_t end = least(start + STRETCH, segmenter->text.length);
    int32_t first = show(segmenter, expression, start, end, code);
    int32_t limit = uregex_regionEnd(expression, code);
    while (uregex_findNext(expression, code)) {
      int32_t place = first + uregex_start(expression, 0, code);
      if (place >= end) break;
      decide(segmenter, index, place, failed, code);
      // What begins at one place may hide what begins within it.
      U16_FWD_1(units, place, segmenter->text.length);
      uregex_setRegion(expression, place - first, limit, code);
    }
    if (U_FAILURE(*code)) {
      if (*failed < 0) *failed = index;
      return;
    }
  }
}

static int32_t collect(const cicu_segmenter *segmenter, int32_t *out, int32_t capacity) {
  int32_t count = 0;
  int32_t unit = 0;
  int32_t byte = 0;
  while (unit < segmenter->text.length) {
    if (segmenter->places[unit] == BREAK) {
      if (count < capacity) out[count] = byte;
      count += 1;
    }
    UChar32 c;
    U16_NEXT(segmenter->text.units, unit, segmenter->text.length, c);
    byte += U8_LENGTH(c);
  }
  return count;
}

int32_t cicu_segmenter_find(cicu_segmenter *segmenter, const char *utf8, int32_t length,
                            int32_t *out, int32_t capacity, int32_t *failed, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  *failed = -1;
  prepare(segmenter, utf8, length, &code);
  for (int32_t i = 0; i < segmenter->count && U_SUCCESS(code); i++) {
    if (segmenter->rules[i].is_break) search(segmenter, i, failed, &code);
  }
  if (segmenter->sentences != NULL && U_SUCCESS(code)) {
    ubrk_setText(segmenter->sentences, segmenter->text.units, segmenter->text.length, &code);
    int32_t place = U_SUCCESS(code) ? ubrk_next(segmenter->sentences) : UBRK_DONE;
    while (place != UBRK_DONE && U_SUCCESS(code)) {
      decide(segmenter, segmenter->count, place, failed, &code);
      place = ubrk_next(segmenter->sentences);
    }
  }
  *status = code;
  if (U_FAILURE(code)) return 0;
  int32_t count = collect(segmenter, out, capacity);
  if (count > capacity) *status = CICU_BUFFER_OVERFLOW;
  return count;
}
