// What a reader has chosen, as an address and as lines of a method file; what it changes; numbers and words of a language.

/** The data of the page with columns in place of lists. */
function decoded(data) {
  const count = data.territories.codes.length;
  const column = (list) => Float64Array.from(list, (value) => value ?? NaN);
  const expanded = (list) =>
    Array.isArray(list) ? column(list) : column(list.of.map((position) => list.values[position]));
  for (const set of data.sets) {
    set.isOut = new Uint8Array(count);
    for (const row of set.screenedOut) set.isOut[row] = 1;
    set.values = set.values.map((list, position) =>
      list === null ? data.sets[0].values[position] : expanded(list),
    );
    set.shares = set.imputed.map((rows) => {
      const shares = new Float64Array(count).fill(1);
      for (const row of rows) shares[row] = 0;
      return shares;
    });
  }
  for (const key of ["scores", "ranks", "classes"]) data.published[key] = column(data.published[key]);
  return data;
}

/** Whatever has a weight, from the index down: indicators and dimensions with their place in the tree. */
function weighted(data) {
  const below = (node, depth) =>
    data.nodes[node].children.flatMap((child, place) => {
      const isNode = child.node !== undefined;
      const { id, label } = isNode ? data.nodes[child.node] : data.indicators[child.indicator];
      const own = { id, label, depth, node, place, isNode, weight: data.nodes[node].weights[place] };
      return [own, ...(isNode ? below(child.node, depth + 1) : [])];
    });
  return below(data.nodes.length - 1, 0);
}

function initialState() {
  const shown = { all: false, toml: false, csv: false, query: "", sort: "rank" };
  return { weights: new Map(), off: new Set(), set: "all", ...shown };
}

/** The weights of every node by what a reader has chosen. */
function chosenWeights(data, members, state) {
  const weights = data.nodes.map((node) => [...node.weights]);
  for (const { id, node, place } of members) {
    const chosen = state.weights.get(id);
    if (chosen !== undefined) weights[node][place] = chosen;
    if (state.off.has(id)) weights[node][place] = 0;
  }
  return weights;
}

/** A weight from text; null for what is none. */
function parsedWeight(text) {
  const plain = String(text).trim().replace(",", ".");
  if (!/^\d{1,15}(\.\d{0,40})?(e-\d{1,3})?$/.test(plain)) return null;
  const weight = Number(plain);
  return weight <= 1e12 ? weight : null;
}

const sortKeys = ["rank", "name", "score", "class", "shift", "coverage"];

