import FragilityIndex
import TOMLKit

extension TOMLSection {
  /// Parses a TOML file and opens its top.
  ///
  /// - Throws: The file is not text, or not TOML.
  static func open(_ file: InputFile) throws(FragilityError) -> TOMLSection {
    let text = try DecodedText(file, encoding: .utf8, isMethod: true)
    let positions = TOMLPositions(text.bytes)
    if let offset = positions.failure {
      throw TextProblems.error(at: offset, in: text.bytes, path: file.path) {
        .notTOML(
          LocalizedText(
            fr: "ni clé ni valeur ne peut commencer ici",
            en: "no key or value can begin here"
          ),
          at: $0
        )
      }
    }
    do {
      let table = try TOMLTable(string: String(decoding: text.bytes, as: UTF8.self))
      let document = Document(path: file.path, positions: positions)
      return TOMLSection(table, path: "", in: document)
    } catch let error as TOMLParseError {
      let place = Problem.Place(
        file: file.path,
        line: error.source.begin.line,
        column: error.source.begin.column
      )
      throw FragilityError([.notTOML(LocalizedText(error.description), at: place)])
    } catch {
      throw FragilityError([
        .notTOML(LocalizedText("\(error)"), at: Problem.Place(file: file.path, line: 1))
      ])
    }
  }
}

extension Problem {
  fileprivate static func notTOML(_ reason: LocalizedText, at place: Place) -> Problem {
    Problem(
      "method.not-toml",
      at: place,
      LocalizedText(
        fr: "le fichier n'est pas du TOML valide : \(reason.french)",
        en: "the file is not TOML: \(reason.english)"
      ),
      remedy: LocalizedText(
        fr:
          "corrigez la ligne ; un texte s'écrit entre guillemets droits \"...\", un nombre avec un point, une liste avec des virgules, une table entre accolades",
        en:
          "mend the line; texts stand in straight quotes \"...\", numbers have a point, lists have commas, tables stand in braces"
      )
    )
  }
}
