// The token vocabulary o200k_base, as scripts/vocabulary lays it out, embedded in the program.
//
// It is read in place, by offset and within its bounds, so that Swift sees no pointer. It costs nothing when the
// program starts, and memory only for the pages that are read.

#pragma once

#include <stddef.h>
#include <stdint.h>

#define VOCABULARY_SWIFT_NAME(name) __attribute__((swift_name(#name)))

extern const uint8_t vocabulary_bytes[];
extern const size_t vocabulary_byte_count;

/// The byte at `offset`; 0 past the end.
static inline uint8_t vocabulary_byte(size_t offset) VOCABULARY_SWIFT_NAME(vocabularyByte(at:)) {
  return offset < vocabulary_byte_count ? vocabulary_bytes[offset] : 0;
}

/// The little-endian integer of four bytes at `offset`; 0 past the end.
static inline uint32_t vocabulary_integer(size_t offset) VOCABULARY_SWIFT_NAME(vocabularyInteger(at:)) {
  if (offset >= vocabulary_byte_count || vocabulary_byte_count - offset < 4) return 0;
  const uint8_t *bytes = vocabulary_bytes + offset;
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}
