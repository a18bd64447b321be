/// What an emulator is told once, when it is made.
public struct Configuration: Sendable {
  /// Changes every picture and identifier; the same seed, clock and request give the same bytes.
  public var seed: UInt64

  public var clock: Clock

  /// How long answers take; nothing but answers of the API is slowed.
  public var latency: Latency

  /// The API keys that are accepted; when empty, any key is.
  public var apiKeys: Set<String>

  public var profile: Profile

  /// How pictures are drawn.
  public var rendering: Rendering

  public init(
    seed: UInt64 = 0, clock: Clock = .standard, latency: Latency = .none, apiKeys: Set<String> = [],
    profile: Profile = .strict, rendering: Rendering = .poster
  ) {
    self.seed = seed
    self.clock = clock
    self.latency = latency
    self.apiKeys = apiKeys
    self.profile = profile
    self.rendering = rendering
  }
}
