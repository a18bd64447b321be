import Raster
import TestSupport
import Testing

/// Seeded random damage: whatever the bytes, a decoder returns or throws, and keeps to its limits.
struct CorruptionTests {
  static let rounds = 2000
  static let limits = DecodeLimits(maxEdge: 256, maxPixels: 4096)

  @Test(arguments: FileFormat.allCases)
  func `random damage neither crashes a decoder nor passes its limits`(format: FileFormat) throws {
    let files = try PictureFixtures.all.pictures
      .filter { $0.format == format.rawValue }
      .map { try PictureFixtures.bytes(of: $0.file) }
    var (decoded, refused) = (0, 0)
    try Self.damage(files, format) { bytes in
      do {
        let bitmap = try Self.decode(bytes, as: format)
        #expect(max(bitmap.width, bitmap.height) <= Self.limits.maxEdge)
        #expect(bitmap.width * bitmap.height <= Self.limits.maxPixels)
        decoded += 1
      } catch {
        refused += 1
      }
    }
    // Neither decoder nor damage is a formality.
    #expect(decoded > 20)
    #expect(refused > 200)
  }

  @Test(arguments: FileFormat.allCases)
  func `random damage does not crash the search for provenance`(format: FileFormat) throws {
    let provenance = Provenance(json: String(repeating: #"{"prompt":"灯台 & <phare>"}"#, count: 4))
    let files = try [
      ProvenanceTests.file(format, alpha: 100, provenance), ProvenanceTests.file(format, provenance),
    ]
    var (whole, other, none, refused) = (0, 0, 0, 0)
    try Self.damage(files, format) { bytes in
      do {
        switch try Provenance(of: bytes.span) {
        case provenance: whole += 1
        case nil: none += 1
        default: other += 1
        }
      } catch {
        refused += 1
      }
    }
    #expect(min(whole, other, none, refused) > 20, "\(whole) \(other) \(none) \(refused)")
  }

  private static func damage(_ files: [[UInt8]], _ format: FileFormat, body: ([UInt8]) -> Void) throws {
    var random = SplitMix64(seed: 4010)
    for round in 0..<rounds {
      var bytes = try #require(files.randomElement(using: &random))
      let donor = try #require(files.randomElement(using: &random))
      Damage.random(using: &random).apply(to: &bytes, donor: donor, using: &random)
      // A checksum stops nearly all damage at libpng's door: mend half of them to look behind it.
      if format == .png, round.isMultiple(of: 2) { PNGChunks.mendChecksums(of: &bytes) }
      body(bytes)
    }
  }

  private static func decode(_ bytes: [UInt8], as format: FileFormat) throws(CodecError) -> Bitmap {
    switch format {
    case .png: try PNG.decode(bytes.span, limits: limits)
    case .jpeg: try JPEG.decode(bytes.span, limits: limits)
    case .webp: try WebP.decode(bytes.span, limits: limits)
    }
  }
}

/// One way to damage a file.
private enum Damage: CaseIterable {
  case flips
  case overwritten
  case truncated
  case spliced
  case removed

  static func random(using random: inout SplitMix64) -> Damage {
    allCases.randomElement(using: &random) ?? .flips
  }

  func apply(to bytes: inout [UInt8], donor: [UInt8], using random: inout SplitMix64) {
    let offset = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, offset + Int.random(in: 1...16, using: &random))
    switch self {
    case .flips:
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let bit = Int.random(in: 0..<bytes.count * 8, using: &random)
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      }
    case .overwritten:
      for offset in offset..<end { bytes[offset] = UInt8.random(in: 0...255, using: &random) }
    case .truncated:
      bytes.removeSubrange(offset...)
    case .spliced:
      let start = Int.random(in: 0..<donor.count, using: &random)
      bytes.replaceSubrange(offset..<end, with: donor[start..<min(donor.count, start + 64)])
    case .removed:
      bytes.removeSubrange(offset..<end)
    }
  }
}
