#include "file.h"

#include <stdlib.h>
#include <string.h>

static const size_t first_capacity = 64 * 1024;

void codecs_file_free(struct codecs_file file) { free(file.bytes); }

bool codecs_file_grow(struct codecs_file *file) {
  size_t capacity = file->capacity ? file->capacity * 2 : first_capacity;
  uint8_t *bytes = realloc(file->bytes, capacity);
  if (!bytes) return false;
  file->bytes = bytes;
  file->capacity = capacity;
  return true;
}

bool codecs_file_append(struct codecs_file *file, const uint8_t *bytes, size_t count) {
  while (file->capacity - file->count < count) {
    if (!codecs_file_grow(file)) return false;
  }
  memcpy(file->bytes + file->count, bytes, count);
  file->count += count;
  return true;
}
