/// Where faults come in.
extension Emulator {
  /// The answer that a fault gives in place of the API's; nothing is drawn or paid for then.
  func fault(inPlaceOfAnswerTo call: Call) -> Answer? {
    nil
  }

  /// Lets a fault alter an answer, which stays drawn and paid for.
  func fault(altering answer: inout Answer, to call: Call) {}
}
