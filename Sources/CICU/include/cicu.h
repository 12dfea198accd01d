// ICU for Swift.
//
// ICU's own headers clash with the ICU inside Foundation as soon as a Swift module can see them,
// so this header shows opaque handles, int32_t status codes and UTF-8 buffers only. Lengths and
// offsets are UTF-8 bytes. A status of 0 or less is success (ICU's negative codes are warnings),
// CICU_BUFFER_OVERFLOW asks for one retry with the length that was returned.

#ifndef CICU_H
#define CICU_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#else
#define _Nullable
#endif

/// The status that asks the caller for a larger buffer.
#define CICU_BUFFER_OVERFLOW 15

/// The name of a status code, for messages.
const char *cicu_status_name(int32_t status);

/// Room for a version with its terminating zero.
#define CICU_VERSION_CAPACITY 20

/// Writes the version of the ICU library that runs, such as "72.1".
void cicu_version(char *out);

// Folding and normalization. These use ICU's shared, immutable instances: any thread may call them.

/// NFKC_Casefold (Unicode, section 3.13).
int32_t cicu_nfkc_casefold(const char *utf8, int32_t length, char *out, int32_t capacity,
                           int32_t *status);

/// Normalization form C.
int32_t cicu_nfc(const char *utf8, int32_t length, char *out, int32_t capacity, int32_t *status);

/// Removes nonspacing marks that follow a Latin, Greek or Cyrillic letter, in form C. The marks of
/// other scripts are letters to their readers and stay.
int32_t cicu_strip_accents(const char *utf8, int32_t length, char *out, int32_t capacity,
                           int32_t *status);

// Word boundaries.

/// What the text before a boundary is.
enum {
  CICU_SPACE = 0,
  CICU_PUNCTUATION = 1,
  CICU_WORD = 2,
  CICU_NUMBER = 3,
};

typedef struct {
  int32_t end;
  int32_t kind;
} cicu_boundary;

/// An ICU word break iterator with the UTF-16 buffer it reads. One thread at a time.
typedef struct cicu_word_breaker cicu_word_breaker;

cicu_word_breaker *_Nullable cicu_word_breaker_open(const char *locale, int32_t *status);
void cicu_word_breaker_close(cicu_word_breaker *breaker);

/// Writes the boundaries of a text, in order, the last one at its end; returns how many there are.
int32_t cicu_word_breaker_find(cicu_word_breaker *breaker, const char *utf8, int32_t length,
                               cicu_boundary *out, int32_t capacity, int32_t *status);

// Collation. After opening, every call is const and any thread may make it.

typedef struct cicu_collator cicu_collator;

/// Strength 1 compares base letters, 3 compares accents and case too.
cicu_collator *_Nullable cicu_collator_open(const char *locale, int32_t strength, int32_t *status);
void cicu_collator_close(cicu_collator *collator);
int32_t cicu_collator_compare(const cicu_collator *collator, const char *left, int32_t left_length,
                              const char *right, int32_t right_length, int32_t *status);
int32_t cicu_collator_sort_key(const cicu_collator *collator, const char *utf8, int32_t length,
                               uint8_t *out, int32_t capacity, int32_t *status);

// Regular expressions, in the syntax that SRX names too.

typedef struct {
  int32_t start;
  int32_t end;
} cicu_range;

/// A compiled pattern with the UTF-16 buffer it reads. One thread at a time.
typedef struct cicu_regex cicu_regex;

cicu_regex *_Nullable cicu_regex_open(const char *pattern, int32_t length, int32_t *status);
void cicu_regex_close(cicu_regex *regex);

/// Writes the ranges of all non-overlapping matches and returns how many there are.
int32_t cicu_regex_find_all(cicu_regex *regex, const char *utf8, int32_t length, cicu_range *out,
                            int32_t capacity, int32_t *status);

// Segments.

/// Rules that say where a text breaks, with the UTF-16 buffer they read. One thread at a time.
typedef struct cicu_segmenter cicu_segmenter;

/// Opens a segmenter without rules. Where none of its rules speaks, ICU's sentence breaks of the
/// locale decide; without a locale nothing breaks there.
cicu_segmenter *_Nullable cicu_segmenter_open(const char *_Nullable locale, int32_t *status);
void cicu_segmenter_close(cicu_segmenter *segmenter);

/// Adds a rule after the others: a pattern whose matches begin where the rule holds. One that begins
/// with a look-behind and a character is found fastest.
void cicu_segmenter_add(cicu_segmenter *segmenter, const char *pattern, int32_t length,
                        int32_t is_break, int32_t *status);

/// Says of the rule that was added last what stands next to a place where it holds: any number of
/// characters that are passed over, then one that is needed. All four are patterns of one character.
/// Other places then cost next to nothing; a few rules may have a filter, those beyond have none.
void cicu_segmenter_filter(cicu_segmenter *segmenter, const char *passed_before,
                           const char *needed_before, const char *passed_after,
                           const char *needed_after, int32_t *status);

/// Writes the offsets at which a text breaks, in order, and returns how many there are. At each
/// place the first rule that holds decides. `failed` is the index of the rule at which ICU gave up,
/// -1 for none.
int32_t cicu_segmenter_find(cicu_segmenter *segmenter, const char *utf8, int32_t length,
                            int32_t *out, int32_t capacity, int32_t *failed, int32_t *status);

/// Writes the offsets between which the segment that holds an offset stands. Only the places near by
/// are looked at.
void cicu_segmenter_around(cicu_segmenter *segmenter, const char *utf8, int32_t length,
                           int32_t offset, int32_t *start, int32_t *end, int32_t *failed,
                           int32_t *status);

// Character sets.

/// A converter from one encoding to UTF-8, for a text that comes in pieces. One thread at a time.
typedef struct cicu_converter cicu_converter;

cicu_converter *_Nullable cicu_converter_open(const char *encoding, int32_t *status);
void cicu_converter_close(cicu_converter *converter);

/// The least capacity that a conversion may be given.
#define CICU_CONVERTER_CAPACITY 32768

/// Converts a piece and returns the length of the output; `CICU_BUFFER_OVERFLOW` asks to go on from
/// `consumed` with more room. Nothing is replaced: a sequence that the encoding does not have fails,
/// and then its last byte was the last one consumed and `invalid` is its length.
int32_t cicu_converter_convert(cicu_converter *converter, const uint8_t *bytes, int32_t length,
                               int32_t is_last, uint8_t *out, int32_t capacity, int32_t *consumed,
                               int32_t *invalid, int32_t *status);

/// Writes a whole text in another encoding and returns its length, which may be beyond the capacity.
/// Nothing is replaced: a character that the encoding lacks fails.
int32_t cicu_encode(const char *encoding, const uint8_t *utf8, int32_t length, uint8_t *out,
                    int32_t capacity, int32_t *status);

// Facts about languages and characters.

/// The name of a language tag in the language of `display_locale`.
int32_t cicu_language_name(const char *locale, const char *display_locale, char *out,
                           int32_t capacity, int32_t *status);

/// Whether a character is of a word, as `\w` of regular expressions has it (UTS #18, annex C).
int32_t cicu_is_word_character(int32_t c);

/// Whether a character is a decimal digit, of any script.
int32_t cicu_is_digit(int32_t c);

/// The value of a decimal digit of any script, -1 for any other character.
int32_t cicu_digit_value(int32_t c);

/// Whether a character has the property White_Space.
int32_t cicu_is_white_space(int32_t c);

/// How many terminal cells a text takes: wide and fullwidth characters two, marks none.
int32_t cicu_cell_width(const char *utf8, int32_t length);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#ifdef __cplusplus
}
#endif

#endif
