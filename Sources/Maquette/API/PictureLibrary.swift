/// The pictures that a JSON body can refer to instead of bringing them.
struct PictureLibrary: Sendable {
  /// The content of the uploaded file of an id; nil when there is none.
  var file: @Sendable (_ id: String) -> Bytes?

  /// The picture behind a link of this emulator, or the status that it refuses the link with.
  var download: @Sendable (_ url: String) throws(UpstreamStatus) -> Bytes

  /// A library without pictures.
  static let empty = PictureLibrary(
    file: { _ in nil }, download: { _ throws(UpstreamStatus) in throw .notFound })

  /// The library in which everything exists: what this one lacks has its name for content.
  var withEverything: PictureLibrary {
    PictureLibrary(
      file: { id in file(id) ?? Bytes(Array(id.utf8)) },
      download: { url in (try? download(url)) ?? Bytes(Array(url.utf8)) })
  }
}

/// A status other than 200 with which a picture's address answers.
struct UpstreamStatus: Error, Equatable {
  var code: Int

  /// That of every address but this emulator's own: nothing is ever fetched from outside.
  static let notFound = UpstreamStatus(code: 404)

  /// That of a link whose time is over.
  static let forbidden = UpstreamStatus(code: 403)
}
