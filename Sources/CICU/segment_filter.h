// What the characters next to a place tell of it, before any rule is asked.

#ifndef CICU_SEGMENT_FILTER_H
#define CICU_SEGMENT_FILTER_H

#include <stdbool.h>
#include <unicode/uchar.h>
#include <unicode/uregex.h>
#include <unicode/utf16.h>

// How many rules may have a filter: a unit has four bits for each.
enum { FILTERS = 7 };

// What a unit is to the filters: bits of the characters that may stand at a place, those of the
// characters that one looks for there, and what it is to ICU's sentence breaks.
#define IS_KNOWN (1u << 31)
#define IS_TERM (1u << 30)
#define IS_TRAIL (1u << 29)
#define IS_SPACE (1u << 28)
#define ALL_UNITS 0x10000

// The characters next to a place: any number of those that are passed over, then one that is needed.
typedef struct {
  URegularExpression *passed;
  URegularExpression *needed;
} side;

// The sides of each filter, before and after a place, and the bits of each unit that was met.
typedef struct {
  side sides[FILTERS][2];
  int32_t count;
  uint32_t *units;
} unit_filters;

static uint32_t passed_bit(int32_t filter, int32_t side) {
  return 1u << (side * FILTERS + filter);
}

static uint32_t needed_bit(int32_t filter, int32_t side) {
  return 1u << ((2 + side) * FILTERS + filter);
}

static bool is_whole(URegularExpression *expression, const UChar *unit, UErrorCode *code) {
  uregex_setText(expression, unit, 1, code);
  return uregex_matches(expression, -1, code);
}

// What a unit is to ICU's sentence breaks (UAX #29): what ends a sentence, what may follow the end,
// and white space, before which no sentence begins. Greek takes the semicolon for a question mark.
static uint32_t sentence_bits(UChar unit) {
  switch ((USentenceBreak)u_getIntPropertyValue(unit, UCHAR_SENTENCE_BREAK)) {
  case U_SB_ATERM:
  case U_SB_STERM: return IS_TERM;
  case U_SB_SEP:
  case U_SB_CR:
  case U_SB_LF: return IS_TERM | IS_SPACE;
  case U_SB_SP: return IS_TRAIL | IS_SPACE;
  case U_SB_CLOSE:
  case U_SB_EXTEND:
  case U_SB_FORMAT: return IS_TRAIL;
  default: return unit == 0x3B || unit == 0x37E ? IS_TERM : 0;
  }
}

// Half a character may be anything.
static uint32_t new_unit(unit_filters *filters, UChar unit, UErrorCode *code) {
  uint32_t bits = U16_IS_SURROGATE(unit) ? ~0u & ~IS_SPACE : IS_KNOWN | sentence_bits(unit);
  for (int32_t i = 0; i < filters->count && !U16_IS_SURROGATE(unit); i++) {
    for (int32_t j = 0; j < 2; j++) {
      const side *side = &filters->sides[i][j];
      if (is_whole(side->passed, &unit, code)) bits |= passed_bit(i, j);
      if (is_whole(side->needed, &unit, code)) bits |= passed_bit(i, j) | needed_bit(i, j);
    }
  }
  filters->units[unit] = bits;
  return bits;
}

// The bits of a unit.
static inline uint32_t unit_bits(unit_filters *filters, UChar unit, UErrorCode *code) {
  uint32_t bits = filters->units[unit];
  return bits != 0 ? bits : new_unit(filters, unit, code);
}

// The filters that the characters next to a place pass, as bits.
static uint32_t passing(uint32_t before, uint32_t after) {
  return before & (after >> FILTERS) & ((1u << FILTERS) - 1);
}

#endif
