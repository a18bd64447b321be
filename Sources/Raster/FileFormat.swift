/// A picture file format.
package enum FileFormat: String, Sendable, Hashable, CaseIterable {
  case png
  case jpeg
  case webp
}
