/// How much an emulator refuses (CONTRACT.md, "Contract profile").
public enum Profile: String, Sendable, CaseIterable {
  /// What the API refuses.
  case strict

  /// Only what the published schema cannot carry, for suites that post placeholder data.
  case contract
}

extension Profile {
  /// Reads a form as this profile does; refusals are in the words of the API's day.
  func read(
    _ form: Form, for endpoint: Endpoint, on service: Service, of api: API = .documented
  ) throws(APIError) -> ImageRequest {
    do throws(APIError) {
      return switch self {
      case .strict: try ImageRequest(form, for: endpoint, on: service, of: api)
      case .contract: try ImageRequest(contract: form, for: endpoint, on: service, of: api)
      }
    } catch {
      throw api.refusal(error, of: form, for: endpoint)
    }
  }
}
