#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uregex.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "cicu.h"
#include "segment_filter.h"
#include "utf16.h"

// A text is searched by stretches, and a rule sees so many units on either side of one. That bounds
// what a rule can cost at a place, so that the whole is linear in the text.
enum { STRETCH = 4096, SIGHT = 1024 };

// What a place is: nobody has spoken, or a rule has.
enum { OPEN = 0, BREAK = 1, NO_BREAK = 2 };

typedef struct {
  URegularExpression *expression;
  bool is_break;
  int32_t filter;
} rule;

struct cicu_segmenter {
  rule *rules;
  int32_t count;
  unit_filters filters;
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
  segmenter->filters.units = calloc(ALL_UNITS, sizeof *segmenter->filters.units);
  if (segmenter->filters.units == NULL) code = U_MEMORY_ALLOCATION_ERROR;
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
  for (int32_t i = 0; i < segmenter->filters.count; i++) {
    for (int32_t j = 0; j < 2; j++) {
      uregex_close(segmenter->filters.sides[i][j].passed);
      uregex_close(segmenter->filters.sides[i][j].needed);
    }
  }
  free(segmenter->filters.units);
  if (segmenter->sentences != NULL) ubrk_close(segmenter->sentences);
  free(segmenter->text.units);
  free(segmenter->places);
  free(segmenter);
}

static URegularExpression *compile(const char *pattern, int32_t length, UErrorCode *code) {
  cicu_utf16 source = {0};
  UParseError where;
  cicu_utf16_set(&source, pattern, length, code);
  URegularExpression *expression = uregex_open(source.units, source.length, 0, &where, code);
  free(source.units);
  return expression;
}

void cicu_segmenter_add(cicu_segmenter *segmenter, const char *pattern, int32_t length,
                        int32_t is_break, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  URegularExpression *expression = compile(pattern, length, &code);
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
  rules[segmenter->count] = (rule){expression, is_break != 0, -1};
  segmenter->count += 1;
}

void cicu_segmenter_filter(cicu_segmenter *segmenter, const char *passed_before,
                           const char *needed_before, const char *passed_after,
                           const char *needed_after, int32_t *status) {
  *status = U_ZERO_ERROR;
  if (segmenter->filters.count == FILTERS) return;
  const char *patterns[4] = {passed_before, needed_before, passed_after, needed_after};
  URegularExpression *expressions[4] = {NULL};
  UErrorCode code = U_ZERO_ERROR;
  for (int32_t i = 0; i < 4 && U_SUCCESS(code); i++) {
    expressions[i] = compile(patterns[i], (int32_t)strlen(patterns[i]), &code);
  }
  *status = code;
  if (U_FAILURE(code)) {
    for (int32_t i = 0; i < 4; i++) uregex_close(expressions[i]);
    return;
  }
  side *sides = segmenter->filters.sides[segmenter->filters.count];
  sides[0] = (side){expressions[0], expressions[1]};
  sides[1] = (side){expressions[2], expressions[3]};
  segmenter->rules[segmenter->count - 1].filter = segmenter->filters.count;
  segmenter->filters.count += 1;
}

