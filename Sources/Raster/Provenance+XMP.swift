extension Provenance {
  /// The text as the one property of an XMP packet (ISO 16684-1, 7.3), UTF-8.
  var xmp: [UInt8] {
    let text = json.utf8.flatMap { byte in
      Provenance.references.first { $0.byte == byte }?.reference ?? [byte]
    }
    return Provenance.packetStart + text + Provenance.packetEnd
  }

  /// Takes the text out of a packet; nil if the packet is not one that `xmp` made.
  init?(xmp packet: [UInt8]) {
    let envelope = Provenance.packetStart.count + Provenance.packetEnd.count
    guard
      packet.count >= envelope, packet.starts(with: Provenance.packetStart),
      packet.suffix(Provenance.packetEnd.count).elementsEqual(Provenance.packetEnd)
    else { return nil }
    var rest = packet.dropFirst(Provenance.packetStart.count).dropLast(Provenance.packetEnd.count)
    var text: [UInt8] = []
    while let byte = rest.first {
      let reference = Provenance.references.first { rest.starts(with: $0.reference) }
      text.append(reference?.byte ?? byte)
      rest.removeFirst(reference?.reference.count ?? 1)
    }
    self.init(utf8: text)
  }

  /// The characters that XML has other uses for, and what stands for them (XML 1.0, 4.6).
  private static let references: [(byte: UInt8, reference: [UInt8])] = [
    (UInt8(ascii: "&"), Array("&amp;".utf8)),
    (UInt8(ascii: "<"), Array("&lt;".utf8)),
    (UInt8(ascii: ">"), Array("&gt;".utf8)),
  ]

  private static let packetStart = Array(
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>\
    <x:xmpmeta xmlns:x="adobe:ns:meta/">\
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
    <rdf:Description rdf:about="" xmlns:maquette="urn:maquette:"><maquette:provenance>
    """.utf8)

  private static let packetEnd = Array(
    """
    </maquette:provenance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>
    """.utf8)
}
