// libpng behind setjmp; see the libpng manual, libpng(3).
//
// Files are written by libpng, but their rows are filtered and given to zlib here, in two thirds of the time:
// libpng copies each row three times, and cannot be told to flush as this does.
//
// Each entry owns its state and cleans up; the static function below it holds the setjmp and does the work.
// Nothing that must survive a jump is a local of the function that the jump lands in.

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "buffer.h"

// Both bound what libpng may allocate for chunks; pixels are the caller's.
static const png_alloc_size_t chunk_malloc_max = 8 << 20;
static const png_uint_32 chunk_cache_max = 128;
// The same for the chunks that hold text, which may be compressed.
static const png_alloc_size_t text_malloc_max = 256 << 10;

struct png_call {
  png_structp png;
  png_infop info;
  jmp_buf failure;
  struct codecs_status *status;
};

static void fail(png_structp png, png_const_charp message) {
  struct png_call *call = png_get_error_ptr(png);
  snprintf(call->status->message, sizeof call->status->message, "%s", message);
  longjmp(call->failure, 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

// MARK: Reading

struct png_input {
  const uint8_t *next;
  size_t left;
};

static void read_bytes(png_structp png, png_bytep bytes, size_t count) {
  struct png_input *input = png_get_io_ptr(png);
  if (count > input->left) png_error(png, "the data ends early");
  memcpy(bytes, input->next, count);
  input->next += count;
  input->left -= count;
}

/// Gets ready to read, with nothing but IHDR, PLTE, tRNS and image data looked at.
///
/// Every other chunk is skipped unread: none changes a pixel, and a broken or explosive iCCP, iTXt or zTXt
/// then neither refuses the picture nor is inflated.
static void open_input(struct png_call *call, struct png_input *input, png_uint_32 width_max,
                       png_uint_32 height_max) {
  call->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, call, fail, ignore);
  call->info = call->png ? png_create_info_struct(call->png) : NULL;
  if (!call->info) {
    snprintf(call->status->message, sizeof call->status->message, "out of memory");
    longjmp(call->failure, 1);
  }
  png_set_user_limits(call->png, width_max, height_max);
  png_set_chunk_malloc_max(call->png, chunk_malloc_max);
  png_set_chunk_cache_max(call->png, chunk_cache_max);
  png_set_keep_unknown_chunks(call->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  // Some writers declare a smaller window than they used. Other decoders do not notice.
  png_set_option(call->png, PNG_MAXIMUM_INFLATE_WINDOW, PNG_OPTION_ON);
  png_set_read_fn(call->png, input, read_bytes);
}

static bool read_header(struct png_call *call, struct png_input *input, struct codecs_png_header *header) {
  if (setjmp(call->failure)) return false;
  // A size that is legal but too large is for the caller to refuse, who can say it.
  open_input(call, input, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_read_info(call->png, call->info);
  header->width = png_get_image_width(call->png, call->info);
  header->height = png_get_image_height(call->png, call->info);
  header->color_type = png_get_color_type(call->png, call->info);
  header->has_transparency = png_get_valid(call->png, call->info, PNG_INFO_tRNS) != 0;
  return true;
}

struct codecs_status codecs_png_read_header(const uint8_t *bytes, size_t count,
                                            struct codecs_png_header *header) {
  struct codecs_status status = {0};
  struct png_call call = {.status = &status};
  struct png_input input = {bytes, count};
  status.succeeded = read_header(&call, &input, header);
  png_destroy_read_struct(&call.png, &call.info, NULL);
  return status;
}

/// Copies the text of the first iTXt chunk with `keyword`, if there is one.
static bool read_text(struct png_call *call, struct png_input *input, const char *keyword,
                      struct codecs_buffer *text) {
  if (setjmp(call->failure)) return false;
  open_input(call, input, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  // As long as any text that `codecs_png_encode` is given. A compressed one is inflated no further.
  png_set_chunk_malloc_max(call->png, text_malloc_max);
  png_set_keep_unknown_chunks(call->png, PNG_HANDLE_CHUNK_AS_DEFAULT, (png_const_bytep) "iTXt", 1);
  png_read_info(call->png, call->info);
  png_textp chunks = NULL;
  int count = png_get_text(call->png, call->info, &chunks, NULL);
  for (int index = 0; index < count; index++) {
    if (strcmp(chunks[index].key, keyword) != 0) continue;
    if (!codecs_buffer_append(text, (const uint8_t *)chunks[index].text, chunks[index].itxt_length)) {
      png_error(call->png, "out of memory");
    }
    break;
  }
  return true;
}

struct codecs_status codecs_png_read_text(const uint8_t *bytes, size_t count, const char *keyword,
                                          struct codecs_buffer *text) {
  struct codecs_status status = {0};
  struct png_call call = {.status = &status};
  struct png_input input = {bytes, count};
  status.succeeded = read_text(&call, &input, keyword, text);
  png_destroy_read_struct(&call.png, &call.info, NULL);
  return status;
}

static bool decode(struct png_call *call, struct png_input *input, uint32_t width, uint32_t height,
                   uint8_t *pixels) {
  if (setjmp(call->failure)) return false;
  open_input(call, input, width, height);
  png_read_info(call->png, call->info);
  png_set_expand(call->png);
  // The high byte of sixteen bits, not the nearest eight: what other decoders do.
  png_set_strip_16(call->png);
  png_set_gray_to_rgb(call->png);
  png_set_add_alpha(call->png, 0xff, PNG_FILLER_AFTER);
  int passes = png_set_interlace_handling(call->png);
  png_read_update_info(call->png, call->info);

  size_t stride = (size_t)width * 4;
  if (png_get_image_width(call->png, call->info) != width ||
      png_get_image_height(call->png, call->info) != height ||
      png_get_rowbytes(call->png, call->info) != stride) {
    png_error(call->png, "not the size that its header said");
  }
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < height; y++) png_read_row(call->png, pixels + y * stride, NULL);
  }
  png_read_end(call->png, NULL);
  return true;
}

struct codecs_status codecs_png_decode(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
                                       uint8_t *pixels) {
  struct codecs_status status = {0};
  struct png_call call = {.status = &status};
  struct png_input input = {bytes, count};
  status.succeeded = decode(&call, &input, width, height, pixels);
  png_destroy_read_struct(&call.png, &call.info, NULL);
  return status;
}

// MARK: Writing

// zlib's buffer of input is 64 KiB. With a flush that forgets all of it before it is full, zlib never has to
// update its tables of earlier strings, which was a quarter of all the work: Z_RLE does not use them.
static const size_t segment_max = 60 * 1024;

struct png_writer {
  struct png_call call;
  z_stream deflater;
  /// Bytes since the deflater's last flush.
  size_t segment;
  uint8_t chunk[64 * 1024];
  /// A filter type and a filtered row.
  uint8_t line[];
};

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
  if (!codecs_buffer_append(png_get_io_ptr(png), bytes, count)) png_error(png, "out of memory");
}

static void flush(png_structp png) { (void)png; }

static void write_chunk(struct png_writer *writer) {
  size_t count = sizeof writer->chunk - writer->deflater.avail_out;
  if (count > 0) png_write_chunk(writer->call.png, (png_const_bytep) "IDAT", writer->chunk, count);
  writer->deflater.next_out = writer->chunk;
  writer->deflater.avail_out = sizeof writer->chunk;
}

static void compress_line(struct png_writer *writer, size_t count, bool is_last) {
  int mode = Z_NO_FLUSH;
  writer->segment += count;
  if (writer->segment + count > segment_max) {
    mode = Z_FULL_FLUSH;
    writer->segment = 0;
  }
  if (is_last) mode = Z_FINISH;
  writer->deflater.next_in = writer->line;
  writer->deflater.avail_in = (uInt)count;
  // Room left over is zlib's sign that it has nothing more to say.
  do {
    if (writer->deflater.avail_out == 0) write_chunk(writer);
    if (deflate(&writer->deflater, mode) == Z_STREAM_ERROR) png_error(writer->call.png, "zlib failed");
  } while (writer->deflater.avail_out == 0);
}

/// Closes up RGB in place where there was RGBA, two pixels at a time.
///
/// Reads and writes up to four bytes after an odd row.
static void drop_alpha(uint8_t *row, uint32_t width) {
  for (size_t x = 0; x < width; x += 2) {
    uint64_t pixels;
    memcpy(&pixels, row + x * 4, sizeof pixels);
    pixels = (pixels & 0xffffff) | (pixels >> 8 & 0xffffff000000);
    memcpy(row + x * 3, &pixels, sizeof pixels);
  }
}

/// Filters a row by what is above it, by nothing if that is the edge (PNG specification 9.2).
static void filter_line(uint8_t *line, const uint8_t *row, const uint8_t *above, uint32_t width,
                        bool opaque) {
  size_t count = (size_t)width * 4;
  uint8_t *filtered = line + 1;
  if (above) {
    line[0] = PNG_FILTER_VALUE_UP;
    for (size_t i = 0; i < count; i++) filtered[i] = (uint8_t)(row[i] - above[i]);
  } else {
    line[0] = PNG_FILTER_VALUE_NONE;
    memcpy(filtered, row, count);
  }
  if (opaque) drop_alpha(filtered, width);
}

static void open_writer(struct png_writer *writer, struct codecs_buffer *file) {
  struct png_call *call = &writer->call;
  call->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, call, fail, ignore);
  call->info = call->png ? png_create_info_struct(call->png) : NULL;
  z_stream *deflater = &writer->deflater;
  if (!call->info || deflateInit2(deflater, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS, 8, Z_RLE) != Z_OK) {
    snprintf(call->status->message, sizeof call->status->message, "out of memory");
    longjmp(call->failure, 1);
  }
  deflater->next_out = writer->chunk;
  deflater->avail_out = sizeof writer->chunk;
  png_set_write_fn(call->png, file, write_bytes, flush);
}

