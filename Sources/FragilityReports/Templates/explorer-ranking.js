// The ranking that follows from the choices.

Object.assign(Explorer.prototype, {
  buildTable() {
    const head = byId("x-table").tHead;
    head.replaceChildren(
      element(
        "tr",
        {},
        ...sortKeys.map((key) =>
          element(
            "th",
            { scope: "col", class: key === "name" ? null : "n", "data-key": key },
            element(
              "button",
              { type: "button", class: "x-sort", onclick: () => this.sortBy(key) },
              this.text(`explorer_column_${key}`),
            ),
          ),
        ),
      ),
    );
  },

  sortBy(key) {
    this.change({ sort: this.state.sort === key ? `-${key}` : key });
  },

  /** The rows that are searched for, in the order asked for; gaps come last. */
  rows() {
    const key = this.state.sort.replace("-", "");
    const sign = this.state.sort.startsWith("-") ? -1 : 1;
    const { names } = this.data.territories;
    const query = plainText(this.state.query.trim());
    const rows = [...names.keys()].filter((row) => this.searched[row].includes(query));
    const { ranked } = this.index;
    // As they are ranked, a territory without a rank by its score.
    const byRank = (a, b) => order(-ranked[a], -ranked[b], 1);
    if (key === "rank") return rows.sort((a, b) => order(-ranked[a], -ranked[b], sign));
    if (key === "name") {
      return rows.sort((a, b) => sign * this.collator.compare(names[a], names[b]));
    }
    const column = {
      shift: (row) => -this.shift(row),
      score: (row) => -this.index.scores[row],
      class: (row) => -this.index.classes[row],
      coverage: (row) => this.index.coverage[row],
    }[key];
    return rows.sort((a, b) => order(column(a), column(b), sign) || byRank(a, b));
  },

  /** How many places a territory has moved towards the first. */
  shift(row) {
    return this.data.published.ranks[row] - this.index.ranks[row];
  },

  showRanking() {
    const rows = this.rows();
    const shown = this.state.all ? rows : rows.slice(0, rowsShown);
    const body = document.createDocumentFragment();
    for (const row of shown) body.append(this.rowOf(row));
    byId("x-table").tBodies[0].replaceChildren(body);
    const current = this.state.sort.replace("-", "");
    // Of these, the largest come first.
    const isTurned = ["shift", "score", "class"].includes(current);
    const isUp = isTurned === this.state.sort.startsWith("-");
    const direction = isUp ? "ascending" : "descending";
    for (const cell of byId("x-table").tHead.querySelectorAll("th")) {
      if (cell.dataset.key === current) cell.setAttribute("aria-sort", direction);
      else cell.removeAttribute("aria-sort");
    }
    const shownCount = this.type.number(shown.length, 0);
    say("x-found", this.counted("explorer_found", rows.length, { shown: shownCount }));
    const button = byId("x-all");
    button.hidden = rows.length <= rowsShown;
    button.textContent = this.state.all
      ? this.text("explorer_show_first", { count: rowsShown })
      : this.text("explorer_show_all", { count: this.type.number(rows.length, 0) });
  },

  rowOf(row) {
    const { codes, names, hrefs } = this.data.territories;
    const number = (value, text) =>
      element("td", { class: "n" }, Number.isNaN(value) ? "–" : text(value));
    const { scores, ranks, classes, coverage } = this.index;
    const name = hrefs[row] ? element("a", { href: hrefs[row] }, names[row]) : names[row];
    const score = Number.isNaN(scores[row])
      ? element("td", { class: "x-absent" }, this.text(this.absence(row)))
      : number(scores[row], (value) => this.type.number(value, this.data.digits));
    return element(
      "tr",
      { "data-code": codes[row] },
      number(ranks[row], this.type.rank),
      element("th", { scope: "row" }, name, " ", element("span", { class: "x-code" }, codes[row])),
      score,
      number(classes[row], (value) => this.type.number(value, 0)),
      number(this.shift(row), (shift) => this.shiftText(shift)),
      number(coverage[row], this.type.percent),
    );
  },

  absence(row) {
    const set = this.data.sets.find((set) => set.id === this.state.set);
    return set.isOut[row] ? "explorer_screened_out" : "explorer_too_little";
  },

  /** A shift with a sign for the eye, and words for who hears the page. */
  shiftText(shift) {
    if (shift === 0) return "=";
    const [sign, key] = shift > 0 ? ["\u25b2", "explorer_up"] : ["\u25bc", "explorer_down"];
    const made = document.createDocumentFragment();
    made.append(
      element("span", { "aria-hidden": "true" }, `${sign}\u00a0`),
      element("span", { class: "x-heard" }, this.text(key)),
      this.type.rank(Math.abs(shift)),
    );
    return made;
  },
});

/** Numbers in increasing order, or in decreasing with a negative sign; gaps last. */
function order(a, b, sign) {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
  return sign * (a - b);
}
