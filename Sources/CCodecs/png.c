// libpng behind setjmp; see the libpng manual, libpng(3).
//
// Each entry owns its state and cleans up; the static function below it holds the setjmp and does the work.
// Nothing that must survive a jump is a local of the function that the jump lands in.

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "file.h"

// Both bound what libpng may allocate for chunks; pixels are the caller's.
static const png_alloc_size_t chunk_malloc_max = 8 << 20;
static const png_uint_32 chunk_cache_max = 128;

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

/// Reads up to the first IDAT, with nothing but IHDR, PLTE and tRNS looked at.
///
/// Every other chunk is skipped unread: none changes a pixel, and a broken or explosive iCCP, iTXt or zTXt
/// then neither refuses the picture nor is inflated.
static void read_info(struct png_call *call, struct png_input *input, png_uint_32 width_max,
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
  png_read_info(call->png, call->info);
}

static bool read_header(struct png_call *call, struct png_input *input, struct codecs_png_header *header) {
  if (setjmp(call->failure)) return false;
  // A size that is legal but too large is for the caller to refuse, who can say it.
  read_info(call, input, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
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

static bool decode(struct png_call *call, struct png_input *input, uint32_t width, uint32_t height,
                   uint8_t *pixels) {
  if (setjmp(call->failure)) return false;
  read_info(call, input, width, height);
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

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
  if (!codecs_file_append(png_get_io_ptr(png), bytes, count)) png_error(png, "out of memory");
}

static void flush(png_structp png) { (void)png; }

static bool encode(struct png_call *call, const uint8_t *pixels, uint32_t width, uint32_t height, bool opaque,
                   struct codecs_file *file) {
  if (setjmp(call->failure)) return false;
  call->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, call, fail, ignore);
  call->info = call->png ? png_create_info_struct(call->png) : NULL;
  if (!call->info) {
    snprintf(call->status->message, sizeof call->status->message, "out of memory");
    return false;
  }
  png_set_write_fn(call->png, file, write_bytes, flush);
  png_set_IHDR(call->png, call->info, width, height, 8,
               opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  // On drawn pictures these two are many times faster than libpng's defaults, and the file is no larger.
  png_set_filter(call->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_set_compression_strategy(call->png, Z_RLE);
  png_set_compression_buffer_size(call->png, 64 * 1024);
  png_write_info(call->png, call->info);
  if (opaque) png_set_filler(call->png, 0, PNG_FILLER_AFTER);
  size_t stride = (size_t)width * 4;
  for (uint32_t y = 0; y < height; y++) png_write_row(call->png, pixels + y * stride);
  png_write_end(call->png, NULL);
  return true;
}

struct codecs_status codecs_png_encode(const uint8_t *pixels, uint32_t width, uint32_t height, bool opaque,
                                       struct codecs_file *file) {
  struct codecs_status status = {0};
  struct png_call call = {.status = &status};
  status.succeeded = encode(&call, pixels, width, height, opaque, file);
  png_destroy_write_struct(&call.png, &call.info);
  return status;
}
