/// The bars that an audit holds an index to, each with where it comes from.
///
/// "Handbook" is the OECD and JRC's "Handbook on constructing composite indicators" (2008); "COIN Tool" is the user guide
/// of the JRC's tool of that name (W. Becker and others, 2019), whose rules of thumb its audits and the "Your 10-step
/// pocket guide to composite indicators and scoreboards" (2019) share.
public enum AuditBar {
  /// A skewness beyond this on either side, together with ``kurtosis``, is taken for outliers (COIN Tool).
  public static let skewness = 2.0
  /// An excess kurtosis beyond this, together with ``skewness``, is taken for outliers (COIN Tool).
  public static let kurtosis = 3.5
  /// The least share of territories that must have a value (COIN Tool).
  public static let availability = 0.65
  /// A share of zeros beyond which an indicator tells few territories apart: half of them.
  public static let zeroShare = 0.5
  /// From this correlation on, siblings say the same twice (COIN Tool).
  public static let redundancy = 0.92
  /// Down from this correlation, siblings cancel each other out (COIN Tool).
  public static let counteraction = -0.3
  /// Below this correlation, a member hardly shows in what it belongs to (COIN Tool).
  public static let weakness = 0.3
  /// The usual least value of Cronbach's alpha (Nunnally, "Psychometric theory", 1978; Handbook).
  public static let alpha = 0.7
  /// A component counts when its eigenvalue exceeds this (Kaiser, 1960; Handbook).
  public static let eigenvalue = 1.0
  /// A correlation with the population beyond this, on either side, hints at a count that was never divided (COINr, 2022,
  /// uses the same bar for denominators).
  public static let population = 0.6
  /// An importance this many times the weight, or this many times less, is worth a word; the sources set no bar.
  public static let importanceRatio = 2.0
  /// A correlation is taken for more than chance when its p-value is below this.
  public static let significance = 0.05
}
