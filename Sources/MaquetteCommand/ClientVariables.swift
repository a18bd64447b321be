import Maquette

/// The environment variables by which clients find a server.
struct ClientVariables {
  /// The server's root: `http://127.0.0.1:4010`.
  let url: String

  /// A key that the server accepts.
  let key: String

  /// Chooses the key: the one that is set, or when that is not among `accepted`, one of those.
  init(url: String, acceptedKeys: Set<String>) {
    self.url = url
    let present = Environment.value("OPENAI_API_KEY")
    if let present, acceptedKeys.isEmpty || acceptedKeys.contains(present) {
      key = present
    } else {
      key = acceptedKeys.min() ?? "any"
    }
  }

  /// Sets them, for the programs that this process starts.
  func export() {
    Environment.set("OPENAI_BASE_URL", to: "\(url)/v1")
    // The Python client's name before version 1, and LangChain's.
    Environment.set("OPENAI_API_BASE", to: "\(url)/v1")
    Environment.set("OPENAI_API_KEY", to: key)
    // Azure's clients add their own path.
    Environment.set("AZURE_OPENAI_ENDPOINT", to: url)
    Environment.set("AZURE_OPENAI_API_KEY", to: key)
    // Between the two services, Python's `openai.images.generate` asks to be told.
    if Environment.value("OPENAI_API_TYPE") == nil { Environment.set("OPENAI_API_TYPE", to: "openai") }
    // For calls to the emulator itself.
    Environment.set("MAQUETTE_URL", to: url)
  }
}
