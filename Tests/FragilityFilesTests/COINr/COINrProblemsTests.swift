import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("What is wrong with COINr's tables")
struct COINrProblemsTests {
  @Test(
    "each mistake is reported where it stands, with a remedy in both languages",
    arguments: mistakes
  )
  func mistake(_ mistake: Mistake) throws {
    let found = problems { try coinr(mistake.meta, mistake.data, mistake.change) }
    let spots = found.map { problem in
      (problem.place.file == mistake.file ? "" : "\(problem.place.file ?? "") ") + problem.spot
    }
    #expect(spots == mistake.spots)
    for problem in found {
      #expect(!problem.remedy.french.isEmpty && !problem.remedy.english.isEmpty)
    }
  }

  struct Mistake: Sendable {
    let meta: String
    let data: String
    let file: String
    let spots: [String]
    let change: @Sendable (inout COINrImport.Options) -> Void

    init(
      meta: String = iMeta(),
      data: String = iData,
      in file: String = "iMeta.csv",
      _ spots: String...,
      change: @escaping @Sendable (inout COINrImport.Options) -> Void = { _ in }
    ) {
      self.meta = meta
      self.data = data
      self.file = file
      self.spots = spots
      self.change = change
    }
  }

  static let mistakes = ofCells + ofStructure + ofData

  private static let ofCells = [
    Mistake(
      meta: iMeta().replacing("Direction", with: "Dirction"),
      "table.missing-column 1:1"
    ),
    Mistake(meta: iMeta([2: "1,a,D,1,Indicateur,1"]), "coinr.unknown-type 2:9"),
    Mistake(meta: iMeta([10: "NA,o,NA,NA,NA,NA"]), "coinr.absent-cell 10:12"),
    Mistake(
      meta: iMeta([10: "NA,,NA,NA,Other,NA"]),
      "coinr.absent-cell 10:4",
      "iData.csv coinr.not-in-imeta 1:22"
    ),
    Mistake(
      meta: iMeta([10: "NA,a,NA,NA,Other,NA"]),
      "coinr.duplicate-code 10:4",
      "iData.csv coinr.not-in-imeta 1:22"
    ),
    Mistake(meta: iMeta([2: "1,a,D,0.5,Indicator,1"]), "coinr.bad-direction 2:7"),
    Mistake(meta: iMeta([2: "1,a,D,NA,Indicator,1"]), "coinr.absent-cell 2:7"),
    Mistake(meta: iMeta([2: "1,a,D,up,Indicator,1"]), "table.not-a-number 2:7"),
    Mistake(meta: iMeta([2: "1,a,D,1,Indicator,Inf"]), "table.not-a-number 2:19"),
    Mistake(meta: iMeta([2: "1,a,D,1,Indicator,NA"]), "coinr.absent-cell 2:19"),
    Mistake(meta: iMeta([2: "1,a,D,1,Indicator,-1"]), "coinr.negative-weight 2:19"),
    Mistake(meta: iMeta([2: "1.5,a,D,1,Indicator,1"]), "coinr.bad-level 2:1"),
    Mistake(meta: iMeta([2: "NA,a,D,1,Indicator,1"]), "coinr.absent-cell 2:1"),
    Mistake(
      meta: iMeta([4: "1,c,E,1,Indicator,0"]),
      "method.zero-weights 4:19"
    ),
    Mistake(
      meta: iMeta([2: "1,2a,D,1,Indicator,1"]),
      data: iData.replacing("o,a,", with: "o,2a,"),
      "coinr.bad-code 2:3"
    ),
    Mistake(
      meta: iMeta([2: "1,a b,D,1,Indicator,1"]),
      data: iData.replacing("o,a,", with: "o,a b,"),
      "coinr.bad-code 2:3"
    ),
  ]

  private static let ofStructure = [
    Mistake(meta: iMeta([2: "1,a,X,1,Indicator,1"]), "coinr.unknown-parent 2:5"),
    Mistake(meta: iMeta([2: "1,a,NA,1,Indicator,1"]), "coinr.no-parent 2:5"),
    Mistake(meta: iMeta([2: "1,a,b,1,Indicator,1"]), "coinr.parent-not-aggregate 2:5"),
    Mistake(meta: iMeta([2: "1,a,T,1,Indicator,1"]), "coinr.wrong-level 2:5"),
    Mistake(
      meta: iMeta([2: "2,a,D,1,Indicator,1"]),
      "coinr.wrong-level 2:1",
      "coinr.wrong-level 2:5"
    ),
    Mistake(
      meta: iMeta([7: "4,T,NA,1,Aggregate,1"]),
      "coinr.level-gap 1:1",
      "coinr.wrong-level 5:5",
      "coinr.wrong-level 6:5"
    ),
    Mistake(meta: iMeta([6: "2,E,NA,1,Aggregate,3"]), "coinr.several-tops 7:5"),
    Mistake(
      meta: iMeta([7: "3,T,D,1,Aggregate,1"]),
      "coinr.no-index 1:13",
      "coinr.wrong-level 7:5"
    ),
    Mistake(meta: iMeta(adding: ["2,F,T,1,Aggregate,1"]), "coinr.childless 11:3"),
    Mistake(
      meta: iMeta().replacing(",Weight", with: ",Weight,iName").replacing("1\n", with: "1,n\n")
        .replacing("2\n", with: "2,n\n").replacing("3\n", with: "3,n\n")
        .replacing("NA\n", with: "NA,NA\n"),
      "coinr.absent-cell 8:21",
      "coinr.absent-cell 9:27",
      "coinr.absent-cell 10:21"
    ),
  ]

