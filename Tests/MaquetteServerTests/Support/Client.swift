import Glibc

/// A blocking client that lets a test see every byte.
///
/// A call that would wait longer than twenty seconds throws instead, so that no failure hangs a test run.
final class Client {
  struct Failure: Error, Equatable {
    var code: Int32

    static let reset = Failure(code: ECONNRESET)
    static let refused = Failure(code: ECONNREFUSED)

    /// The stream ended where something had to follow.
    static let end = Failure(code: 0)
  }

  /// An answer, its body complete.
  struct Reply {
    var status: Int
    var head: String
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a header field, written as sent.
    func field(_ name: String) -> Substring? {
      head.split(separator: "\r\n").first { $0.hasPrefix("\(name): ") }?.dropFirst(name.count + 2)
    }
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(port: UInt16, host: String = "127.0.0.1") throws {
    descriptor = socket(host.contains(":") ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    guard connect(to: host, port) == 0 else { throw Failure(code: errno) }
  }

  deinit {
    close(descriptor)
  }

  private func connect(to host: String, _ port: UInt16) -> Int32 {
    if host.contains(":") {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      inet_pton(AF_INET6, host, &address.sin6_addr)
      return withUnsafePointer(to: address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
        }
      }
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

// MARK: - Sending

extension Client {
  func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  func get(_ target: String) throws {
    try send("GET \(target) HTTP/1.1\r\nHost: test\r\n\r\n")
  }

  /// Sends `bytes` again and again until the socket has had no room for a while, or `limit` bytes have gone; returns
  /// the number of bytes sent.
  func sendWhileThereIsRoom(_ bytes: [UInt8], limit: Int) -> Int {
    var sent = 0
    var quietTurns = 0
    while quietTurns < 30, sent < limit {
      let count = bytes.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[(sent % bytes.count)...])
        return Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count > 0 {
        sent += count
        quietTurns = 0
      } else {
        quietTurns += 1
        usleep(10_000)
      }
    }
    return sent
  }

  func finishSending() {
    shutdown(descriptor, Int32(SHUT_WR))
  }
}

// MARK: - Receiving

extension Client {
  /// Whether nothing has come that was not read, nor the end of the stream.
  var isQuiet: Bool {
    var byte: UInt8 = 0
    return buffer.isEmpty
      && recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) < 0 && errno == EAGAIN
  }

  /// Reads what has come; returns whether anything has before the end of the stream.
  private func fill() throws -> Bool {
    var portion = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &portion, portion.count, 0)
    guard count >= 0 else { throw Failure(code: errno) }
    buffer += portion.prefix(count)
    return count > 0
  }

  func read(_ count: Int) throws -> [UInt8] {
    while buffer.count < count {
      guard try fill() else { throw Failure.end }
    }
    defer { buffer.removeFirst(count) }
    return Array(buffer.prefix(count))
  }

  /// Whether nothing comes for a while, not even an end.
  func isSilent(milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return buffer.isEmpty && poll(&entry, 1, milliseconds) == 0
  }

  /// Everything up to the end of the stream.
  func readToEnd() throws -> [UInt8] {
    while try fill() {}
    defer { buffer = [] }
    return buffer
  }

  /// Reads up to and including `delimiter`, which is left out of the result.
  private func read(through delimiter: String) throws -> String {
    let delimiter = Array(delimiter.utf8)
    while true {
      if let start = buffer.indices.first(where: { buffer[$0...].starts(with: delimiter) }) {
        let text = String(decoding: buffer.prefix(start), as: UTF8.self)
        buffer.removeFirst(start + delimiter.count)
        return text
      }
      guard try fill() else { throw Failure.end }
    }
  }

  /// Reads a head without the empty line that ends it.
  func readHead() throws -> Reply {
    let head = try read(through: "\r\n\r\n")
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return Reply(status: status ?? 0, head: head, body: [])
  }

  /// Reads the head of an answer, and drops the interim ones before it.
  func readFinalHead() throws -> Reply {
    while true {
      let reply = try readHead()
      if reply.status >= 200 { return reply }
    }
  }

  /// Reads an answer with a length, or of chunks.
  func readReply() throws -> Reply {
    var reply = try readFinalHead()
    if reply.field("Transfer-Encoding") == "chunked" {
      while let chunk = try readChunk() { reply.body += chunk }
    } else {
      reply.body = try read(reply.field("Content-Length").flatMap { Int($0) } ?? 0)
    }
    return reply
  }

  /// Reads one chunk; nil is the last.
  func readChunk() throws -> [UInt8]? {
    let size = Int(try read(through: "\r\n"), radix: 16) ?? -1
    let bytes = try read(size)
    guard try read(2) == Array("\r\n".utf8) else { throw Failure.end }
    return size == 0 ? nil : bytes
  }
}
