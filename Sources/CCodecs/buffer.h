#pragma once

#include "ccodecs.h"

/// Makes room for at least one byte more; false when there is no memory for it.
bool codecs_buffer_grow(struct codecs_buffer *buffer);

/// Adds `count` bytes; false when there is no memory for them.
bool codecs_buffer_append(struct codecs_buffer *buffer, const uint8_t *bytes, size_t count);
