/// A parameter of the API: its name, where it is known, and how its value is read.
///
/// The static functions are the kinds of parameter. A kind holds the type checks and makes the refusals; a row of
/// `Parameter.table` says only which kind, which column of the model limits it, and where the value goes.
struct Parameter: Sendable {
  typealias Column<Value> = any KeyPath<Model, Value> & Sendable
  typealias Destination<Value> = any WritableKeyPath<ImageRequest, Value> & Sendable
  private typealias Reader = @Sendable (Form, inout ImageRequest) throws(APIError) -> Void

  /// Name on the wire; in multipart forms, where the two differ.
  let name: String

  /// Name in JSON bodies.
  private let jsonName: String

  /// Operations that have it.
  let endpoints: Set<Endpoint>

  /// Whether its presence, or a value of it, tells which model a request without `model` is for.
  private let distinguishesModels: Bool

  /// Whether a name in brackets (`image[]`) is one more element of it.
  private let isArray: Bool

  private let isKnownToModel: @Sendable (Model) -> Bool
  private let reader: Reader

  private init(
    _ name: String, jsonName: String? = nil, on endpoints: Set<Endpoint>, distinguishesModels: Bool = true,
    isArray: Bool = false, isKnownToModel: @escaping @Sendable (Model) -> Bool = { _ in true },
    reader: @escaping Reader
  ) {
    self.name = name
    self.jsonName = jsonName ?? name
    self.endpoints = endpoints
    self.distinguishesModels = distinguishesModels
    self.isArray = isArray
    self.isKnownToModel = isKnownToModel
    self.reader = reader
  }

  /// Whether `entry` is a value of the parameter, or means to be.
  func isNamed(by entry: Form.Entry) -> Bool {
    entry.name == (entry.field.isJSON ? jsonName : name)
  }

  /// Whether the parameter exists on `endpoint` for `model`.
  func isKnown(to endpoint: Endpoint, _ model: Model) -> Bool {
    endpoints.contains(endpoint) && isKnownToModel(model)
  }

  /// Reads the parameter's value, if there is one, into `request`.
  func read(_ form: Form, into request: inout ImageRequest) throws(APIError) {
    try reader(form, &request)
  }

  /// Whether `entry` can only be meant for `model`: `other` lacks the parameter, or does not take a value which
  /// `model` takes.
  func tells(_ model: Model, from other: Model, by entry: Form.Entry, endpoint: Endpoint) -> Bool {
    guard distinguishesModels, !entry.field.isNull, isKnown(to: endpoint, model) else { return false }
    guard isKnown(to: endpoint, other) else { return true }
    return accepts(entry, endpoint: endpoint, model: model)
      && !accepts(entry, endpoint: endpoint, model: other)
  }

  /// Whether `model`, which has the parameter, takes the value of `entry`.
  private func accepts(_ entry: Form.Entry, endpoint: Endpoint, model: Model) -> Bool {
    var scratch = ImageRequest(endpoint: endpoint, model: model)
    do {
      try reader(Form(entries: [entry]), &scratch)
      return true
    } catch {
      return false
    }
  }

  /// Refuses an entry that is no parameter of `model` on `endpoint`.
  static func check(_ entry: Form.Entry, endpoint: Endpoint, model: Model) throws(APIError) {
    let row = table.first { $0.isNamed(by: entry) && $0.isKnown(to: endpoint, model) }
    if let row, row.isArray || !entry.isElement { return }
    if endpoint == .edits {
      switch entry.field {
      case .part where entry.name == "images": throw .jsonNameInMultipart("images")
      case .json where ["image", "image[]"].contains(entry.name): throw .formNameInJSON("image")
      case .part, .json, .query: break
      }
    }
    throw .unknownParameter(entry.writtenName)
  }
}

// MARK: - Kinds

extension Parameter {
  /// A text that must be there, with as many Unicode code points as `length` allows.
  static func text(
    _ name: String, on endpoints: Set<Endpoint>, length: Column<ClosedRange<Int>>,
    into destination: Destination<String>
  ) -> Parameter {
    Parameter(name, on: endpoints, distinguishesModels: false) { form, request throws(APIError) in
      guard let field = form.entries(name).last?.field else { throw .missingParameter(name) }
      let text = try field.text(name)
      let range = request.model[keyPath: length]
      let count = text.unicodeScalars.count
      if count < range.lowerBound { throw .emptyString(name) }
      if count > range.upperBound { throw .stringTooLong(name, length: count, limit: range.upperBound) }
      request[keyPath: destination] = text
    }
  }

