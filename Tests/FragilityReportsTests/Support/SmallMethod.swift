import FragilityFiles
import FragilityIndex

@testable import FragilityReports

/// A method of two dimensions on ten invented territories of three communes, some lines of its own.
enum SmallMethod {
  static func facts(
    rules: String = "",
    top: String = "",
    indicator: String = "",
    dimension: String = "",
    table: String? = nil
  ) throws -> ReportFacts {
    let method = """
      format = "fragility-method/1"
      id = "small"
      version = "1"
      title = { fr = "Petite méthode", en = "Small method" }
      \(top)
      [[table]]
      id = "t"
      path = "t.csv"
      key = "code"
      name = "name"
      population = "pop"
      parents = { commune = "commune" }
      missing = { suppressed = ["s"], unavailable = [""] }
      [rules]
      \(rules)
      [[dimension]]
      id = "x"
      \(dimension)
      [[dimension]]
      id = "y"
      [[indicator]]
      id = "a"
      dimension = "x"
      column = "a"
      direction = "higher_is_worse"
      \(indicator)
      [[indicator]]
      id = "b"
      dimension = "x"
      column = "b"
      direction = "lower_is_worse"
      [[indicator]]
      id = "c"
      dimension = "y"
      numerator = "c"
      denominator = "pop"
      per = 100
      direction = "higher_is_worse"
      """
    return try MethodFixture.facts(method: method, table: table ?? self.table)
  }

  static let table = """
    code,name,commune,pop,a,b,c
    Q0,Zéro,A,100,1,9,12
    Q1,Un,A,110,2,7,31
    Q2,Deux,A,120,3.5,8,25
    Q3,Trois,B,130,4,5,44
    Q4,Quatre,B,140,5.25,6,39
    Q5,Cinq,B,150,6,3,70
    Q6,Six,C,160,7,4,52
    Q7,Sept,C,170,8.5,1,81
    Q8,Huit,C,180,9,2,
    Q9,Neuf,C,190,s,,
    """
}
