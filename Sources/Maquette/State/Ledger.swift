/// What a session used, and what that would have cost.
public struct Ledger: Sendable, Equatable {
  /// Numbers that belong together.
  public struct Account: Sendable, Equatable {
    /// Number of requests to the API, refused ones among them.
    public var requests = 0

    /// Number of pictures that were drawn for answers.
    public var images = 0

    public var inputTextTokens = 0
    public var inputImageTokens = 0
    public var outputTextTokens = 0
    public var outputImageTokens = 0

    var cost = Cost()

    /// What the real API would have charged, in billionths of a US dollar.
    public var nanodollars: Int { cost.nanodollars }
  }

  public private(set) var total = Account()

  /// By the model's name on the wire; a request that no model of this API answered is in none.
  public private(set) var models: [String: Account] = [:]

  /// Number of requests to the API that were answered with an error.
  public private(set) var refusals = 0
}

extension Ledger {
  /// Enters a request, and the pictures of its answer.
  mutating func enter(_ exchange: Exchange) {
    var account = Account(requests: 1, images: exchange.images, cost: exchange.cost)
    if let usage = exchange.usage {
      account.inputTextTokens = usage.inputText
      account.inputImageTokens = usage.inputImage
      account.outputTextTokens = usage.outputText
      account.outputImageTokens = usage.outputImage
    }
    total += account
    if exchange.status >= 400 { refusals += 1 }
    if let model = exchange.model.flatMap(Model.named) { models[model.id, default: Account()] += account }
  }

  static func += (a: inout Ledger, b: Ledger) {
    a.total += b.total
    a.refusals += b.refusals
    for (model, account) in b.models { a.models[model, default: Account()] += account }
  }

  /// Models in the order of their names.
  var json: JSON {
    var object = total.json
    let models = models.sorted { $0.key < $1.key }.map { ($0.key, JSON.object($0.value.json)) }
    object["models"] = .object(JSON.Object(models))
    return .object(object)
  }
}

extension Ledger.Account {
  static func += (a: inout Self, b: Self) {
    a.requests += b.requests
    a.images += b.images
    a.inputTextTokens += b.inputTextTokens
    a.inputImageTokens += b.inputImageTokens
    a.outputTextTokens += b.outputTextTokens
    a.outputImageTokens += b.outputImageTokens
    a.cost = a.cost + b.cost
  }

  fileprivate var json: JSON.Object {
    [
      "requests": .integer(requests),
      "images": .integer(images),
      "tokens": [
        "input_text": .integer(inputTextTokens),
        "input_image": .integer(inputImageTokens),
        "output_text": .integer(outputTextTokens),
        "output_image": .integer(outputImageTokens),
      ],
      "cost_usd": cost.json,
    ]
  }
}
