import ArgumentParser

/// Names separated by commas.
struct ColumnNames: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",").map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    if names.isEmpty { return nil }
  }
}
