extension Audit {
  /// One thing that an auditor would say about an index, in a sentence.
  public struct Finding: Sendable, Hashable {
    /// How much it matters.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
      /// It should be mended, or defended in the documentation of the index.
      case objection
      /// It should be known.
      case remark
    }

    /// What it is about.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Fewer territories have a score than a correlation takes.
      case tooFewTerritories = "too-few-territories"
      /// An indicator has the same value everywhere.
      case constant
      /// An indicator counts without dividing.
      case undividedCount = "undivided-count"
      /// A plain column rises or falls with the population.
      case followsPopulation = "follows-population"
      /// Too many territories lack a value.
      case scarce
      /// A few values set the scale.
      case outliers
      /// Most values are zero.
      case manyZeros = "many-zeros"
      /// Two indicators have the same values.
      case identical
      /// One indicator can be computed from another.
      case collinear
      /// Two siblings say the same.
      case redundant
      /// Two siblings pull against each other.
      case counteracting
      /// A member falls where its dimension rises.
      case againstDimension = "against-dimension"
      /// A member falls where the index rises.
      case againstIndex = "against-index"
      /// A member hardly shows in what it belongs to.
      case weak
      /// An indicator goes more with another dimension than with its own.
      case closerElsewhere = "closer-elsewhere"
      /// The members of a dimension do not agree.
      case incoherent
      /// The members of a dimension measure several things.
      case severalComponents = "several-components"
      /// A member counts for much more or much less than its weight.
      case importance
    }

    /// How much it matters.
    public let severity: Severity
    /// What it is about.
    public let kind: Kind
    /// The ids of the members it is about, those that should change first; `score` is the index itself.
    public let subjects: [String]
    /// What was found and why it matters, in one sentence without a final stop.
    public let message: LocalizedText
    /// What can be done, in one sentence without a final stop.
    public let remedy: LocalizedText
    /// The number that passed a bar, such as a correlation.
    public let value: Double
  }
}

/// A number in a sentence with two digits, or as many as it takes to tell it from a bar.
func figure(_ number: Double, bar: Double = .nan) -> LocalizedText {
  var power = 100.0
  var rounded = (number * power).rounded() / power
  while rounded == bar, number != bar, power < 1e9 {
    power *= 10
    rounded = (number * power).rounded() / power
  }
  // Beyond 2^53 there are no digits to round, and the product may overflow.
  return inWords(abs(number) < 0x1p53 ? rounded + 0 : number)
}

/// A value in a sentence with three digits, or all of those before the decimal mark.
func roundedValue(_ number: Double) -> LocalizedText {
  var power = 1.0
  while abs(number) * power < 100, power < 1e300 { power *= 10 }
  return inWords(abs(number) < 0x1p53 ? (number * power).rounded() / power + 0 : number)
}

/// A share as a whole percentage, or with a tenth where it would seem to be nothing or all.
func percentage(_ share: Double) -> LocalizedText {
  if share > 0, share < 0.0005 {
    return LocalizedText(fr: "moins de 0,1 %", en: "less than 0.1 %")
  }
  let rounded = (share * 100).rounded()
  let isTrue = (rounded < 100 || share >= 1) && (rounded > 0 || share <= 0)
  let number = inWords(
    isTrue ? rounded : min((share * 1000).rounded() / 10, share < 1 ? 99.9 : 100)
  )
  return LocalizedText(fr: "\(number.french) %", en: "\(number.english) %")
}