static uint32_t bits_of(cicu_segmenter *segmenter, int32_t place, UErrorCode *code) {
  return unit_bits(&segmenter->filters, segmenter->text.units[place], code);
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

// Whether one of the rules without a break, below an index, holds at a place. The last ones come
// first, since they are the most general.
static bool is_forbidden(const cicu_segmenter *segmenter, int32_t below, int32_t place,
                         int32_t *failed, UErrorCode *code) {
  for (int32_t i = below - 1; i >= 0 && U_SUCCESS(*code); i--) {
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

// Whether the characters on one side of a place are such that a rule may hold there.
static bool may_hold(cicu_segmenter *segmenter, int32_t filter, int32_t side, int32_t place,
                     UErrorCode *code) {
  int32_t step = side == 0 ? -1 : 1;
  int32_t limit = side == 0 ? -1 : segmenter->text.length;
  for (int32_t i = side == 0 ? place - 1 : place; i != limit; i += step) {
    uint32_t bits = bits_of(segmenter, i, code);
    if (bits & needed_bit(filter, side)) return true;
    if (!(bits & passed_bit(filter, side))) return false;
  }
  return false;
}

// The first rule from an index on that breaks and has no filter.
static int32_t end_of_scan(const cicu_segmenter *segmenter, int32_t index) {
  while (index < segmenter->count &&
         !(segmenter->rules[index].is_break && segmenter->rules[index].filter < 0)) {
    index += 1;
  }
  return index;
}

// Asks the rules of a range at a place whose characters pass some filters.
static void ask(cicu_segmenter *segmenter, int32_t first, int32_t end, int32_t place,
                uint32_t filters, int32_t *failed, UErrorCode *code) {
  if (U16_IS_TRAIL(segmenter->text.units[place])) return;
  for (int32_t i = first; i < end && segmenter->places[place] == OPEN; i++) {
    int32_t filter = segmenter->rules[i].filter;
    if (filter < 0 || !(filters >> filter & 1)) continue;
    if (!may_hold(segmenter, filter, 0, place, code)) continue;
    if (!may_hold(segmenter, filter, 1, place, code)) continue;
    URegularExpression *expression = segmenter->rules[i].expression;
    show(segmenter, expression, place, place, code);
    bool holds = uregex_lookingAt(expression, -1, code);
    if (U_FAILURE(*code)) {
      *failed = i;
      return;
    }
    if (holds) decide(segmenter, i, place, failed, code);
  }
}

// Looks with the rules of a range that have a filter at the places that it lets through.
static void scan(cicu_segmenter *segmenter, int32_t first, int32_t end, int32_t *failed,
                 UErrorCode *code) {
  uint32_t before = segmenter->text.length > 0 ? bits_of(segmenter, 0, code) : 0;
  for (int32_t place = 1; place < segmenter->text.length && U_SUCCESS(*code); place++) {
    uint32_t after = bits_of(segmenter, place, code);
    uint32_t filters = passing(before, after);
    if (filters != 0) ask(segmenter, first, end, place, filters, failed, code);
    before = after;
  }
}

// Looks with all rules at all places.
static void scan_all(cicu_segmenter *segmenter, int32_t *failed, UErrorCode *code) {
  for (int32_t i = 0; i < segmenter->count && U_SUCCESS(*code);) {
    int32_t end = end_of_scan(segmenter, i);
    if (end > i) {
      scan(segmenter, i, end, failed, code);
    } else {
      search(segmenter, i, failed, code);
    }
    i = most(end, i + 1);
  }
}

// Whether ICU may break between two places where no rule has spoken, and none forbids it.
static bool is_left_to_sentences(cicu_segmenter *segmenter, int32_t start, int32_t end,
                                 int32_t *failed, UErrorCode *code) {
  if (segmenter->sentences == NULL) return false;
  // What follows the end of a sentence may begin before the first place.
  while (start > 0 && bits_of(segmenter, start - 1, code) & IS_TRAIL) start -= 1;
  if (start > 0) start -= 1;
  bool has_ended = false;
  uint32_t before = 0;
  for (int32_t place = start; place < end && U_SUCCESS(*code); place++) {
    uint32_t after = bits_of(segmenter, place, code);
    bool is_line = (before & IS_TERM) && (before & IS_SPACE);
    if (has_ended && segmenter->places[place] == OPEN && (is_line || !(after & IS_SPACE)) &&
        !U16_IS_TRAIL(segmenter->text.units[place]) &&
        !is_forbidden(segmenter, segmenter->count, place, failed, code)) {
      return true;
    }
    has_ended = (after & IS_TERM) || (has_ended && (after & IS_TRAIL));
    before = after;
  }
  return false;
}

// Lets ICU break where no rule has spoken.
static void leave_to_sentences(cicu_segmenter *segmenter, int32_t *failed, UErrorCode *code) {
  ubrk_setText(segmenter->sentences, segmenter->text.units, segmenter->text.length, code);
  int32_t place = U_SUCCESS(*code) ? ubrk_next(segmenter->sentences) : UBRK_DONE;
  while (place != UBRK_DONE && U_SUCCESS(*code)) {
    decide(segmenter, segmenter->count, place, failed, code);
    place = ubrk_next(segmenter->sentences);
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
  scan_all(segmenter, failed, &code);
  if (U_SUCCESS(code) &&
      is_left_to_sentences(segmenter, 0, segmenter->text.length, failed, &code)) {
    leave_to_sentences(segmenter, failed, &code);
  }
  *status = code;
  if (U_FAILURE(code)) return 0;
  int32_t count = collect(segmenter, out, capacity);
  if (count > capacity) *status = CICU_BUFFER_OVERFLOW;
  return count;
}

// The next place at which the text breaks, from one on in a direction; an end of the text if none.
static int32_t next_break(cicu_segmenter *segmenter, int32_t place, int32_t step, bool asks,
                          int32_t *failed, UErrorCode *code) {
  while (place > 0 && place < segmenter->text.length && U_SUCCESS(*code)) {
    if (asks && segmenter->places[place] == OPEN) {
      uint32_t filters =
          passing(bits_of(segmenter, place - 1, code), bits_of(segmenter, place, code));
      if (filters != 0) ask(segmenter, 0, segmenter->count, place, filters, failed, code);
    }
    if (segmenter->places[place] == BREAK) break;
    place += step;
  }
  return place;
}

void cicu_segmenter_around(cicu_segmenter *segmenter, const char *utf8, int32_t length,
                           int32_t offset, int32_t *start, int32_t *end, int32_t *failed,
                           int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  *failed = -1;
  prepare(segmenter, utf8, length, &code);
  int32_t place = 0;
  for (int32_t byte = 0; byte < offset && place < segmenter->text.length;) {
    UChar32 c;
    U16_NEXT(segmenter->text.units, place, segmenter->text.length, c);
    byte += U8_LENGTH(c);
  }
  place = most(0, least(place, segmenter->text.length - 1));
  bool asks = end_of_scan(segmenter, 0) == segmenter->count;
  if (!asks) scan_all(segmenter, failed, &code);
  int32_t first = next_break(segmenter, place, -1, asks, failed, &code);
  int32_t last = next_break(segmenter, place + 1, 1, asks, failed, &code);
  if (U_SUCCESS(code) && is_left_to_sentences(segmenter, first, last, failed, &code)) {
    if (asks) scan(segmenter, 0, segmenter->count, failed, &code);
    leave_to_sentences(segmenter, failed, &code);
    first = next_break(segmenter, place, -1, false, failed, &code);
    last = next_break(segmenter, place + 1, 1, false, failed, &code);
  }
  *status = code;
  last = least(last, segmenter->text.length);
  *start = cicu_utf16_utf8_length(&segmenter->text, 0, first);
  *end = *start + cicu_utf16_utf8_length(&segmenter->text, first, last);
}
