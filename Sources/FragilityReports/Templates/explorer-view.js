// What follows from the choices: summary, map, classes, texts to copy; and the start of it all.

Object.assign(Explorer.prototype, {
  update() {
    const { data, state } = this;
    const set = data.sets.find((set) => set.id === state.set);
    const weights = chosenWeights(data, this.members, state);
    this.index = computeIndex(data, set, weights);
    byId("x-result").hidden = this.index.failure !== undefined;
    this.showShares(weights);
    if (!this.index.failure) {
      this.changes = changes(data.published, this.index);
      this.showRanking();
      this.showMap();
      this.showClasses();
    }
    this.showTexts();
    say("x-choices", this.choices());
    this.announce();
  },

  // Summary

  summary() {
    const { failure } = this.index;
    if (failure) {
      const name = this.data.nodes[failure.node].label ?? this.text("explorer_index");
      return [this.text(`explorer_failure_${failure.reason}`, { name })];
    }
    const count = changeCount(this.state);
    if (count === 0) return [this.text("explorer_unchanged")];
    const { compared, meanShift, largestShift, spearman, classChanges, lost, gained } = this.changes;
    const said = [this.counted("explorer_changed", count)];
    if (compared === 0) return [...said, this.text("explorer_nobody")];
    said.push(
      this.text("explorer_shift", {
        mean: this.type.number(meanShift, 1),
        largest: this.type.rank(largestShift),
      }),
      this.counted("explorer_classes_changed", classChanges),
    );
    if (!Number.isNaN(spearman)) {
      said.push(this.text("explorer_spearman", { value: this.type.number(spearman, 3) }));
    }
    if (lost > 0) said.push(this.counted("explorer_lost", lost));
    if (gained > 0) said.push(this.counted("explorer_gained", gained));
    return said;
  },

  /** What was chosen, one by one. */
  choices() {
    const { state, data } = this;
    const said = this.members
      .filter(({ id }) => state.off.has(id) || state.weights.has(id))
      .map(({ id, label }) =>
        state.off.has(id)
          ? this.text("explorer_choice_off", { name: label })
          : this.text("explorer_choice", { name: label, weight: this.type.plain(state.weights.get(id)) }),
      );
    const set = data.sets.find((set) => set.id === state.set);
    if (set !== data.sets[0]) said.push(this.text("explorer_choice_set", { set: set.label }));
    return said.length > 0 ? this.text("explorer_choices_made", { list: said.join(", ") }) : "";
  },

  /** Says what has changed, and puts it into the address, once a reader pauses. */
  announce() {
    const text = this.summary().join(" ");
    const show = () => {
      say("x-status", text);
      if (this.isChanged) history.replaceState(null, "", addressOf(this.state));
    };
    clearTimeout(this.pause);
    if (byId("x-status").textContent === "") show();
    else this.pause = setTimeout(show, 250);
  },

  /** The share of the index that each member holds when nothing is absent. */
  showShares(given) {
    const shares = effectiveShares(this.data, withoutEmptyNodes(this.data.nodes, given));
    for (const member of this.members) {
      const child = this.data.nodes[member.node].children[member.place];
      const share = member.isNode ? shares.ofNodes[child.node] : shares.ofIndicators[child.indicator];
      this.controls.get(member.id).share.textContent = this.type.percent(share);
    }
  },

  // Map

  /** The shapes of each territory on the map, by its row. */
  mapMarks() {
    const rows = new Map(this.data.territories.codes.map((code, row) => [code, row]));
    return [...document.querySelectorAll("#x-map [data-code]")]
      .map((shape) => ({ shape, row: rows.get(shape.dataset.code) }))
      .filter(({ row }) => row !== undefined);
  },

  showMap() {
    for (const { shape, row } of this.marks) {
      const own = this.index.classes[row];
      const isNone = Number.isNaN(own);
      const kept = [...shape.classList].filter((name) => !/^class-(\d+|none)$/.test(name));
      shape.setAttribute("class", [...kept, isNone ? "class-none" : `class-${own}`].join(" "));
      for (const text of shape.querySelectorAll("text.ink")) text.textContent = isNone ? "–" : String(own);
      const title = shape.querySelector("title");
      if (title) title.textContent = this.markText(row);
    }
  },

  markText(row) {
    const name = this.data.territories.names[row];
    if (Number.isNaN(this.index.scores[row])) return `${name}, ${this.text(this.absence(row))}`;
    return this.text("explorer_mark", {
      name,
      score: this.type.number(this.index.scores[row], this.data.digits),
      class: this.index.classes[row],
    });
  },

  showClasses() {
    const { bounds, classes } = this.index;
    const count = (own) => classes.filter((other) => other === own).length;
    const bound = (place) => this.type.number(bounds[place], this.data.digits);
    const ends = (place) => {
      if (bounds.length === 0) return "";
      if (place === 0) return this.text("explorer_class_first", { to: bound(0) });
      if (!Number.isFinite(bounds[place - 1])) return this.text("explorer_class_nobody");
      const from = bound(place - 1);
      if (place === bounds.length) return this.text("explorer_class_last", { from });
      if (!Number.isFinite(bounds[place])) return this.text("explorer_class_last", { from });
      return this.text("explorer_class_between", { from, to: bound(place) });
    };
    const rows = [...bounds.keys(), bounds.length].reverse().map((place) =>
      element(
        "tr",
        {},
        element("th", { scope: "row", class: "n" }, String(place + 1)),
        element("td", {}, ends(place)),
        element("td", { class: "n" }, this.type.number(count(place + 1), 0)),
      ),
    );
    byId("x-classes").tBodies[0].replaceChildren(...rows);
  },

  // Texts

  showTexts() {
    if (byId("x-toml").open) {
      byId("x-toml-text").textContent = methodLines(this.data, this.members, this.state);
    }
    if (byId("x-csv").open) {
      byId("x-csv-text").textContent = this.index.failure
        ? ""
        : csvText(this.data, this.index, this.rows());
    }
  },

  async copy(button) {
    const source = byId(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(source.textContent);
      byId("x-copied").textContent = this.text("explorer_copied");
    } catch {
      getSelection().selectAllChildren(source);
      byId("x-copied").textContent = this.text("explorer_selected");
    }
  },
});

new Explorer(decoded(JSON.parse(byId("data").textContent))).start();