static void set_text(struct png_call *call, const char *keyword, const char *text) {
  // libpng's fields are not const, but it copies.
  png_text chunk = {
      .compression = PNG_ITXT_COMPRESSION_NONE,
      .key = (char *)keyword,
      .text = (char *)text,
      .lang = "",
      .lang_key = "",
  };
  png_set_text(call->png, call->info, &chunk, 1);
}

static bool encode(struct png_writer *writer, const uint8_t *pixels, uint32_t width, uint32_t height,
                   bool opaque, const char *keyword, const char *text, struct codecs_buffer *file) {
  if (setjmp(writer->call.failure)) return false;
  open_writer(writer, file);
  png_structp png = writer->call.png;
  png_set_IHDR(png, writer->call.info, width, height, 8,
               opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (text) set_text(&writer->call, keyword, text);
  png_write_info(png, writer->call.info);
  size_t stride = (size_t)width * 4;
  size_t count = 1 + (size_t)width * (opaque ? 3 : 4);
  for (uint32_t y = 0; y < height; y++) {
    const uint8_t *row = pixels + y * stride;
    filter_line(writer->line, row, y > 0 ? row - stride : NULL, width, opaque);
    compress_line(writer, count, y + 1 == height);
  }
  write_chunk(writer);
  png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
  return true;
}

struct codecs_status codecs_png_encode(const uint8_t *pixels, uint32_t width, uint32_t height, bool opaque,
                                       const char *keyword, const char *text, struct codecs_buffer *file) {
  struct codecs_status status = {0};
  struct png_writer *writer = calloc(1, sizeof *writer + 1 + ((size_t)width + 1) * 4);
  if (!writer) {
    snprintf(status.message, sizeof status.message, "out of memory");
    return status;
  }
  writer->call.status = &status;
  status.succeeded = encode(writer, pixels, width, height, opaque, keyword, text, file);
  png_destroy_write_struct(&writer->call.png, &writer->call.info);
  deflateEnd(&writer->deflater);
  free(writer);
  return status;
}
