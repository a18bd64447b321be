extension FaultOrder {
  /// The header field by which a client asks for a fault.
  static let header = "X-Maquette-Fault"

  /// Reads `NAME;key=value`, in the grammar of header fields that have parameters.
  init(notation: some StringProtocol) throws(FaultOrderError) {
    guard let text = HeaderParameters(notation) else { throw .malformed }
    guard let fault = Fault.named(text.value) else { throw .unknown(text.value) }
    self.init(fault: fault)
    for (name, value) in text.parameters.map({ ($0.name, $0.value) }) {
      guard let parameter = fault.parameters.first(where: { $0.rawValue == name }) else {
        throw .unsuitableParameter(name, fault: fault.name)
      }
      let kind = parameter.controlParameter
      guard let value = try? kind.value(ofQuery: value) else {
        throw .invalidValue(parameter: name, expectation: kind.expectation)
      }
      parameter.set(value, in: &settings)
    }
  }

  /// What the first `[[maquette:…]]` of a prompt says; nil when there is none.
  static func notation(inPrompt prompt: String) -> Substring? {
    let opening = "[[maquette:"
    guard let start = prompt.firstOccurrence(of: opening)?.upperBound,
      let end = prompt[start...].firstOccurrence(of: "]]")?.lowerBound
    else { return nil }
    return prompt[start..<end]
  }
}
