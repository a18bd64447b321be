import Raster

extension Painter {
  /// A caption set for the room there is: the prompt in a few lines, and a line of details.
  struct Plate {
    /// How the words are set off from the picture.
    enum Shape: Sendable, Hashable {
      /// A strip of paper from edge to edge.
      case band

      /// A piece of paper with round corners and some space around it.
      case card
    }

    /// Height in pixels, with the space around a card.
    let height: Int

    private let shape: Shape
    private let prompt: [Lettering.Line]
    private let details: Lettering.Line?

    /// Whether the dots have room beside the details, which say more.
    private let hasSwatches: Bool
    private let type: Typography

    /// Sets a caption for the lower edge of a whole picture.
    ///
    /// - Returns: nil if the picture is too small for words that could be read.
    init?(_ caption: Caption, for scene: Scene) {
      self.init(
        caption, shape: scene.background == .opaque ? .band : .card,
        room: Region(columns: 0..<scene.width, rows: 0..<scene.height),
        side: min(scene.width, scene.height), lines: scene.rendering == .poster ? 3 : 1,
        measure: scene.rendering == .flat ? 50 : 100)
    }

    /// Sets a caption for the lower edge of a part of a picture whose shorter side is `side` pixels long.
    ///
    /// - Parameters:
    ///   - lines: The most lines that the prompt may take; fewer where they would fill over a fifth of the room.
    ///   - measure: How much of a line may be filled, in percent: letters make files larger.
    /// - Returns: nil if the room is too small for words that could be read.
    init?(_ caption: Caption, shape: Shape, room: Region, side: Int, lines: Int, measure: Int = 100) {
      let type = Typography(side: min(side, 2 * min(room.width, room.height)))
      let space = shape == .card ? type.padding : 0
      let width = (room.width - 2 * type.padding - space) * measure / 100
      // The holes of masked edits are small, and a caption says which of the partial pictures it is.
      let least = shape == .card ? 2 : 3
      guard width >= Typography.leastWidth, room.height >= least * (type.height(lines: 1) + space) else {
        return nil
      }
      let most = (1...lines).last { type.height(lines: $0) <= room.height / 5 } ?? 1
      prompt = type.prompt.paragraph(caption.prompt, width: width, lines: most)
      let facts = caption.details
      let beside = type.details.longest(facts, width: width - type.swatches)
      details =
        beside ?? type.details.longest(facts, width: width) ?? type.details.shortened(facts, width: width)
      hasSwatches = beside != nil || facts.isEmpty
      height = type.height(lines: prompt.count) + space
      self.shape = shape
      self.type = type
    }
  }
}

/// The sizes of a caption's letters and spaces, in pixels.
private struct Typography {
  let prompt: Lettering
  let details: Lettering

  /// Space at all four sides.
  let padding: Int

  /// The shortest line that says something.
  static let leastWidth = 60

  /// Sizes for a picture whose shorter side is `side` pixels long, never too small to be read.
  init(side: Int) {
    prompt = Lettering(capHeight: max(9, side * 23 / 1000))
    details = Lettering(capHeight: max(7, side * 15 / 1000))
    padding = max(8, side * 28 / 1000)
  }

  /// Height of a strip with so many lines of the prompt.
  func height(lines: Int) -> Int {
    let text = lines == 0 ? 0 : prompt.capHeight + (lines - 1) * prompt.lineHeight + details.lineHeight
    return text + details.capHeight + 2 * padding
  }

  /// Width of the dots and the space before them.
  var swatches: Int { details.capHeight * 5 }
}

extension Lettering {
  /// Sets as many of the first facts as fit into a line, if one does.
  fileprivate func longest(_ facts: [String], width: Int) -> Line? {
    for count in stride(from: facts.count, to: 0, by: -1) {
      let line = line(facts[..<count].joined(separator: " · "))
      if line.width <= width { return line }
    }
    return nil
  }

  /// Sets the first fact in a line that is too short for it.
  fileprivate func shortened(_ facts: [String], width: Int) -> Line? {
    facts.first.flatMap { paragraph($0, width: width, lines: 1).first }
  }
}

// MARK: - Drawing

extension Painter.Plate {
  /// Draws the plate at the lower edge of a region that is as wide as the room it was set for.
  func draw(on bitmap: inout Bitmap, in room: Region, palette: Painter.Palette) {
    let strip = Region(
      columns: room.columns, rows: room.rows.upperBound - height..<room.rows.upperBound)
    switch shape {
    case .band:
      printWords(on: &bitmap, in: strip, palette)
    case .card:
      let space = type.padding / 2
      var card = Bitmap(width: strip.width - 2 * space, height: height - 2 * space, color: palette.paper)
      printWords(on: &card, in: card.bounds, palette)
      card.clip(to: RoundedRectangle(card.bounds, radius: type.padding))
      bitmap.draw(card, x: strip.columns.lowerBound + space, y: strip.rows.lowerBound + space)
    }
  }

  /// Covers a region with paper and prints the words on it.
  private func printWords(on bitmap: inout Bitmap, in region: Region, _ palette: Painter.Palette) {
    bitmap.fill(region, color: palette.paper)
    let left = region.columns.lowerBound + type.padding
    var baseline = region.rows.lowerBound + type.padding + type.prompt.capHeight
    for line in prompt {
      bitmap.draw(line, x: left, baseline: baseline, color: palette.ink, in: region)
      baseline += type.prompt.lineHeight
    }
    baseline = region.rows.upperBound - type.padding
    if let details {
      bitmap.draw(details, x: left, baseline: baseline, color: palette.ink, in: region)
    }
    if hasSwatches {
      drawSwatches(on: &bitmap, right: region.columns.upperBound - type.padding, baseline: baseline, palette)
    }
  }

  /// Draws a dot in each of three main colours, as printers do at the edge of a sheet.
  private func drawSwatches(
    on bitmap: inout Bitmap, right: Int, baseline: Int, _ palette: Painter.Palette
  ) {
    let size = type.details.capHeight * Disc.unit
    for (index, color) in [palette.ramp[3], palette.ramp[1], palette.accents[2]].enumerated() {
      bitmap.draw(
        Disc(
          x: right * Disc.unit - size * (3 * index + 1) / 2, y: baseline * Disc.unit - size / 2,
          radius: size / 2),
        color: color)
    }
  }
}
