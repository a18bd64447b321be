extension ControlRoute {
  /// Whether the emulator is up.
  static let health: [ControlRoute] = [health(at: "/_maquette/health"), readiness]

  /// The same where the suites of SDKs look whether their server is up.
  static let readiness = health(at: "/_x-steady/health")

  private static func health(at path: PathPattern) -> ControlRoute {
    ControlRoute(
      method: "GET", path: path, summary: "Say that the emulator is up, and its version.",
      answer: .object(["status": ["const": "ok"], "version": .text])
    ) { _, _ in
      Reply.json(["status": "ok", "version": .string(version)])
    }
  }
}
