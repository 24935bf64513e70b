import ArgumentParser

/// Names separated by commas.
struct ColumnNames: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",").map { name in
      var name = name.drop { $0 == " " }
      while name.last == " " { name.removeLast() }
      return String(name)
    }
    if names.isEmpty { return nil }
  }
}
