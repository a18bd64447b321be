// libjpeg-turbo behind setjmp; see its libjpeg.txt.
//
// Each entry owns its state and cleans up; the static function below it holds the setjmp and does the work.
// Nothing that must survive a jump is a local of the function that the jump lands in.

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "buffer.h"

_Static_assert(CODECS_MESSAGE_SIZE >= JMSG_LENGTH_MAX, "libjpeg writes messages of this length");

/// libjpeg's error manager, first so that a pointer to it is a pointer to this.
struct jpeg_failure {
  struct jpeg_error_mgr manager;
  jmp_buf landing;
  struct codecs_status *status;
};

static void fail(j_common_ptr codec) {
  struct jpeg_failure *failure = (struct jpeg_failure *)codec->err;
  failure->manager.format_message(codec, failure->status->message);
  longjmp(failure->landing, 1);
}

static void fail_saying(j_common_ptr codec, const char *message) {
  struct jpeg_failure *failure = (struct jpeg_failure *)codec->err;
  snprintf(failure->status->message, sizeof failure->status->message, "%s", message);
  longjmp(failure->landing, 1);
}

static void ignore(j_common_ptr codec) { (void)codec; }

static struct jpeg_error_mgr *error_manager(struct jpeg_failure *failure) {
  jpeg_std_error(&failure->manager);
  failure->manager.error_exit = fail;
  failure->manager.output_message = ignore;
  return &failure->manager;
}

// MARK: Reading

struct jpeg_reader {
  struct jpeg_decompress_struct codec;
  struct jpeg_failure failure;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;
};

// What jpeg_read_header and its like say of a source that has run dry, which is here the end of the file.
// (libjpeg's own memory source fills the rest of the picture with grey instead.)
static const char *const truncated = "the data ends early";

static boolean no_more(j_decompress_ptr codec) {
  (void)codec;
  return FALSE;
}

static void skip(j_decompress_ptr codec, long count) {
  if (count <= 0) return;
  size_t left = codec->src->bytes_in_buffer;
  size_t skipped = (size_t)count < left ? (size_t)count : left;
  codec->src->next_input_byte += skipped;
  codec->src->bytes_in_buffer -= skipped;
}

static void ignore_source(j_decompress_ptr codec) { (void)codec; }

// A scan of a few bytes costs as much time as the picture has pixels, and a file may have any number of them.
// Real progressive files have about ten. The second bound is 25 scans of the largest picture.
static const int scans_max = 256;
static const uint64_t scanned_pixels_max = 2500000000;

static void count_scans(j_common_ptr common) {
  j_decompress_ptr codec = (j_decompress_ptr)common;
  uint64_t pixels = (uint64_t)codec->image_width * codec->image_height;
  int scans = codec->input_scan_number;
  if (scans > scans_max || (uint64_t)scans * pixels > scanned_pixels_max) {
    fail_saying(common, "too many scans");
  }
}

static void open_input(struct jpeg_reader *reader, const uint8_t *bytes, size_t count) {
  jpeg_create_decompress(&reader->codec);
  reader->source = (struct jpeg_source_mgr){
      .next_input_byte = bytes,
      .bytes_in_buffer = count,
      .init_source = ignore_source,
      .fill_input_buffer = no_more,
      .skip_input_data = skip,
      .resync_to_restart = jpeg_resync_to_restart,
      .term_source = ignore_source,
  };
  reader->progress.progress_monitor = count_scans;
  reader->codec.src = &reader->source;
  reader->codec.progress = &reader->progress;
}

static void read_markers(struct jpeg_reader *reader) {
  if (jpeg_read_header(&reader->codec, TRUE) != JPEG_HEADER_OK) {
    fail_saying((j_common_ptr)&reader->codec, truncated);
  }
}

static bool read_header(struct jpeg_reader *reader, const uint8_t *bytes, size_t count,
                        struct codecs_jpeg_header *header) {
  if (setjmp(reader->failure.landing)) return false;
  open_input(reader, bytes, count);
  read_markers(reader);
  header->width = reader->codec.image_width;
  header->height = reader->codec.image_height;
  header->components = (uint32_t)reader->codec.num_components;
  return true;
}

