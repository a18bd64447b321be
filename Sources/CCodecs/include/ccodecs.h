// The calls into libpng and libjpeg-turbo that need setjmp, which Swift does not have.
//
// Both libraries report errors by jumping out of the call that failed. Every jump here starts and lands
// inside one function of this target: no Swift frame is ever crossed, nothing calls back into Swift, and
// what went wrong comes back as a value.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CODECS_SWIFT_NAME(name) __attribute__((swift_name(#name)))

/// Room for an error message and its NUL; libjpeg's JMSG_LENGTH_MAX, and more than libpng ever writes.
#define CODECS_MESSAGE_SIZE 200

/// Whether a call did what it says, and the words of the library if it did not.
struct codecs_status {
  bool succeeded;
  /// NUL-terminated; empty when `succeeded`.
  char message[CODECS_MESSAGE_SIZE];
} CODECS_SWIFT_NAME(CodecStatus);

/// What a codec writes, a file or a part of one: `count` bytes, grown with realloc.
///
/// All zero is empty. The caller frees it with `codecs_buffer_free`, also after a call that failed.
struct codecs_buffer {
  uint8_t *_Nullable bytes;
  size_t count;
  size_t capacity;
} CODECS_SWIFT_NAME(CodecBuffer);

void codecs_buffer_free(struct codecs_buffer buffer) CODECS_SWIFT_NAME(CodecBuffer.free(self:));

// MARK: PNG

/// What a PNG says before its image data: IHDR, and whether a tRNS chunk came.
struct codecs_png_header {
  uint32_t width;
  uint32_t height;
  /// One of libpng's PNG_COLOR_TYPE constants.
  uint8_t color_type;
  bool has_transparency;
} CODECS_SWIFT_NAME(PNGFileHeader);

/// Reads the chunks up to the first IDAT.
struct codecs_status codecs_png_read_header(
    const uint8_t *_Nullable bytes, size_t count, struct codecs_png_header *_Nonnull header)
    CODECS_SWIFT_NAME(readPNGHeader(_:_:_:));

/// Decodes a whole PNG to RGBA, eight bits a channel, into `pixels` of `width * height * 4` bytes.
///
/// `width` and `height` are those of its header; a file that says otherwise is refused.
struct codecs_status codecs_png_decode(
    const uint8_t *_Nullable bytes, size_t count, uint32_t width, uint32_t height,
    uint8_t *_Nonnull pixels) CODECS_SWIFT_NAME(decodePNG(_:_:width:height:into:));

/// Reads the chunks up to the first IDAT and appends the text of the first iTXt chunk with `keyword`.
///
/// Without such a chunk, or with an empty one, nothing is appended.
struct codecs_status codecs_png_read_text(
    const uint8_t *_Nullable bytes, size_t count, const char *_Nonnull keyword,
    struct codecs_buffer *_Nonnull text) CODECS_SWIFT_NAME(readPNGText(_:_:keyword:into:));

/// Encodes RGBA pixels; an `opaque` picture is written as RGB, its fourth bytes unread.
///
/// A `text` in UTF-8 comes before the image data, as an uncompressed iTXt chunk with `keyword`.
struct codecs_status codecs_png_encode(
    const uint8_t *_Nonnull pixels, uint32_t width, uint32_t height, bool opaque,
    const char *_Nonnull keyword, const char *_Nullable text, struct codecs_buffer *_Nonnull file)
    CODECS_SWIFT_NAME(encodePNG(_:width:height:opaque:keyword:text:into:));

// MARK: JPEG

/// What a JPEG says before its first scan.
struct codecs_jpeg_header {
  uint32_t width;
  uint32_t height;
  uint32_t components;
} CODECS_SWIFT_NAME(JPEGFileHeader);

/// Reads the markers up to the first SOS.
struct codecs_status codecs_jpeg_read_header(
    const uint8_t *_Nullable bytes, size_t count, struct codecs_jpeg_header *_Nonnull header)
    CODECS_SWIFT_NAME(readJPEGHeader(_:_:_:));

/// Decodes a whole JPEG to opaque RGBA into `pixels` of `width * height * 4` bytes.
///
/// `width` and `height` are those of its header; a file that says otherwise is refused.
struct codecs_status codecs_jpeg_decode(
    const uint8_t *_Nullable bytes, size_t count, uint32_t width, uint32_t height,
    uint8_t *_Nonnull pixels) CODECS_SWIFT_NAME(decodeJPEG(_:_:width:height:into:));

/// Reads the markers up to the first SOS and appends the text of the first APP15 segment with `keyword`.
///
/// Without such a segment, or with an empty one, nothing is appended.
struct codecs_status codecs_jpeg_read_text(
    const uint8_t *_Nullable bytes, size_t count, const char *_Nonnull keyword,
    struct codecs_buffer *_Nonnull text) CODECS_SWIFT_NAME(readJPEGText(_:_:keyword:into:));

/// Encodes RGBA pixels, their fourth bytes unread, as baseline YCbCr with `quality` 0 to 100.
///
/// At 100 colour keeps its resolution (4:4:4), below that it is halved both ways (4:2:0).
///
/// A `text` comes before the image data, as an APP15 segment: `keyword`, a NUL, and the text, which together
/// have at most 65,533 bytes.
struct codecs_status codecs_jpeg_encode(
    const uint8_t *_Nonnull pixels, uint32_t width, uint32_t height, int quality,
    const char *_Nonnull keyword, const char *_Nullable text, struct codecs_buffer *_Nonnull file)
    CODECS_SWIFT_NAME(encodeJPEG(_:width:height:quality:keyword:text:into:));
