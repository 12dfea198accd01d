#include "carchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>

// The functions of libarchive that are used, by their names.
#define FUNCTIONS(use)                                                                      \
  use(archive_read_new) use(archive_read_support_format_zip) use(archive_read_open_memory) \
  use(archive_read_next_header) use(archive_entry_pathname)                                 \
  use(archive_entry_is_encrypted) use(archive_read_data) use(archive_error_string)          \
  use(archive_read_free)

struct functions {
#define MEMBER(name) __typeof__(&name) name;
  FUNCTIONS(MEMBER)
};

struct carchive {
  struct functions library;
  void *handle;
  struct archive *archive;
  struct archive_entry *entry;
  bool is_open;
};

static const char *const names[] = {"libarchive.so.13", "libarchive.so", "libarchive.13.dylib",
                                    "libarchive.dylib"};

static bool load(carchive *self) {
  for (size_t index = 0; self->handle == NULL && index < sizeof names / sizeof *names; index++) {
    self->handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  }
  if (self->handle == NULL) return false;
#define LOAD(name)                                             \
  *(void **)&self->library.name = dlsym(self->handle, #name);  \
  if (self->library.name == NULL) return false;
  FUNCTIONS(LOAD)
  return true;
}

carchive *carchive_open(const uint8_t *bytes, int64_t length) {
  carchive *self = calloc(1, sizeof *self);
  if (self == NULL || !load(self)) return self;
  self->archive = self->library.archive_read_new();
  if (self->archive == NULL) {
    free(self);
    return NULL;
  }
  self->is_open =
      self->library.archive_read_support_format_zip(self->archive) == ARCHIVE_OK &&
      self->library.archive_read_open_memory(self->archive, bytes, (size_t)length) == ARCHIVE_OK;
  return self;
}

void carchive_close(carchive *self) {
  if (self->archive != NULL) self->library.archive_read_free(self->archive);
  // The library stays loaded: the next container will ask for it again.
  free(self);
}

int32_t carchive_is_available(carchive *self) { return self->archive != NULL; }

int32_t carchive_next(carchive *self) {
  if (!self->is_open) return -1;
  int status = self->library.archive_read_next_header(self->archive, &self->entry);
  if (status == ARCHIVE_EOF) return 0;
  // A name that the locale cannot show is a warning.
  return status >= ARCHIVE_WARN ? 1 : -1;
}

const char *carchive_name(carchive *self) {
  const char *name =
      self->entry == NULL ? NULL : self->library.archive_entry_pathname(self->entry);
  return name == NULL ? "" : name;
}

int32_t carchive_is_encrypted(carchive *self) {
  return self->entry != NULL && self->library.archive_entry_is_encrypted(self->entry) != 0;
}

int64_t carchive_read(carchive *self, uint8_t *out, int64_t capacity) {
  if (!self->is_open) return -1;
  la_ssize_t count = self->library.archive_read_data(self->archive, out, (size_t)capacity);
  return count < 0 ? -1 : count;
}

const char *carchive_error(carchive *self) {
  const char *message =
      self->archive == NULL ? NULL : self->library.archive_error_string(self->archive);
  return message == NULL ? "no further details" : message;
}
