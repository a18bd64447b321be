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

/// A file as it is written: `count` bytes, grown with realloc.
///
/// All zero is empty. The caller frees it with `codecs_file_free`, also after a call that failed.
struct codecs_file {
  uint8_t *_Nullable bytes;
  size_t count;
  size_t capacity;
} CODECS_SWIFT_NAME(CodecFile);

void codecs_file_free(struct codecs_file file) CODECS_SWIFT_NAME(CodecFile.free(self:));

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

/// Encodes RGBA pixels; an `opaque` picture is written as RGB, its fourth bytes unread.
struct codecs_status codecs_png_encode(
    const uint8_t *_Nonnull pixels, uint32_t width, uint32_t height, bool opaque,
    struct codecs_file *_Nonnull file) CODECS_SWIFT_NAME(encodePNG(_:width:height:opaque:into:));

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

/// Encodes RGBA pixels, their fourth bytes unread, as baseline YCbCr 4:2:0 with `quality` 1 to 100.
struct codecs_status codecs_jpeg_encode(
    const uint8_t *_Nonnull pixels, uint32_t width, uint32_t height, int quality,
    struct codecs_file *_Nonnull file) CODECS_SWIFT_NAME(encodeJPEG(_:width:height:quality:into:));
