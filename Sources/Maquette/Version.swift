/// The version of this emulator (semver.org).
public let version = "0.1.0"
