/// How long answers are made to take.
///
/// Time passes where the answer is sent; the emulator's clock does not move by it.
public enum Latency: Sendable, Equatable {
  /// No time at all.
  case none

  /// What the real service takes, as `openai-processing-ms` tells it.
  case realistic

  /// The same time before every answer, and before each event of a stream.
  case fixed(Duration)
}

extension Latency {
  /// Reads `none`, `realistic` or a duration such as `300ms`.
  package init?(notation: String) {
    switch notation {
    case "none": self = .none
    case "realistic": self = .realistic
    default:
      guard let duration = Duration(notation: notation) else { return nil }
      self = .fixed(duration)
    }
  }

  /// Adds the pauses to an answer that the real service would work on for `processing`.
  func slow(_ response: inout HTTPResponse, processing: Duration) {
    switch response.body {
    case .bytes:
      response.delay += pause(processing, events: 1)
    case .chunks(var chunks):
      let pause = pause(processing, events: chunks.count)
      for index in chunks.indices { chunks[index].pause += pause }
      response.body = .chunks(chunks)
    }
  }

  /// The pause before each of `events`.
  ///
  /// When partial pictures come is not recorded: here they divide the time evenly.
  private func pause(_ processing: Duration, events: Int) -> Duration {
    switch self {
    case .none: .zero
    case .realistic: processing / max(events, 1)
    case .fixed(let duration): duration
    }
  }
}
