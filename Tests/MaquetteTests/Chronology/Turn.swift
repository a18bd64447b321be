import Testing

@testable import Maquette

/// A change of the chronology, and what a client sees of it on the day before and on the day.
struct Turn: Sendable {
  var day: String

  /// What the change's title begins with.
  var title: String

  /// What a client sees, in a few words.
  var sight: @Sendable (Emulator) throws -> String

  var before: String
  var after: String

  init(
    _ day: String, _ title: String, _ sight: @escaping @Sendable (Emulator) throws -> String,
    _ before: String,
    _ after: String
  ) {
    self.day = day
    self.title = title
    self.sight = sight
    self.before = before
    self.after = after
  }
}

extension Turn: CustomTestStringConvertible {
  var testDescription: String { "\(day): \(title)" }
}

// MARK: - What clients see

extension Turn {
  typealias Sight = @Sendable (Emulator) throws -> String

  /// The outcome of a generation: a refusal's sentence and code, or the status.
  static func generation(_ body: String) -> Sight {
    { try outcome($0.post(.generations, json: body)) }
  }

  /// The outcome of an edit by a form, with a picture unless `fields` bring one.
  static func edit(_ fields: String...) -> Sight {
    { emulator in
      let parts = try edit(fields)
      return try outcome(emulator.post(.edits, form: parts))
    }
  }

  private static func edit(_ fields: [String]) throws -> [FormPart] {
    let picture = try FormPart.file("image", Sample.png(64, 64, isMask: true))
    return [picture, .field("prompt", "x"), .field("size", "1024x1024")]
      + fields.map { field in
        let parts = field.split(separator: "=")
        return .field(String(parts[0]), String(parts[1]))
      }
  }

  static func outcome(_ response: HTTPResponse) throws -> String {
    guard response.status != 200 else { return "200" }
    guard !response.bytes.isEmpty else { return "\(response.status), empty" }
    let error = try response.error()
    return "\(error["message"]?.string ?? "") / \(error["code"]?.string ?? "-")"
  }

  /// The keys of an answer, of its first item, and of its usage; and a line feed if it ends in one.
  static func keys(_ body: String) -> Sight {
    { emulator in
      let response = emulator.post(.generations, json: body)
      return try keys(response)
    }
  }

  static func keys(_ response: HTTPResponse) throws -> String {
    let json = try response.json()
    let item = json["data"]?.array?.first?.object?.keys ?? []
    let usage = json["usage"]?.object?.keys ?? []
    let keys = [json.object?.keys ?? [], item, usage].filter { !$0.isEmpty }
    return keys.map { $0.joined(separator: " ") }.joined(separator: " / ")
      + (response.text.hasSuffix("\n") ? "\\n" : "")
  }

  /// A field of an answer's header.
  static func header(_ name: String) -> Sight {
    { $0.get("/v1/models").headers[name] ?? "none" }
  }

  /// Of a link, the version of the storage service.
  static let linkVersion: Sight = { emulator in
    let body = #"{"prompt":"x","model":"dall-e-2","size":"256x256"}"#
    let response = emulator.post(.generations, json: body)
    guard let url = try response.json()["data"]?.array?.first?["url"]?.string else { return "none" }
    return url.split(separator: "&").filter { $0.contains("v=") }.joined(separator: " ")
  }

  /// The refusal of the safety system or of a rate limit to a generation on `model`.
  static func fault(_ name: String, _ model: String) -> Sight {
    { emulator in
      let response = emulator.post(
        .generations, json: #"{"prompt":"[[maquette:\#(name)]]","model":"\#(model)"}"#)
      return try outcome(response) + ((try response.error()["moderation_details"]) == nil ? "" : ", details")
    }
  }

  /// Whether models of these names are listed.
  static func models(_ ids: String...) -> Sight {
    { emulator in
      let listed = try #require(try emulator.get("/v1/models").json()["data"]?.array)
      let known = Set(listed.compactMap { $0["id"]?.string })
      return ids.filter(known.contains).joined(separator: " ")
    }
  }
}
