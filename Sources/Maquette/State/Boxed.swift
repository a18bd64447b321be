/// A value, or nil, behind one reference: whoever copies what has it copies the reference only.
@propertyWrapper
indirect enum Boxed<Value: Sendable>: Sendable {
  case none
  case some(Value)

  init(wrappedValue: Value?) {
    self = wrappedValue.map(Boxed.some) ?? .none
  }

  var wrappedValue: Value? {
    get {
      guard case .some(let value) = self else { return nil }
      return value
    }
    set { self = Boxed(wrappedValue: newValue) }
  }
}
