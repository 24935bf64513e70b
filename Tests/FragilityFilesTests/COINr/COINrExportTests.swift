import FragilityIndex
import Testing

@testable import FragilityFiles

@Suite("Export of COINr's tables")
struct COINrExportTests {
  /// The rows of a table as dictionaries.
  private func rows(_ bytes: [UInt8]) throws -> [[String: String]] {
    let table = try COINrTable(InputFile(path: "t.csv", bytes: bytes))
    return (0..<table.count).map { row in
      Dictionary(uniqueKeysWithValues: table.header.names.map { ($0, table.text(row, $0) ?? "NA") })
    }
  }

  private func export(
    _ text: String,
    _ table: String,
    in folder: TemporaryFolder
  ) throws -> COINrExport {
    try folder.write("t.csv", table)
    let tables = try LoadedTables(MethodFile(folder.write("method.toml", text)))
    return COINrExport(try tables.territories(), by: tables.file.method)
  }

  private static let codes =
    "code,nom,pop,siren,taux,x\n01004,Un,10,E1,1.5,4\nB,\"De,ux\",20,,NA,0\n"

  private func text(rules: String = "", table: String = "", more: String = "") -> String {
    methodText(
      table: "missing = { suppressed = [\"NA\", \"\"] }\n\(table)",
      rules: rules,
      more: more
    )
  }

  @Test("what is imported from ASEM is exported with the same rows of iMeta and numbers of iData")
  func asem() throws {
    let made = try COINrImport(
      metadata: Fixture.path("golden/asem/iMeta.csv"),
      data: Fixture.path("golden/asem/iData.csv")
    )
    let folder = try TemporaryFolder()
    let tables = try LoadedTables(
      MethodFile(folder.write("method.toml", made.text(in: .english)))
    )
    let export = COINrExport(try tables.territories(), by: tables.file.method)
    #expect(export.notes.map(\.english).count == 2)

    let columns = ["Level", "iCode", "iName", "Direction", "Weight", "Unit", "Parent", "Type"]
    let parts = { (rows: [[String: String]]) in
      rows.filter { ["Indicator", "Aggregate"].contains($0["Type"]) }
        .map { row in columns.map { row[$0] ?? "" } }
    }
    let original = try rows(Fixture.bytes("golden/asem/iMeta.csv"))
    #expect(parts(try rows(export.iMeta)) == parts(original) && parts(original).count == 60)
    let groups = { (rows: [[String: String]]) in
      rows.filter { $0["Type"] == "Group" }.compactMap { $0["iCode"] }
    }
    #expect(groups(try rows(export.iMeta)) == groups(original))

    let data = try rows(export.iData)
    let first = try rows(Fixture.bytes("golden/asem/iData.csv"))
    #expect(data.count == first.count)
    for (ours, theirs) in zip(data, first) {
      for (column, text) in ours {
        let expected = try #require(theirs[column])
        let same = Double(text).map { $0 == Double(expected) } ?? (text == expected)
        #expect(same, "\(column) of \(theirs["uCode"] ?? "")")
      }
    }
  }

  @Test("what is exported is imported again as the same tree")
  func thereAndBack() throws {
    let occitanie = try LoadedTables(MethodFile(Fixture.path("occitanie/method.toml")))
    let method = occitanie.file.method
    let export = COINrExport(try occitanie.territories(), by: method)
    let again = try COINrImport(
      metadata: InputFile(path: "iMeta.csv", bytes: export.iMeta),
      data: InputFile(path: "iData.csv", bytes: export.iData)
    ).method
    #expect(again.indicators.map(\.id) == method.indicators.map(\.id))
    #expect(again.indicators.map(\.weight) == method.indicators.map(\.weight))
    let dimensions = again.dimensions.map(\.id).filter { !$0.contains("_level") }
    #expect(Set(dimensions) == Set(method.dimensions.map(\.id)))
    let senses = { (method: FragilityMethod) in method.indicators.indices.map(method.sense(of:)) }
    #expect(senses(again) == senses(method))
    #expect(export.notes.contains { $0.english.contains("exported as values") })
  }

