#ifndef CARCHIVE_H
#define CARCHIVE_H

#include <stdint.h>

#pragma clang assume_nonnull begin

/// Reads the files inside a ZIP container that lies in memory.
///
/// libarchive brings a dozen further libraries with it. It is loaded when the first container is
/// opened, so that a start without one does not pay for them.
typedef struct carchive carchive;

/// Opens a container whose bytes stay where they are until it is closed; nil when memory is short.
/// What else went wrong `carchive_error` tells.
carchive *_Nullable carchive_open(const uint8_t *bytes, int64_t length);

void carchive_close(carchive *archive);

/// Whether libarchive is there.
int32_t carchive_is_available(carchive *archive);

/// Goes to the next file: 1, or 0 at the end, or -1 when the container is damaged.
int32_t carchive_next(carchive *archive);

/// The name of the file; empty when it cannot be read.
const char *carchive_name(carchive *archive);

/// Whether the content of the file is encrypted.
int32_t carchive_is_encrypted(carchive *archive);

/// Unpacks more of the file and returns how many bytes it gave; 0 at its end, -1 for damage.
int64_t carchive_read(carchive *archive, uint8_t *out, int64_t capacity);

/// What went wrong last, in the library's words.
const char *carchive_error(carchive *archive);

#pragma clang assume_nonnull end

#endif