  /// An integer within a range.
  static func integer(
    _ name: String, on endpoints: Set<Endpoint>, range: Column<ClosedRange<Int>?>,
    into destination: Destination<Int?>
  ) -> Parameter {
    limited(name, on: endpoints, by: range, into: destination) { field, range throws(APIError) in
      try field.integer(name, in: range)
    }
  }

  /// One of a few words.
  static func choice<Choice: WireChoice>(
    _ name: String, on endpoints: Set<Endpoint>, of choices: Column<[Choice]?>,
    into destination: Destination<Choice?>
  ) -> Parameter {
    limited(name, on: endpoints, by: choices, into: destination) { field, choices throws(APIError) in
      try field.choice(name, of: choices)
    }
  }

  /// A value that may be absent or null, of the models that have a limit for it in `column`.
  private static func limited<Limit, Value>(
    _ name: String, on endpoints: Set<Endpoint>, by column: Column<Limit?>,
    into destination: Destination<Value?>,
    read: @escaping @Sendable (Field, Limit) throws(APIError) -> Value
  ) -> Parameter {
    Parameter(name, on: endpoints, isKnownToModel: { $0[keyPath: column] != nil }) {
      form, request throws(APIError) in
      guard let field = form.value(name), let limit = request.model[keyPath: column] else { return }
      request[keyPath: destination] = try read(field, limit)
    }
  }

  /// A text of any length that may be absent or null, of the models that `column` names.
  static func text(
    _ name: String, on endpoints: Set<Endpoint>, where column: Column<Bool>,
    into destination: Destination<String?>
  ) -> Parameter {
    Parameter(name, on: endpoints, isKnownToModel: { $0[keyPath: column] }) {
      form, request throws(APIError) in
      request[keyPath: destination] = try form.value(name)?.text(name)
    }
  }

  /// A truth value of the models that `column` names.
  static func flag(
    _ name: String, on endpoints: Set<Endpoint>, where column: Column<Bool>,
    into destination: Destination<Bool?>
  ) -> Parameter {
    Parameter(name, on: endpoints, isKnownToModel: { $0[keyPath: column] }) {
      form, request throws(APIError) in
      guard let field = form.value(name) else { return }
      request[keyPath: destination] = try field.flag(name)
    }
  }

  /// A size in pixels, or `auto`.
  static func size(
    _ name: String, on endpoints: Set<Endpoint>, rule: Column<SizeRule>,
    into destination: Destination<ImageSize?>
  ) -> Parameter {
    Parameter(name, on: endpoints) { form, request throws(APIError) in
      guard let field = form.value(name) else { return }
      request[keyPath: destination] = try request.model[keyPath: rule].size(try field.text(name))
    }
  }

  /// Pictures, at least one and at most as many as `count` allows: parts of a form, or references in JSON.
  static func pictures(
    _ name: String, inJSON jsonName: String, on endpoints: Set<Endpoint>, count: Column<ClosedRange<Int>>,
    into destination: Destination<[Upload]>
  ) -> Parameter {
    Parameter(name, jsonName: jsonName, on: endpoints, distinguishesModels: false, isArray: true) {
      form, request throws(APIError) in
      let limit = request.model[keyPath: count].upperBound
      let uploads =
        if form.isJSON {
          try form.pictures(jsonName, limit: limit)
        } else {
          try form.pictures(inParts: name, limit: limit)
        }
      for upload in uploads { try request.model.uploads.check(upload) }
      request[keyPath: destination] = uploads
    }
  }

  /// One picture that may be absent, of the models that have rules for it in `column`.
  static func picture(
    _ name: String, on endpoints: Set<Endpoint>, rules column: Column<UploadRules?>,
    into destination: Destination<Upload?>
  ) -> Parameter {
    Parameter(
      name, on: endpoints, distinguishesModels: false, isKnownToModel: { $0[keyPath: column] != nil }
    ) { form, request throws(APIError) in
      let upload =
        if form.isJSON {
          try form.picture(name)
        } else {
          form.uploads(name).last
        }
      if let upload { try request.model[keyPath: column]?.check(upload) }
      request[keyPath: destination] = upload
    }
  }

  /// A value of any type, of which a text is kept.
  static func anything(
    _ name: String, on endpoints: Set<Endpoint>, into destination: Destination<String?>
  ) -> Parameter {
    Parameter(name, on: endpoints) { form, request throws(APIError) in
      request[keyPath: destination] = try? form.value(name)?.text(name)
    }
  }
}
