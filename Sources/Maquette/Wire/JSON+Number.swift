extension JSON {
  /// A number as it is written, which is all that tells `1` from `1.0`.
  ///
  /// Two numbers are equal when they are written alike: `1.0` and `1.00` differ.
  struct Number: Sendable, Equatable {
    /// The text, in the grammar of RFC 8259, 6; any number of digits.
    let literal: String

    /// The number written `literal`; nil when that is not the grammar of RFC 8259, 6.
    init?(_ literal: String) {
      guard case .complete(let end) = Self.scan(literal.utf8.span, from: 0), end == literal.utf8.count
      else { return nil }
      self.literal = literal
    }

    /// The shortest decimal that reads back as `value`; nil when it is infinite or not a number.
    init?(_ value: Double) {
      guard value.isFinite else { return nil }
      literal = value.description
    }

    /// An integer in decimal digits.
    init(_ value: Int) {
      literal = String(value)
    }

    /// A number whose grammar has been checked.
    init(scanned literal: String) {
      self.literal = literal
    }

    /// Whether it is written without fraction and exponent: `1e3` and `1.0` are decimal numbers.
    var isInteger: Bool {
      literal.utf8.allSatisfy { ASCII.isDigit($0) || $0 == UInt8(ascii: "-") }
    }

    /// The integer; nil when this is a decimal number, or does not fit.
    var integer: Int? { Int(literal) }

    /// The nearest binary number; infinite when it is too large for one.
    var double: Double { Double(literal) ?? .nan }
  }
}

extension JSON.Number: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension JSON.Number {
  /// How far a number reaches, or where it breaks.
  enum Scan {
    /// A number up to, and without, the byte at this offset.
    case complete(Int)

    /// A digit is missing at this offset.
    case broken(Int)
  }

  /// Follows the grammar of RFC 8259, 6, from the byte at `start` on.
  static func scan(_ bytes: Span<UInt8>, from start: Int) -> Scan {
    var offset = start
    func skip(_ byte: UInt8) -> Bool {
      guard offset < bytes.count, bytes[offset] == byte else { return false }
      offset += 1
      return true
    }
    func skipDigits() -> Bool {
      let first = offset
      while offset < bytes.count, ASCII.isDigit(bytes[offset]) { offset += 1 }
      return offset > first
    }
    _ = skip(UInt8(ascii: "-"))
    guard skip(UInt8(ascii: "0")) || skipDigits() else { return .broken(offset) }
    if skip(UInt8(ascii: ".")) {
      guard skipDigits() else { return .broken(offset) }
    }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
      guard skipDigits() else { return .broken(offset) }
    }
    return .complete(offset)
  }
}