  private static let ofData = [
    Mistake(meta: iMeta(adding: ["NA,q,NA,NA,Group,NA"]), "coinr.not-in-idata 11:4"),
    Mistake(
      meta: iMeta([10: "NA,oo,NA,NA,Other,NA"], adding: ["NA,o,NA,NA,Other,NA"]),
      "coinr.not-in-idata 10:4"
    ),
    Mistake(
      data: iData.replacing("Time,", with: "Date,"),
      in: "iData.csv",
      "coinr.not-in-imeta 1:13"
    ),
    Mistake(
      data: iData.replacing("uCode", with: "code"),
      in: "iData.csv",
      "table.missing-column 1:1",
      "coinr.not-in-imeta 1:1"
    ),
    Mistake(
      data: iData.replacing("Time", with: "uName"),
      in: "iData.csv",
      "coinr.duplicate-column 1:13"
    ),
    Mistake(
      data: iData.replacing("0.25", with: "low"),
      in: "iData.csv",
      "table.not-a-number 4:25"
    ),
    Mistake(data: iData + ",x,2020,y,1,,1,1,1\n", in: "iData.csv", "coinr.absent-cell 5:1"),
    Mistake(data: iData + "01,x,2020,y,1,,1,1,1\n", in: "iData.csv", "coinr.duplicate-unit 5:1"),
    Mistake(data: iData + "01,x,2021,y,1,,1,1,1\n", in: "iData.csv", "coinr.panel 1:13"),
    Mistake(in: "iData.csv", "coinr.no-such-time 1:13") { $0.time = "1999" },
    Mistake(
      meta: iMeta(header: "Level,iCode,Parent,Direction,Type,Denominator,Weight").replacing(
        "Indicator,",
        with: "Indicator,o,"
      ).replacing("Aggregate,", with: "Aggregate,NA,").replacing("NA,Group", with: "NA,Group,NA")
        .replacing("NA,Denominator,", with: "NA,Denominator,NA,").replacing(
          "Other",
          with: "Other,NA"
        ),
      "coinr.unknown-denominator 2:19",
      "coinr.unknown-denominator 3:20",
      "coinr.unknown-denominator 4:19"
    ) { $0.denominates = true },
  ]

  @Test("the mistakes of both tables come out together, iMeta first")
  func together() throws {
    let meta = iMeta([2: "1,a,X,3,Indicator,1", 10: "NA,o,NA,NA,Others,NA"])
    let found = problems { try coinr(meta, iData + "01,x,2020,y,?,,1,1,1\n") }
    #expect(
      found.map { "\($0.place.file ?? "") \($0.spot)" } == [
        "iMeta.csv coinr.unknown-parent 2:5", "iMeta.csv coinr.bad-direction 2:7",
        "iMeta.csv coinr.unknown-type 10:12", "iData.csv coinr.duplicate-unit 5:1",
        "iData.csv table.unknown-marker 5:13",
      ]
    )
    #expect(found[2].remedy.english == "did you mean \"Other\"?")
  }

  @Test("a panel says which option chooses a date")
  func panel() {
    let found = problems { try coinr(iMeta(), iData + "01,x,2021,y,1,,1,1,1\n") }
    #expect(found.first?.message.english.contains("2020, 2021") == true)
    #expect(found.first?.remedy.french == "choisissez-en une : --time 2021")
  }

  @Test("both files that cannot be read are said")
  func unreadable() {
    let found = problems { try coinr("", "\u{0}") }
    #expect(found.map(\.code.rawValue) == ["file.empty", "file.nul-byte"])
  }

  @Test("broken tables are refused or read, and never end the process")
  func brokenTables() {
    var generator = SplitMix(seed: 12)
    var refused = 0
    for _ in 0..<(300 * Effort.factor) {
      var texts = [Array(iMeta().utf8), Array(iData.utf8)]
      for _ in 0..<(1 + Int(generator.next() % 3)) {
        let which = Int(generator.next() % 2)
        let position = Int(generator.next() % UInt64(texts[which].count))
        let bytes = Array("0129-.,NA\n\"x;e".utf8)
        texts[which][position] = bytes[Int(generator.next() % UInt64(bytes.count))]
      }
      let read = texts.map { String(decoding: $0, as: UTF8.self) }
      do { _ = try coinr(read[0], read[1]) { $0.denominates = true } } catch { refused += 1 }
    }
    #expect(refused > 100)
  }
}
