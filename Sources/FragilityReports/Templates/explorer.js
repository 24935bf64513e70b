// The page: what a reader chooses, and the ranking and the map that follow.

const rowsShown = 20;

function byId(id) {
  return document.getElementById(id);
}

/** Puts a text into an element, unless it is there: what is put anew is read out anew. */
function say(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text;
}

/** An element with attributes and children; texts are never read as markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

class Explorer {
  constructor(data) {
    this.data = data;
    this.words = data.words;
    this.type = typography(data.language);
    this.collator = new Intl.Collator(data.language);
    this.members = weighted(data);
    this.controls = new Map();
    this.marks = this.mapMarks();
    const { codes, names, parents } = data.territories;
    this.searched = codes.map((code, row) => {
      const above = Object.values(parents).map((level) => level.codes[level.of[row]]);
      return plainText([code, names[row], ...above].join(" "));
    });
  }

  text(key, values = {}) {
    return this.words[key].replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  }

  counted(key, count, values = {}) {
    const form = this.type.isOne(count) ? "one" : "many";
    return this.text(`${key}_${form}`, { count: this.type.number(count, 0), ...values });
  }

  // Start

  start() {
    if (!this.agreesWithPublished()) {
      byId("x-mismatch").hidden = false;
      return;
    }
    this.state = parsedState(location.hash, this.data, this.members);
    byId("x-tree").append(this.treeOf(this.data.nodes.length - 1, 0));
    this.buildSets();
    this.buildTable();
    byId("x-form").addEventListener("submit", (event) => event.preventDefault());
    byId("x-reset").addEventListener("click", () => this.reset());
    byId("x-search").addEventListener("input", (event) => this.change({ query: event.target.value.slice(0, 200) }));
    byId("x-all").addEventListener("click", () => this.change({ all: !this.state.all }));
    for (const key of ["toml", "csv"]) {
      const part = byId(`x-${key}`);
      part.addEventListener("toggle", () => part.open !== this.state[key] && this.change({ [key]: part.open }));
    }
    for (const button of document.querySelectorAll("[data-copies]")) {
      button.addEventListener("click", () => this.copy(button));
    }
    addEventListener("hashchange", () => {
      // An address may also lead to a part of the page, and then says nothing of choices.
      if (location.hash !== "" && !location.hash.includes("=")) return;
      this.state = parsedState(location.hash, this.data, this.members);
      this.showControls();
      this.update();
    });
    document.body.classList.add("x-ready");
    this.showControls();
    this.update();
  }

  /** Whether the page comes to the numbers that the report was made with. */
  agreesWithPublished() {
    const { published, nodes, sets } = this.data;
    const index = computeIndex(this.data, sets[0], nodes.map((node) => node.weights));
    if (index.failure) return false;
    const near = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
    const same = (own, other, row, isSame) =>
      Number.isNaN(own[row]) ? Number.isNaN(other[row]) : isSame(own[row], other[row]);
    return [...published.scores.keys()].every(
      (row) =>
        same(index.scores, published.scores, row, near) &&
        same(index.ranks, published.ranks, row, Object.is) &&
        same(index.classes, published.classes, row, Object.is),
    );
  }

  // Choices

  treeOf(node, depth) {
    const list = element("ul", { class: "x-list" });
    const own = this.members.filter((member) => member.node === node);
    for (const member of own) {
      const item = element("li", {}, this.controlsOf(member, own));
      if (member.isNode) {
        const child = this.data.nodes[node].children[member.place].node;
        item.append(this.treeOf(child, depth + 1));
      }
      list.append(item);
    }
    return list;
  }

  controlsOf(member, siblings) {
    const largest = Math.max(...siblings.map((sibling) => sibling.weight));
    const isFine = largest <= 1 && siblings.some(({ weight }) => weight > 0 && weight < 1);
    const [step, end] = isFine ? [0.01, 1] : [0.1, Math.max(5, Math.ceil(2 * largest))];
    const box = element("input", {
      type: "checkbox",
      id: `x-on-${member.id}`,
      onchange: () => this.tick(member, box.checked),
    });
    const label = this.text("explorer_weight_of", { name: member.label });
    const range = element("input", {
      type: "range", min: 0, max: end, step,
      "aria-label": this.text("explorer_slider_of", { name: member.label }),
      oninput: () => this.weigh(member, range.value),
    });
    const number = element("input", {
      type: "number", min: 0, step: "any", inputmode: "decimal", "aria-label": label,
      onchange: () => this.weigh(member, number.value),
    });
    const share = element("span", { class: "x-share" });
    this.controls.set(member.id, { box, range, number, share });
    return element(
      "div",
      { class: member.isNode ? "x-member x-dimension" : "x-member" },
      element("label", { class: "x-name" }, box, element("span", {}, member.label)),
      element("span", { class: "x-weight" }, range, number),
      share,
    );
  }

  tick(member, isOn) {
    const off = new Set(this.state.off);
    if (isOn) off.delete(member.id);
    else off.add(member.id);
    this.change({ off });
  }

  weigh(member, text) {
    const weight = parsedWeight(text);
    const weights = new Map(this.state.weights);
    if (weight === member.weight) weights.delete(member.id);
    else if (weight !== null) weights.set(member.id, weight);
    this.change({ weights });
  }

  buildSets() {
    const select = byId("x-set");
    if (this.data.sets.length < 2) select.closest("p").hidden = true;
    for (const set of this.data.sets) select.append(element("option", { value: set.id }, set.label));
    select.addEventListener("change", () => this.change({ set: select.value }));
  }

  reset() {
    this.change({ weights: new Map(), off: new Set(), set: "all" });
  }

  /** Takes up a choice; what follows from several at once is shown once. */
  change(part) {
    this.state = { ...this.state, ...part };
    this.isChanged = true;
    this.showControls();
    if (this.isWaiting) return;
    this.isWaiting = true;
    setTimeout(() => {
      this.isWaiting = false;
      this.update();
    });
  }

  showControls() {
    const isUnder = (member, test) => {
      const above = this.members.find((other) => other.isNode && this.nodeOf(other) === member.node);
      return above !== undefined && (test(above) || isUnder(above, test));
    };
    for (const member of this.members) {
      const { box, range, number } = this.controls.get(member.id);
      const weight = this.state.weights.get(member.id) ?? member.weight;
      const isOn = !this.state.off.has(member.id);
      const isLeftOut = !isOn || isUnder(member, (above) => this.state.off.has(above.id));
      box.checked = isOn;
      range.value = weight;
      if (document.activeElement !== number || parsedWeight(number.value) !== weight) {
        number.value = String(Number(weight.toPrecision(6)));
      }
      range.disabled = isLeftOut;
      number.disabled = isLeftOut;
      box.closest(".x-member").classList.toggle("x-out", isLeftOut);
    }
    byId("x-set").value = this.state.set;
    if (document.activeElement !== byId("x-search")) byId("x-search").value = this.state.query;
    byId("x-toml").open = this.state.toml;
    byId("x-csv").open = this.state.csv;
  }

  nodeOf(member) {
    return this.data.nodes[member.node].children[member.place].node;
  }
}

/** Text without accents and capitals, for searching. */
function plainText(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
}
