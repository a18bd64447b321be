import Testing

@testable import Maquette

/// Every cell of the contract: values that pass, and each kind of value that is refused.
struct ContractTests {
  @Test(arguments: Contract.cells)
  func `a parameter takes what the contract says and refuses the rest`(cell: Contract.Cell) throws {
    for trial in try cell.trials() {
      let body = try cell.body(with: trial.value)
      switch trial.outcome {
      case .taken(let word): expect(body, of: cell, isTakenAs: word, "\(trial.value)")
      case .refused(let error):
        let response = Emulator().post(cell.endpoint, body)
        #expect(response.status == 400, "\(trial.value)")
        #expect(try response.error() == error.json, "\(trial.value)")
      }
    }
  }

  private func expect(_ body: RequestBody, of cell: Contract.Cell, isTakenAs word: String?, _ value: Comment)
  {
    do {
      let request = try ImageRequest(body, for: cell.endpoint)
      #expect(request.model.id == cell.model, value)
      #expect(request.word(for: cell.parameter) == word, value)
    } catch {
      Issue.record(error, value)
    }
  }

  /// Every model and a stranger, at every operation.
  @Test(arguments: Contract.families.flatMap(\.models) + ["", "gpt-4o", "DALL-E-2"], Endpoint.allCases)
  func `an operation serves its models and no others`(model: String, endpoint: Endpoint) throws {
    let isServed = Contract.families.contains {
      $0.models.contains(model) && $0.endpoints.contains(endpoint)
    }
    let cell = Contract.Cell(model: model, endpoint: endpoint, parameter: "user", domain: .anything)
    let body = try cell.body(with: .absent)
    if isServed {
      #expect(try ImageRequest(body, for: endpoint).model.id == model)
    } else {
      let refusal = ErrorObject(
        message: "The model '\(model)' does not exist.", type: ErrorObject.engine, param: "model",
        code: "invalid_value")
      #expect(try Emulator().post(endpoint, body).error() == refusal.json)
    }
  }

  /// A model or a parameter that is new to the tables has to be written into the contract, too.
  @Test func `the contract and the tables speak of the same models and parameters`() {
    #expect(Set(Model.catalog.map(\.id)) == Set(Contract.families.flatMap(\.models)))
    for (endpoint, names) in Contract.parameters {
      let rows = Parameter.table.filter { $0.endpoints.contains(endpoint) }
      #expect(Set(rows.map(\.name)) == names, "\(endpoint)")
    }
  }
}

extension Contract.Cell: CustomTestStringConvertible {
  var testDescription: String { "\(parameter) of \(model) at \(endpoint)" }
}
