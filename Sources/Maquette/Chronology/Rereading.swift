/// A call to the Images API as the APIs of other days read it.
///
/// Its body is parsed once, and the pictures that it refers to are got once, since there is an API for each change.
struct Rereading: Sendable {
  private let request: HTTPRequest
  private let endpoint: Endpoint
  private let service: Service
  private let form: Form

  /// The API that the call is sent to.
  private let api: API

  /// Parses the body of a call; nil when no API makes anything of it.
  init?(_ call: Call, library: PictureLibrary) {
    guard case .images(let endpoint, let service)? = try? Route(call.request, of: .documented),
      let form = try? Form(call.request, accepting: API.documented.mediaTypes(of: endpoint))
    else { return nil }
    request = call.request
    self.endpoint = endpoint
    self.service = service
    self.form = form.owningPictures(of: library)
    api = call.api
  }

  /// Why another API refuses the call under the strict profile, in the words of the call's own day; nil when it
  /// takes it.
  func refusal(by other: API) -> APIError? {
    var other = other
    // So that refusals differ by what they are about alone.
    other.wire = api.wire
    other.wording = api.wording
    do throws(APIError) {
      _ = try Route(request, of: other)
      let mediaTypes = other.mediaTypes(of: endpoint)
      let mediaType = form.isJSON ? MediaType.json : MediaType.form
      guard mediaTypes.contains(mediaType) else {
        throw .unsupportedContentType(mediaType, accepted: mediaTypes)
      }
      let form = service.naming(modelOf: form, in: other)
      _ = try Profile.strict.read(form, for: endpoint, on: service, of: other)
      return nil
    } catch {
      return error
    }
  }
}

extension Form {
  /// The form with a library of its own, which has what its references lead to in `library` under their names.
  fileprivate func owningPictures(of library: PictureLibrary) -> Form {
    var form = self
    var pictures: [String: Bytes] = [:]
    for (index, entry) in entries.enumerated() {
      guard case .json(let value) = entry.field else { continue }
      form.entries[index].field = .json(value.moving(to: &pictures, from: library, name: entry.name))
    }
    form.library = PictureLibrary(
      file: { [pictures] in pictures[$0] },
      download: { [pictures] name throws(UpstreamStatus) in
        guard let bytes = pictures[name] else { throw .notFound }
        return bytes
      })
    return form
  }
}

extension JSON {
  /// The value called `name` with the names of its references for their texts, under which `pictures` gets their bytes.
  fileprivate func moving(
    to pictures: inout [String: Bytes], from library: PictureLibrary, name: String
  ) -> JSON {
    switch self {
    case .array(var items):
      for index in items.indices.prefix(Form.uploadLimit) {
        items[index] = items[index].moving(to: &pictures, from: library, name: "\(name)[\(index)]")
      }
      return .array(items)
    case .object(var object):
      guard let reference = try? PictureReference(self, name: name) else { return self }
      pictures[name] = try? reference.upload(from: library).bytes
      for key in object.keys where object[key]?.string != nil { object[key] = .string(name) }
      return .object(object)
    default:
      return self
    }
  }
}