  @Test("an indicator that hangs too high gets aggregates in between, and its weight stays above")
  func passages() throws {
    let more = """
      weight = 3
      dimension = "d"
      [[dimension]]
      id = "d"
      [[dimension]]
      id = "e"
      parent = "d"
      [[dimension]]
      id = "f"
      weight = 0.5
      [[indicator]]
      id = "b"
      dimension = "e"
      column = "x"
      direction = "lower_is_worse"
      [[indicator]]
      id = "c"
      dimension = "f"
      column = "x"
      direction = "higher_is_worse"
      """
    let export = try export(text(more: more), Self.codes, in: TemporaryFolder())
    let rows = try rows(export.iMeta).map { row in
      ["Level", "iCode", "Direction", "Weight", "Parent"].map { row[$0] ?? "" }
        .joined(separator: " ")
    }
    #expect(
      rows == [
        "1 a 1 1 a_level2", "1 b -1 1 e", "1 c 1 1 f", "2 e 1 1 d", "2 f 1 1 f_level3",
        "2 a_level2 1 3 d", "3 d 1 1 m", "3 f_level3 1 0.5 m", "4 m 1 1 NA",
      ]
    )
    #expect(export.notes.contains { $0.english.hasSuffix("in between: a_level2, f_level3") })
    var check = IMetaCheck(try COINrTable(InputFile(path: "iMeta.csv", bytes: export.iMeta)))
    check.run()
    #expect(check.problems.isEmpty)
  }

  @Test(
    "codes that R would not take are changed, columns unlike the codes of territories, gaps are NA"
  )
  func codes() throws {
    let text = text(
      table: "name = \"nom\"\npopulation = \"pop\"\nparents = { sup-com = \"siren\" }",
      more: "[[indicator]]\nid = \"B\"\ncolumn = \"x\"\ndirection = \"lower_is_worse\""
    ).replacing("id = \"m\"", with: "id = \"2 m-x\"")
    let export = try export(text, Self.codes, in: TemporaryFolder())
    #expect(
      String(decoding: export.iData, as: UTF8.self) == """
        uCode,uName,sup_com,a,B_2
        01004,Un,E1,1.5,4
        B,"De,ux",NA,NA,0

        """
    )
    let notes = export.notes.map(\.english)
    #expect(
      notes.contains("changed codes: sup-com -> sup_com, B -> B_2, 2 m-x -> x2_m_x"),
      "\(notes)"
    )
    #expect(notes.contains { $0.contains("colClasses") })
    #expect(notes.contains("the population is not exported: pop"))
  }

  @Test(
    "what the tables cannot hold is named with the call that does it",
    arguments: [
      ("screening = { min_present = 0.9 }", "Screen(unit_screen = \"byNA\", dat_thresh = 0.9)"),
      ("imputation = \"median\"", "Impute(f_i = \"i_median\")"),
      (
        "imputation = { method = \"mean\", group = \"epci-x\" }",
        "Impute(f_i = \"i_mean_grp\", use_group = \"epci_x\")"
      ),
      (
        "treatment = { method = \"winsorise\", max_points = 5, else = { method = \"log\", side = \"up\" } }",
        "f1_para = list(winmax = 5), f_pass_para = list(skew_thresh = 2, kurt_thresh = 3.5), f2 = \"log_CT\""
      ),
      ("treatment = \"quantiles\"", "COINr has no function for: treatment = {"),
      ("normalisation = \"minmax\"", "f_n = \"n_minmax\", f_n_para = list(l_u = c(0, 100))"),
      (
        "normalisation = { method = \"minmax\", goalposts = [0, 60] }",
        "list(gposts = c(0, 60, 100), trunc2posts = TRUE)"
      ),
      ("normalisation = \"zscore\"", "f_n = \"n_zscore\", f_n_para = list(m_sd = c(0, 1))"),
      (
        "normalisation = \"decile\"",
        "COINr has no function for: normalisation = { method = \"decile\""
      ),
      (
        "aggregation = { method = \"geometric\", floor = 1 }",
        "Aggregate(f_ag = \"a_gmean\", dat_thresh = 0.66)"
      ),
      (
        "aggregation = \"minimum\"",
        "COINr has no function for: aggregation = { method = \"minimum\" }"
      ),
      ("weights = \"pca\"", "weights: get_PCA()"),
      ("ranks = { round = 1 }", "no equivalent of: ranks"),
    ]
  )
  func calls(rule: String, call: String) throws {
    let rule =
      rule == "treatment = \"quantiles\""
      ? "treatment = { method = \"quantiles\", upper = 0.9 }" : rule
    let text = text(
      rules: rule,
      table: "parents = { epci-x = \"siren\" }",
      more: "[[indicator]]\nid = \"b\"\ncolumn = \"x\"\ndirection = \"lower_is_worse\""
    )
    let export = try export(text, Self.codes, in: TemporaryFolder())
    #expect(export.notes.contains { $0.english.contains(call) }, "\(export.notes)")
  }
}
