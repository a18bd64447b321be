import Testing

@testable import Raster

struct LetteringTests {
  private func picture(of text: String, capHeight: Int) -> Bitmap {
    let lettering = Lettering(capHeight: capHeight)
    let line = lettering.line(text)
    var picture = Bitmap(width: max(1, line.width), height: lettering.lineHeight, color: .white)
    picture.draw(line, x: 0, baseline: capHeight * 4 / 3, color: .black)
    return picture
  }

  @Test(arguments: [
    ("The quick brown fox jumps over the lazy dog", 24, "af58052974e6f08e"),
    ("Zażółć gęślą jaźń, ångström, Übergröße, Ñandú, Œuvre", 18, "66d51c8d97d83315"),
    ("Příliš žluťoučký kůň — 0123456789 €", 32, "4f86801d42063d54"),
    ("漢字 😀 Ж", 24, "76920c18b9436cd4"),
  ])
  func `a line has the same pixels everywhere`(text: String, size: Int, golden: String) {
    #expect(picture(of: text, capHeight: size).fingerprint == golden)
  }

  @Test(arguments: [
    ("", 24, 0), (" ", 24, 8), ("n", 24, 18), ("nn", 24, 35), ("i", 24, 8), ("W", 24, 28), ("n", 100, 72),
    ("\u{200B}\u{7}", 24, 0), ("a b", 24, 42), ("a \n\t b", 24, 42), ("é", 24, 17), ("e\u{301}", 24, 17),
    ("漢", 24, 22),
  ])
  func `a line has its width`(text: String, size: Int, width: Int) {
    #expect(Lettering(capHeight: size).line(text).width == width)
  }

  @Test func `some pairs of letters stand nearer`() {
    let lettering = Lettering(capHeight: 100)
    for pair in ["AV", "To", "Ly", "r,"] {
      let apart = pair.map { lettering.line(String($0)).width }.reduce(0, +)
      #expect((lettering.line(pair).width < apart - 2) == (pair != "Ly"))
    }
    #expect(lettering.line("ÀV").width == lettering.line("AV").width)
  }

  @Test(arguments: [5, 14, 24, 60, 200])
  func `capitals are as high as they should be and stand on the baseline`(size: Int) {
    let lettering = Lettering(capHeight: size)
    var picture = Bitmap(width: 2 * size + 4, height: 2 * size + 4, color: .white)
    picture.draw(lettering.line("H"), x: 1, baseline: size + 2, color: .black)
    let levels = picture.levels
    let inked = levels.indices.filter { row in levels[row].contains { $0 < 200 } }
    #expect(inked.first == 2)
    #expect(inked.last == size + 1)
  }

  @Test func `sizes are moved into their range`() {
    #expect(Lettering(capHeight: -5) == Lettering(capHeight: 1))
    #expect(Lettering(capHeight: 99999) == Lettering(capHeight: 1000))
  }

  @Test func `strokes that cross hide as much as one`() {
    var picture = Bitmap(width: 60, height: 60, color: .black)
    picture.draw(Lettering(capHeight: 40).line("X#"), x: 4, baseline: 50, color: .white.withAlpha(100))
    #expect(picture.levels.joined().max() == 100)
  }

  @Test func `pixels keep their alpha`() {
    var picture = Bitmap(width: 20, height: 20, color: .white.withAlpha(9))
    picture.draw(Lettering(capHeight: 14).line("H"), x: 2, baseline: 18, color: .black)
    #expect(Set(picture.alphas) == [9])
    #expect(Set(picture.levels.joined()).count > 2)
  }

  @Test(arguments: [(-13, 30), (120, 30), (20, 8), (20, 63), (-400, 30), (-6, 3), (130, 66)])
  func `a line is cut off at the edges`(x: Int, baseline: Int) {
    let line = Lettering(capHeight: 24).line("Ångström jg 漢")
    var whole = Bitmap(width: 800, height: 300, color: .white)
    whole.draw(line, x: x + 400, baseline: baseline + 100, color: .black)
    var part = Bitmap(width: 140, height: 60, color: .white)
    part.draw(line, x: x, baseline: baseline, color: .black)
    #expect(part == whole.cropped(to: Region(columns: 400..<540, rows: 100..<160)))
  }

  @Test(arguments: [Int.min, Int.max, -1 << 40, 1 << 40])
  func `a line far outside draws nothing`(far: Int) {
    let line = Lettering(capHeight: 1000).line("Far away")
    var picture = Bitmap(width: 9, height: 9, color: .white)
    picture.draw(line, x: far, baseline: 5, color: .black)
    picture.draw(line, x: 0, baseline: far, color: .black)
    #expect(picture == Bitmap(width: 9, height: 9, color: .white))
  }

  @Test func `a line stays in its region`() {
    let region = Region(columns: 10..<40, rows: 12..<24)
    let line = Lettering(capHeight: 24).line("Region")
    var whole = Bitmap(width: 90, height: 40, color: .white)
    var part = whole
    whole.draw(line, x: 2, baseline: 30, color: .black)
    part.draw(line, x: 2, baseline: 30, color: .black, in: region)
    #expect(part.cropped(to: region) == whole.cropped(to: region))
    part.fill(region, color: .white)
    #expect(part == Bitmap(width: 90, height: 40, color: .white))
  }
}
