@testable import Maquette

extension Exchange {
  /// An exchange without an answer to speak of.
  init(_ request: HTTPRequest, id: Int = 0) {
    let call = Call(request, on: nil, accepted: [])
    let response = HTTPResponse(status: 200)
    self.init(call, .other(response), response, uploads: [])
    self.id = id
  }
}
