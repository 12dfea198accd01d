// The curated term base, embedded in the program.

#ifndef BUILTIN_TERMS_H
#define BUILTIN_TERMS_H

#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/// One file of the term base: its name and its UTF-8 text.
typedef struct {
  const char *name;
  const uint8_t *bytes;
  int32_t length;
} builtin_terms_file;

/// How many files there are.
int32_t builtin_terms_count(void);

/// The file at an index from 0 to count - 1; it lives as long as the program.
builtin_terms_file builtin_terms_at(int32_t index);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
