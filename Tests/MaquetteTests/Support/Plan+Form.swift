@testable import Maquette

extension Plan {
  /// The plan of a form, which the tables of `endpoint` accept.
  static func of(_ endpoint: Endpoint, _ parts: [FormPart]) throws -> Plan {
    let entries = try Multipart.parse(Bytes(parts.encoded(boundary: "x")), boundary: "x").map { part in
      Form.Entry(name: part.name ?? "", writtenName: part.name ?? "", field: .part(part))
    }
    return Plan(try ImageRequest(Form(entries: entries), for: endpoint))
  }
}
