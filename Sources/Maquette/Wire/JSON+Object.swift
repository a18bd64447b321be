extension JSON {
  /// Members in the order they were written.
  ///
  /// When a key is repeated its last value stands where the first one stood, as in Python, which most of the
  /// API's clients speak. Keys are compared by code point: RFC 8259, 8.3.
  struct Object: Sendable {
    /// The keys, each once.
    private(set) var keys: [String] = []

    /// The values, in the order of `keys`.
    private(set) var values: [JSON] = []

    /// Where each key stands, kept only once a search through all of them would be slow.
    private var positions: [CodePoints: Int] = [:]

    /// Number of members up to which they are searched one by one.
    private static let searchable = 16

    /// An object without members.
    init() {}

    /// The members in their order, repeated keys resolved.
    init(_ members: some Sequence<(String, JSON)>) {
      for (key, value) in members { self[key] = value }
    }

    /// The value called `key`; a new key comes last, and nil removes.
    subscript(key: String) -> JSON? {
      get {
        position(of: key).map { values[$0] }
      }
      set {
        switch (position(of: key), newValue) {
        case (let position?, let value?): values[position] = value
        case (let position?, nil): remove(at: position)
        case (nil, let value?): append(key, value)
        case (nil, nil): break
        }
      }
    }

    private func position(of key: String) -> Int? {
      if keys.count > Self.searchable { return positions[CodePoints(of: key)] }
      return keys.firstIndex { CodePoints(of: $0) == CodePoints(of: key) }
    }

    private mutating func append(_ key: String, _ value: JSON) {
      keys.append(key)
      values.append(value)
      if keys.count == Self.searchable + 1 {
        reindex()
      } else if keys.count > Self.searchable {
        positions[CodePoints(of: key)] = keys.count - 1
      }
    }

    private mutating func remove(at position: Int) {
      keys.remove(at: position)
      values.remove(at: position)
      if keys.count > Self.searchable { reindex() }
    }

    private mutating func reindex() {
      positions = [:]
      for (position, key) in keys.enumerated() { positions[CodePoints(of: key)] = position }
    }
  }
}

/// A key by its code points, since `String` holds an `é` equal to an `e` with an accent after it.
private struct CodePoints {
  let text: String

  init(of text: String) {
    self.text = text
  }
}

extension CodePoints: Hashable {
  static func == (a: Self, b: Self) -> Bool {
    a.text.utf8.elementsEqual(b.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension JSON.Object: Equatable {
  static func == (a: Self, b: Self) -> Bool {
    a.elementsEqual(b) { a, b in
      CodePoints(of: a.key) == CodePoints(of: b.key) && a.value == b.value
    }
  }
}

extension JSON.Object: RandomAccessCollection {
  var startIndex: Int { 0 }

  var endIndex: Int { keys.count }

  subscript(position: Int) -> (key: String, value: JSON) {
    (keys[position], values[position])
  }
}

extension JSON.Object: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSON)...) {
    self.init(elements)
  }
}
