extension Accent {
  /// The marks of Latin-1, Latin Extended-A, Romanian and Vietnamese.
  ///
  /// A mark may have several rows; later ones build on letters that earlier ones composed.
  static let all: [Accent] = [
    Accent(
      scalar: "\u{300}", side: .above, path: "M-9 111 L6 95",
      letters: "AEINOUWYaeinouwy", composed: "ÀÈÌǸÒÙẀỲàèìǹòùẁỳ"),
    Accent(
      scalar: "\u{301}", side: .above, path: "M9 111 L-6 95",
      letters: "ACEGIKLMNOPRSUWYZÆØacegiklmnoprsuwyzæø", composed: "ÁĆÉǴÍḰĹḾŃÓṔŔŚÚẂÝŹǼǾáćéǵíḱĺḿńóṕŕśúẃýźǽǿ"),
    Accent(
      scalar: "\u{302}", side: .above, path: "M-15 95 L0 110 L15 95",
      letters: "ACEGHIJOSUWYZaceghijosuwyz", composed: "ÂĈÊĜĤÎĴÔŜÛŴŶẐâĉêĝĥîĵôŝûŵŷẑ"),
    Accent(
      scalar: "\u{303}", side: .above, path: "M-19 97 C-15 109 -7 108 0 103 C7 98 15 97 19 109",
      letters: "AEINOUVYaeinouvy", composed: "ÃẼĨÑÕŨṼỸãẽĩñõũṽỹ"),
    Accent(
      scalar: "\u{304}", side: .above, path: "M-16 101 L16 101",
      letters: "AEGIOUYÆaegiouyæ", composed: "ĀĒḠĪŌŪȲǢāēḡīōūȳǣ"),
    Accent(
      scalar: "\u{306}", side: .above, path: "M-17 110 Y0 96 X17 110",
      letters: "AEGIOUaegiou", composed: "ĂĔĞĬŎŬăĕğĭŏŭ"),
    Accent(
      scalar: "\u{307}", side: .above, path: "D0 98",
      letters: "ABCDEFGHIMNOPRSTWXYZabcdefghmnoprstwxyz", composed: "ȦḂĊḊĖḞĠḢİṀṄȮṖṘṠṪẆẊẎŻȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏż"),
    Accent(
      scalar: "\u{308}", side: .above, path: "D-14 98 D14 98",
      letters: "AEHIOUWXYaehiotuwxy", composed: "ÄËḦÏÖÜẄẌŸäëḧïöẗüẅẍÿ"),
    Accent(
      scalar: "\u{309}", side: .above, path: "M-8 109 C-5 117 10 116 9 107 C8 101 1 101 1 95",
      letters: "AEIOUYaeiouy", composed: "ẢẺỈỎỦỶảẻỉỏủỷ"),
    Accent(
      scalar: "\u{30A}", side: .above, path: "M0 118 X12 105 Y0 92 X-12 105 Y0 118",
      letters: "AUauwy", composed: "ÅŮåůẘẙ"),
    Accent(
      scalar: "\u{30B}", side: .above, path: "M-4 111 L-16 95 M19 111 L7 95",
      letters: "OUou", composed: "ŐŰőű"),
    Accent(
      scalar: "\u{30C}", side: .above, path: "M-15 110 L0 95 L15 110",
      letters: "ACDEGHIKNORSTUZacegijknorsuzdltL", composed: "ǍČĎĚǦȞǏǨŇǑŘŠŤǓŽǎčěǧǐǰǩňǒřšǔžďľťĽ"),
    Accent(
      scalar: "\u{31B}", side: .above, path: "M14 95 C20 97 24 103 22 111",
      letters: "OUou", composed: "ƠƯơư"),
    Accent(
      scalar: "\u{323}", side: .below, path: "D0 -22",
      letters: "AEIOUYaeiouyƠƯơư", composed: "ẠẸỊỌỤỴạẹịọụỵỢỰợự"),
    Accent(
      scalar: "\u{326}", side: .below, path: "M4 -17 L-2 -32",
      letters: "STst", composed: "ȘȚșț"),
    Accent(
      scalar: "\u{327}", side: .below, path: "M1 0 L1 -11 X12 -21 Y0 -30 L-8 -30",
      letters: "CSTcst", composed: "ÇŞŢçşţ"),
    Accent(
      scalar: "\u{327}", side: .below, path: "M4 -17 L-2 -32",
      letters: "GKLNRgklnr", composed: "ĢĶĻŅŖģķļņŗ"),
    Accent(
      scalar: "\u{328}", side: .tail, path: "M0 0 C-10 -7 -14 -14 -11 -22 C-8 -30 2 -31 9 -27",
      letters: "AEIOUaeiou", composed: "ĄĘĮǪŲąęįǫų"),
    Accent(
      scalar: "\u{300}", side: .above, path: "M-9 111 L6 95",
      letters: "ÂÊÔĂƠƯÜâêôăơưü", composed: "ẦỀỒẰỜỪǛầềồằờừǜ"),
    Accent(
      scalar: "\u{301}", side: .above, path: "M9 111 L-6 95",
      letters: "ÂÊÔĂƠƯÜâêôăơưü", composed: "ẤẾỐẮỚỨǗấếốắớứǘ"),
    Accent(
      scalar: "\u{302}", side: .above, path: "M-15 95 L0 110 L15 95",
      letters: "ẠẸỌạẹọ", composed: "ẬỆỘậệộ"),
    Accent(
      scalar: "\u{303}", side: .above, path: "M-19 97 C-15 109 -7 108 0 103 C7 98 15 97 19 109",
      letters: "ÂÊÔĂƠƯâêôăơư", composed: "ẪỄỖẴỠỮẫễỗẵỡữ"),
    Accent(
      scalar: "\u{306}", side: .above, path: "M-17 110 Y0 96 X17 110",
      letters: "Ạạ", composed: "Ặặ"),
    Accent(
      scalar: "\u{309}", side: .above, path: "M-8 109 C-5 117 10 116 9 107 C8 101 1 101 1 95",
      letters: "ÂÊÔĂƠƯâêôăơư", composed: "ẨỂỔẲỞỬẩểổẳởử"),
  ]
}
