#include "buffer.h"

#include <stdlib.h>
#include <string.h>

static const size_t first_capacity = 64 * 1024;

void codecs_buffer_free(struct codecs_buffer buffer) { free(buffer.bytes); }

bool codecs_buffer_grow(struct codecs_buffer *buffer) {
  size_t capacity = buffer->capacity ? buffer->capacity * 2 : first_capacity;
  uint8_t *bytes = realloc(buffer->bytes, capacity);
  if (!bytes) return false;
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  return true;
}

bool codecs_buffer_append(struct codecs_buffer *buffer, const uint8_t *bytes, size_t count) {
  while (buffer->capacity - buffer->count < count) {
    if (!codecs_buffer_grow(buffer)) return false;
  }
  if (count > 0) memcpy(buffer->bytes + buffer->count, bytes, count);
  buffer->count += count;
  return true;
}
