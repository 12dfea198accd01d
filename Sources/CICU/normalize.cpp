#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "cicu.h"

namespace {

int32_t finish(const icu::CheckedArrayByteSink &sink, int32_t *status) {
  if (U_SUCCESS(static_cast<UErrorCode>(*status)) && sink.Overflowed()) {
    *status = U_BUFFER_OVERFLOW_ERROR;
  }
  return sink.NumberOfBytesAppended();
}

int32_t normalize(const icu::Normalizer2 *normalizer, const char *utf8, int32_t length, char *out,
                  int32_t capacity, UErrorCode code, int32_t *status) {
  icu::CheckedArrayByteSink sink(out, capacity);
  if (U_SUCCESS(code)) {
    normalizer->normalizeUTF8(0, icu::StringPiece(utf8, length), sink, nullptr, code);
  }
  *status = code;
  return finish(sink, status);
}

bool losesMarks(UChar32 letter) {
  UErrorCode code = U_ZERO_ERROR;
  switch (uscript_getScript(letter, &code)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
      return true;
    default:
      return false;
  }
}

}  // namespace

extern "C" int32_t cicu_nfkc_casefold(const char *utf8, int32_t length, char *out,
                                      int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFKCCasefoldInstance(code);
  return normalize(normalizer, utf8, length, out, capacity, code, status);
}

extern "C" int32_t cicu_nfc(const char *utf8, int32_t length, char *out, int32_t capacity,
                            int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFCInstance(code);
  return normalize(normalizer, utf8, length, out, capacity, code, status);
}

extern "C" int32_t cicu_strip_accents(const char *utf8, int32_t length, char *out,
                                      int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2 *decompose = icu::Normalizer2::getNFDInstance(code);
  const icu::Normalizer2 *compose = icu::Normalizer2::getNFCInstance(code);
  *status = code;
  if (U_FAILURE(code)) return 0;

  icu::UnicodeString decomposed =
      decompose->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(utf8, length)), code);
  icu::UnicodeString kept;
  bool dropping = false;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    UChar32 c = decomposed.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) {
      if (dropping) continue;
    } else {
      dropping = losesMarks(c);
    }
    kept.append(c);
  }
  icu::UnicodeString composed = compose->normalize(kept, code);
  icu::CheckedArrayByteSink sink(out, capacity);
  composed.toUTF8(sink);
  *status = code;
  return finish(sink, status);
}
