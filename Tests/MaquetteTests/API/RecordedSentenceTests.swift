import Testing

@testable import Maquette

/// Every recorded sentence that is in force is quoted by a row of a test, with its type, param and code.
struct RecordedSentenceTests {
  @Test(arguments: RecordedSentences.inForce)
  func `a sentence in force is quoted by a test`(error: ErrorObject) throws {
    #expect(try Self.quoted.get().contains(error))
  }

  @Test(arguments: RecordedSentences.notInForce.map(\.sentence))
  func `no test expects a sentence that is not in force`(sentence: String) throws {
    #expect(try !Self.quoted.get().contains { $0.message == sentence })
  }

  /// What the rows of the refusal tests expect.
  private static let quoted = Result {
    let generations = GenerationRefusalTests.rows.map {
      ErrorObject(message: $0.message, type: $0.type, param: $0.param, code: $0.code)
    }
    let uploads = UploadRefusalTests.rows.map {
      ErrorObject(message: $0.message, type: $0.type, param: $0.param, code: $0.code)
    }
    let references = JSONEditTests.refusals.map {
      ErrorObject(message: $0.message, type: $0.type, param: $0.param, code: $0.code)
    }
    let cells = try Contract.cells.flatMap { try $0.trials() }.compactMap { trial -> ErrorObject? in
      if case .refused(let error) = trial.outcome { error } else { nil }
    }
    return Set(generations + uploads + references + cells)
  }
}

extension ErrorObject: CustomTestStringConvertible {
  var testDescription: String { message }
}
