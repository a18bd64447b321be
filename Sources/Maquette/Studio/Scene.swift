import Raster

/// What is to be painted, with every source decoded and every default settled.
struct Scene: Sendable, Hashable {
  /// Width of the result in pixels, at least 1.
  var width: Int

  /// Height of the result in pixels, at least 1.
  var height: Int

  /// Decides everything that the rest of the scene leaves open.
  var seed: Seed

  var finish: Finish
  var background: Background
  var subject: Subject
  var rendering = Rendering.poster

  /// Only of dall-e-3: stronger or calmer colours.
  var style: Style?

  /// Of edits: how much of the first source's own colours stays.
  var fidelity = InputFidelity.low

  /// What is written below the picture; nil for nothing.
  var caption: Caption?

  var progress = Progress.finished

  /// How much detail there is; the composition of a seed is the same in all.
  enum Finish: Sendable, Hashable, CaseIterable {
    case sketch
    case plain
    case fine
  }

  /// What is behind the subject.
  enum Background: Sendable, Hashable {
    /// A painted ground; every pixel is opaque.
    case opaque

    /// Nothing; what is not painted has alpha 0.
    case transparent
  }

  /// What is to be seen.
  enum Subject: Sendable, Hashable {
    /// A new picture.
    case prompt

    /// A picture made from at least one other.
    ///
    /// A mask has the size of the first source and says by its alpha what of that is kept.
    case edit(sources: [Bitmap], mask: Bitmap?)

    /// A picture like another.
    case variation(of: Bitmap)
  }

  /// How far the painting has come.
  enum Progress: Sendable, Hashable {
    case finished

    /// One of `count` partial pictures, `index` counted from 0: the rougher, the earlier.
    case partial(index: Int, count: Int)
  }
}

extension Scene {
  /// The same scene at another size.
  func sized(_ width: Int, _ height: Int) -> Scene {
    var scene = self
    (scene.width, scene.height) = (width, height)
    return scene
  }
}
