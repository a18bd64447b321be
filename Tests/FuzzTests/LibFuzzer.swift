// libFuzzer brings the `main` and calls what is here: https://llvm.org/docs/LibFuzzer.html

/// The target named by `--target=NAME`; libFuzzer passes over arguments that begin with two hyphens.
private let target: FuzzTarget = {
  let names = CommandLine.arguments.compactMap { argument in
    argument.hasPrefix("--target=") ? String(argument.dropFirst("--target=".count)) : nil
  }
  guard let target = names.first.flatMap(FuzzTarget.init(rawValue:)) else {
    fatalError(
      "--target=NAME, which is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return target
}()

/// Hands the target what libFuzzer made up, and dies of a promise that is broken.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do throws(BrokenPromise) {
    try target.check(bytes)
  } catch {
    fatalError(error.promise)
  }
  return 0
}
