// The templates, style and script of the pages, embedded in the program.

#ifndef BUILTIN_PAGES_H
#define BUILTIN_PAGES_H

#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/// A file of the pages: its name and its bytes.
typedef struct {
  const char *name;
  const uint8_t *bytes;
  int32_t length;
} builtin_pages_file;

/// How many files there are.
int32_t builtin_pages_count(void);

/// The file at an index from 0 to count - 1; it lives as long as the program.
builtin_pages_file builtin_pages_at(int32_t index);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
