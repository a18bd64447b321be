#pragma once

#include "ccodecs.h"

/// Makes room for at least one byte more; false when there is no memory for it.
bool codecs_file_grow(struct codecs_file *file);

/// Adds `count` bytes; false when there is no memory for them.
bool codecs_file_append(struct codecs_file *file, const uint8_t *bytes, size_t count);