struct codecs_status codecs_jpeg_read_header(const uint8_t *bytes, size_t count,
                                             struct codecs_jpeg_header *header) {
  struct codecs_status status = {0};
  struct jpeg_reader reader = {.failure.status = &status};
  reader.codec.err = error_manager(&reader.failure);
  status.succeeded = read_header(&reader, bytes, count, header);
  jpeg_destroy_decompress(&reader.codec);
  return status;
}

// Of the sixteen kinds of APPn segment nearly all are claimed by a standard or a maker of cameras or editors.
// This one has hardly a user (GraphicConverter), and is not the one of C2PA's manifests (11), which the real
// API's pictures have.
static const int text_marker = JPEG_APP0 + 15;
static const unsigned segment_max = 65533;

/// Copies the text of the first segment with `keyword`, if there is one.
static bool read_text(struct jpeg_reader *reader, const uint8_t *bytes, size_t count, const char *keyword,
                      struct codecs_buffer *text) {
  if (setjmp(reader->failure.landing)) return false;
  open_input(reader, bytes, count);
  jpeg_save_markers(&reader->codec, text_marker, segment_max);
  read_markers(reader);
  size_t start = strlen(keyword) + 1;
  for (jpeg_saved_marker_ptr segment = reader->codec.marker_list; segment; segment = segment->next) {
    if (segment->data_length < start || memcmp(segment->data, keyword, start) != 0) continue;
    if (!codecs_buffer_append(text, segment->data + start, segment->data_length - start)) {
      fail_saying((j_common_ptr)&reader->codec, "out of memory");
    }
    break;
  }
  return true;
}

struct codecs_status codecs_jpeg_read_text(const uint8_t *bytes, size_t count, const char *keyword,
                                           struct codecs_buffer *text) {
  struct codecs_status status = {0};
  struct jpeg_reader reader = {.failure.status = &status};
  reader.codec.err = error_manager(&reader.failure);
  status.succeeded = read_text(&reader, bytes, count, keyword, text);
  jpeg_destroy_decompress(&reader.codec);
  return status;
}

/// Turns a row of inverted CMYK into RGBA in place.
///
/// Every CMYK JPEG in the wild is stored inverted, as Adobe writes it, marker or no marker: 255 is no ink.
/// Products of two bytes over 255 are rounded to the nearest.
static void convert_cmyk(uint8_t *row, uint32_t width) {
  for (uint8_t *pixel = row; pixel < row + (size_t)width * 4; pixel += 4) {
    unsigned key = pixel[3];
    for (int channel = 0; channel < 3; channel++) {
      unsigned ink = ((255u - pixel[channel]) * key + 127) / 255;
      pixel[channel] = (uint8_t)(key - ink);
    }
    pixel[3] = 255;
  }
}

static bool decode(struct jpeg_reader *reader, const uint8_t *bytes, size_t count, uint32_t width,
                   uint32_t height, uint8_t *pixels) {
  if (setjmp(reader->failure.landing)) return false;
  open_input(reader, bytes, count);
  read_markers(reader);
  j_decompress_ptr codec = &reader->codec;
  bool cmyk = codec->num_components == 4;
  codec->out_color_space = cmyk ? JCS_CMYK : JCS_EXT_RGBA;
  // A progressive picture is held as coefficients: two bytes each, of four components at the most, padded to
  // whole blocks. Beyond that libjpeg keeps tables and a few rows.
  codec->mem->max_memory_to_use = (long)(8 * ((size_t)width + 32) * ((size_t)height + 32) + (16 << 20));

  if (!jpeg_start_decompress(codec)) fail_saying((j_common_ptr)codec, truncated);
  if (codec->output_width != width || codec->output_height != height || codec->output_components != 4) {
    fail_saying((j_common_ptr)codec, "not the size that its header said");
  }
  while (codec->output_scanline < height) {
    JSAMPROW row = pixels + (size_t)codec->output_scanline * width * 4;
    if (jpeg_read_scanlines(codec, &row, 1) != 1) fail_saying((j_common_ptr)codec, truncated);
    if (cmyk) convert_cmyk(row, width);
  }
  // Also false if the end marker is missing, which by now has cost no pixel.
  (void)jpeg_finish_decompress(codec);
  return true;
}

