#include "cvocabulary.h"

// Of C23, which the rest of the package does not need.
#pragma clang diagnostic ignored "-Wc23-extensions"

const uint8_t vocabulary_bytes[] = {
#embed "o200k_base.bin"
};

const size_t vocabulary_byte_count = sizeof vocabulary_bytes;
