/// What an emulator is told once, when it is made.
public struct Configuration: Sendable {
  /// Changes every picture and identifier; the same seed, clock and request give the same bytes.
  public var seed: UInt64

  public var clock: Clock

  /// Which API to be; it does not follow what control calls do to the clock.
  public var edition: Edition

  /// How long answers take; nothing but answers of the API is slowed.
  public var latency: Latency

  /// The API keys that are accepted; when empty, any key is.
  public var apiKeys: Set<String>

  public var profile: Profile

  /// How pictures are drawn.
  public var rendering: Rendering

  /// Base of the links in `url` answers; when nil, they lead to the host that the request named.
  public var publicURL: BaseURL?

  /// The host that the emulator listens on, as its control calls may name it beside the loopback ones.
  public var host: String?

  /// How many pictures of a model a session may ask for in a minute of its clock; nil for any number.
  public var imagesPerMinute: Int?

  /// Exchanges that the journal keeps of each session, at least 1.
  public var journalLimit: Int

  /// The `journalLimit` when nothing is said.
  public static let standardJournalLimit = 1000

  public init(
    seed: UInt64 = 0, edition: Edition = .documented, clock: Clock? = nil, latency: Latency = .none,
    apiKeys: Set<String> = [],
    profile: Profile = .strict, rendering: Rendering = .poster, publicURL: BaseURL? = nil,
    host: String? = nil,
    imagesPerMinute: Int? = nil, journalLimit: Int = standardJournalLimit
  ) {
    self.seed = seed
    self.edition = edition
    self.clock = clock ?? edition.clock
    self.latency = latency
    self.apiKeys = apiKeys
    self.profile = profile
    self.rendering = rendering
    self.publicURL = publicURL
    self.host = host
    self.imagesPerMinute = imagesPerMinute
    self.journalLimit = journalLimit
  }
}
