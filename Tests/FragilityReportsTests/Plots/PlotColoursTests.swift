import Foundation
import FragilityIndex
import Testing

@testable import FragilityReports

@Suite("Colours of plots")
struct PlotColoursTests {
  private let style = String(decoding: PackageResources.style_css, as: UTF8.self)

  /// The relative luminance of WCAG 2.2.
  private func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour.dropFirst(), radix: 16))
    let parts = [number >> 16, number >> 8, number].map { part -> Double in
      let share = Double(part & 255) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// The contrast ratio of WCAG 2.2, 1 to 21.
  private func contrast(_ a: String, _ b: String) throws -> Double {
    let (first, second) = (try luminance(a), try luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The colours of properties whose names begin so, in a block whose selector is given.
  private func colours(_ prefix: String, in selector: String) -> [String: String] {
    let blocks = style.ranges(of: selector + " {").map { start in
      style[start.upperBound...].prefix { $0 != "}" }
    }
    var result: [String: String] = [:]
    for declaration in blocks.joined(separator: ";").split(separator: ";") {
      let parts = declaration.split(separator: ":").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      if parts.count == 2, parts[0].hasPrefix(prefix) { result[parts[0]] = parts[1] }
    }
    return result
  }

  @Test("The formula gives the ratios that WCAG names")
  func formula() throws {
    #expect(try contrast("#000000", "#ffffff") == 21)
    #expect(abs(try contrast("#767676", "#ffffff") - 4.54) < 0.005)
  }

  @Test("Marks and lines are 3:1 on white, text is 4.5:1")
  func onWhite() throws {
    let colours = colours("--plot-", in: ":root")
    let white: Set = ["--plot-paper", "--plot-halo"]
    let text: Set = ["--plot-ink", "--plot-muted", "--plot-accent"]
    #expect(colours.count == 9)
    for (name, colour) in colours where !white.contains(name) {
      #expect(try contrast(colour, "#ffffff") >= (text.contains(name) ? 4.5 : 3), "\(name)")
    }
  }

  @Test(
    "Numbers are 4.5:1 on their class, and classes go from light to dark by steps that grey keeps"
  )
  func ramps() throws {
    for count in 3...7 {
      let steps = colours("--step-", in: ".ramp-\(count)")
      let inks = colours("--on-", in: ".ramp-\(count)")
      #expect(steps.count == count && inks.count == count)
      var last = ""
      for step in 1...count {
        let colour = try #require(steps["--step-\(step)"])
        let ink = try #require(inks["--on-\(step)"])
        #expect(try contrast(colour, ink) >= 4.5, "\(count) \(step)")
        if !last.isEmpty {
          #expect(try luminance(colour) < luminance(last))
          #expect(try contrast(colour, last) >= 1.35, "\(count) \(step)")
        }
        last = colour
      }
    }
  }

  @Test("Every class that a plot uses stands in the style sheet")
  func declared() throws {
    let type = Typography(language: .french)
    // Kinds of plots name themselves for whoever wants to style one.
    let kinds: Set = [
      "plot", "map", "strip", "spark", "lollipops", "contributions", "class-bar", "missing",
      "distribution", "quadrants",
    ]
    for (kind, draw) in SamplePlots.named("a") {
      let markup = try #require(ParsedMarkup(draw(type, "p")))
      let used = Set(
        markup.elements.flatMap { ($0.attributes["class"] ?? "").split(separator: " ") }
          .map(String.init)
      )
      // Scripts find the class of a territory by its name.
      for name in used.subtracting(kinds) where !name.hasPrefix("class-") || name == "class-bar" {
        let isDeclared = [" ", ",", "."].contains { style.contains(".\(name)\($0)") }
        #expect(isDeclared, "\(kind): .\(name)")
      }
    }
  }

  @Test("No text is smaller than 11 pixels")
  func sizes() throws {
    let sizes = style.matches(of: /font-size: ([0-9.]+)px/).compactMap { Double($0.1) }
    #expect(!sizes.isEmpty && sizes.allSatisfy { $0 >= 11 })
  }
}