/** What an address says; what it should not say is passed over. */
function parsedState(hash, data, members) {
  const state = initialState();
  const said = new URLSearchParams(hash.replace(/^#/, "").slice(0, 100000));
  const known = new Map(members.map((member) => [member.id, member]));
  for (const part of (said.get("w") ?? "").split(";")) {
    const [id, text] = part.split(":");
    const weight = parsedWeight(text ?? "");
    const member = known.get(id);
    if (member && weight !== null && weight !== member.weight) state.weights.set(id, weight);
  }
  for (const id of (said.get("off") ?? "").split(";")) if (known.has(id)) state.off.add(id);
  if (data.sets.some((set) => set.id === said.get("set"))) state.set = said.get("set");
  state.all = said.get("all") === "1";
  state.toml = said.get("toml") === "1";
  state.csv = said.get("csv") === "1";
  state.query = (said.get("q") ?? "").slice(0, 200);
  const sort = said.get("sort") ?? "";
  if (sortKeys.includes(sort.replace("-", ""))) state.sort = sort;
  return state;
}

/** The address of what a reader has chosen. */
function addressOf(state) {
  const parts = [];
  const add = (key, text) => text && parts.push(`${key}=${text}`);
  add("w", [...state.weights].map(([id, weight]) => `${id}:${weight}`).join(";"));
  add("off", [...state.off].join(";"));
  add("set", state.set === "all" ? "" : encodeURIComponent(state.set));
  add("all", state.all ? "1" : "");
  add("toml", state.toml ? "1" : "");
  add("csv", state.csv ? "1" : "");
  add("q", encodeURIComponent(state.query));
  add("sort", state.sort === "rank" ? "" : state.sort);
  return parts.length > 0 ? `#${parts.join("&")}` : "#";
}

/** How many choices differ from the method. */
function changeCount(state) {
  const weights = [...state.weights.keys()].filter((id) => !state.off.has(id));
  return weights.length + state.off.size + (state.set === "all" ? 0 : 1);
}

/** Lines for the sections of a method file that have these ids. */
function methodLines(data, members, state) {
  const { words } = data;
  const lines = [`# ${words.explorer_toml_head}`];
  if (state.weights.size + state.off.size === 0) return `# ${words.explorer_toml_none}\n`;
  const isFrozen = data.nodes.some((node) => node.weighting !== "given");
  const chosen = chosenWeights(data, members, state);
  const weights = withoutEmptyNodes(data.nodes, chosen);
  if (weights.at(-1).every((weight) => weight === 0)) return `# ${words.explorer_toml_nothing}\n`;
  if (isFrozen) lines.push(`# ${words.explorer_toml_frozen}`, "[rules]", 'weights = "given"', "");
  for (const { id, node, place, isNode, weight } of members) {
    // Below what has no weight left, weights stay as they are: a method needs one that is not 0.
    const isEmpty = weights[node].every((weight) => weight === 0);
    const own = isEmpty ? weight : weights[node][place];
    if (own === weight && !isFrozen) continue;
    lines.push(isNode ? "[[dimension]]" : "[[indicator]]", `id = "${id}"`, `weight = ${own}`, "");
  }
  if (state.set !== "all") lines.push(`# ${words.explorer_toml_set}`, "");
  return lines.join("\n");
}

/** Ranks of which equal ones share the mean. */
function averageRanks(values) {
  return competitionRanks(values, "average");
}

/** Pearson's correlation of two lists without gaps; NaN where one is constant. */
function correlation(a, b) {
  const mean = (values) => exactSum(values) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const products = (x, meanX, y, meanY) => exactSum(x.map((value, row) => (value - meanX) * (y[row] - meanY)));
  const spread = Math.sqrt(products(a, meanA, a, meanA) * products(b, meanB, b, meanB));
  return spread > 0 ? Math.min(1, Math.max(-1, products(a, meanA, b, meanB) / spread)) : NaN;
}

/** What an index does to territories, compared with the published one. */
function changes(published, index) {
  const rows = [...index.ranks.keys()].filter(
    (row) => !Number.isNaN(index.ranks[row]) && !Number.isNaN(published.ranks[row]),
  );
  const own = Float64Array.from(rows, (row) => index.ranks[row]);
  const before = Float64Array.from(rows, (row) => published.ranks[row]);
  const shifts = own.map((rank, place) => Math.abs(rank - before[place]));
  const present = (column, row) => !Number.isNaN(column[row]);
  const all = [...index.scores.keys()];
  return {
    compared: rows.length,
    meanShift: exactSum(shifts) / rows.length,
    largestShift: shifts.reduce((largest, shift) => Math.max(largest, shift), 0),
    spearman: rows.length < 3 ? NaN : correlation(averageRanks(own), averageRanks(before)),
    classChanges: all.filter(
      (row) =>
        present(index.classes, row) &&
        present(published.classes, row) &&
        index.classes[row] !== published.classes[row],
    ).length,
    lost: all.filter((row) => !present(index.scores, row) && present(published.scores, row)).length,
    gained: all.filter((row) => present(index.scores, row) && !present(published.scores, row)).length,
  };
}

/** Numbers as the readers of a language write them. */
function typography(language) {
  const [mark, gap] = language === "fr" ? [",", "\u202f"] : [".", ","];
  const number = (value, digits) => {
    const [whole, part] = Math.abs(value).toFixed(digits).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, gap);
    const text = part ? grouped + mark + part : grouped;
    return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
  };
  return {
    number,
    plain: (value) => String(value).replace(".", mark),
    rank: (value) => number(value, Number.isInteger(value) ? 0 : 1),
    percent: (share) => number(100 * share, 0) + (language === "fr" ? "\u202f%" : "%"),
    signed: (value, digits) => (value > 0 ? "+" : "") + number(value, digits),
    isOne: (count) => (language === "fr" ? count <= 1 : count === 1),
  };
}

/** A table of some rows as delimited text, at full precision. */
function csvText(data, index, rows) {
  const [delimiter, mark] = data.language === "fr" ? [";", ","] : [",", "."];
  const quoted = (text) => (/[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const cell = (value) => (Number.isNaN(value) ? "" : String(value + 0).replace(".", mark));
  const { codes, names } = data.territories;
  const lines = rows.map((row) =>
    [
      quoted(codes[row]), quoted(names[row]), cell(index.scores[row]), cell(index.ranks[row]),
      cell(index.classes[row]), cell(index.coverage[row]),
    ].join(delimiter),
  );
  const head = ["code", "name", "score", "rank", "class", "coverage"].join(delimiter);
  return `${[head, ...lines].join("\n")}\n`;
}
