#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/uversion.h>

#include "cicu.h"

const char *cicu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }

void cicu_version(char *out) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, out);
}

int32_t cicu_language_name(const char *locale, const char *display_locale, char *out,
                           int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UChar units[256];
  int32_t count = uloc_getDisplayName(locale, display_locale, units, 256, &code);
  int32_t length = 0;
  u_strToUTF8(out, capacity, &length, units, count, &code);
  *status = code;
  return length;
}

int32_t cicu_is_word_character(int32_t c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_DECIMAL_DIGIT_NUMBER:
    case U_CONNECTOR_PUNCTUATION:
      return 1;
    default:
      return u_isUAlphabetic(c) || c == 0x200C || c == 0x200D;
  }
}

int32_t cicu_is_digit(int32_t c) { return u_isdigit(c); }

int32_t cicu_digit_value(int32_t c) { return u_charDigitValue(c); }

int32_t cicu_is_white_space(int32_t c) { return u_isUWhiteSpace(c); }

static int32_t width_of(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  // The vowels and finals of a Hangul syllable stand in the cells of its first consonant.
  switch (u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE)) {
    case U_HST_VOWEL_JAMO:
    case U_HST_TRAILING_JAMO:
      return 0;
    default:
      break;
  }
  switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    default:
      return 1;
  }
}

int32_t cicu_cell_width(const char *utf8, int32_t length) {
  int32_t width = 0;
  int32_t i = 0;
  while (i < length) {
    UChar32 c;
    U8_NEXT(utf8, i, length, c);
    width += width_of(c);
  }
  return width;
}