struct codecs_status codecs_jpeg_decode(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
                                        uint8_t *pixels) {
  struct codecs_status status = {0};
  struct jpeg_reader reader = {.failure.status = &status};
  reader.codec.err = error_manager(&reader.failure);
  status.succeeded = decode(&reader, bytes, count, width, height, pixels);
  jpeg_destroy_decompress(&reader.codec);
  return status;
}

// MARK: Writing

struct jpeg_writer {
  struct jpeg_compress_struct codec;
  struct jpeg_failure failure;
  struct jpeg_destination_mgr destination;
  struct codecs_buffer *file;
};

static void offer_room(struct jpeg_writer *writer) {
  if (!codecs_buffer_grow(writer->file)) fail_saying((j_common_ptr)&writer->codec, "out of memory");
  writer->destination.next_output_byte = writer->file->bytes + writer->file->count;
  writer->destination.free_in_buffer = writer->file->capacity - writer->file->count;
}

static void open_file(j_compress_ptr codec) { offer_room(codec->client_data); }

// libjpeg calls this when all the room is used, whatever the fields of the destination say.
static boolean extend_file(j_compress_ptr codec) {
  struct jpeg_writer *writer = codec->client_data;
  writer->file->count = writer->file->capacity;
  offer_room(writer);
  return TRUE;
}

static void close_file(j_compress_ptr codec) {
  struct jpeg_writer *writer = codec->client_data;
  writer->file->count = writer->file->capacity - writer->destination.free_in_buffer;
}

static void write_text(j_compress_ptr codec, const char *keyword, const char *text) {
  size_t start = strlen(keyword) + 1;
  size_t count = strlen(text);
  if (start + count > segment_max) fail_saying((j_common_ptr)codec, "the text is longer than a segment");
  jpeg_write_m_header(codec, text_marker, (unsigned)(start + count));
  for (size_t i = 0; i < start; i++) jpeg_write_m_byte(codec, (uint8_t)keyword[i]);
  for (size_t i = 0; i < count; i++) jpeg_write_m_byte(codec, (uint8_t)text[i]);
}

static bool encode(struct jpeg_writer *writer, const uint8_t *pixels, uint32_t width, uint32_t height,
                   int quality, const char *keyword, const char *text) {
  if (setjmp(writer->failure.landing)) return false;
  j_compress_ptr codec = &writer->codec;
  jpeg_create_compress(codec);
  writer->destination = (struct jpeg_destination_mgr){
      .init_destination = open_file,
      .empty_output_buffer = extend_file,
      .term_destination = close_file,
  };
  codec->client_data = writer;
  codec->dest = &writer->destination;
  codec->image_width = width;
  codec->image_height = height;
  codec->input_components = 4;
  codec->in_color_space = JCS_EXT_RGBX;
  jpeg_set_defaults(codec);
  jpeg_set_quality(codec, quality, TRUE);
  if (quality == 100) codec->comp_info[0].h_samp_factor = codec->comp_info[0].v_samp_factor = 1;
  jpeg_start_compress(codec, TRUE);
  if (text) write_text(codec, keyword, text);
  while (codec->next_scanline < height) {
    // libjpeg's row type is not const, but it only reads.
    JSAMPROW row = (JSAMPROW)pixels + (size_t)codec->next_scanline * width * 4;
    jpeg_write_scanlines(codec, &row, 1);
  }
  jpeg_finish_compress(codec);
  return true;
}

struct codecs_status codecs_jpeg_encode(const uint8_t *pixels, uint32_t width, uint32_t height, int quality,
                                        const char *keyword, const char *text, struct codecs_buffer *file) {
  struct codecs_status status = {0};
  struct jpeg_writer writer = {.failure.status = &status, .file = file};
  writer.codec.err = error_manager(&writer.failure);
  status.succeeded = encode(&writer, pixels, width, height, quality, keyword, text);
  jpeg_destroy_compress(&writer.codec);
  return status;
}
