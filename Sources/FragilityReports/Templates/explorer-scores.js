// The index: scores of the tree from values on the common scale, in the order of additions of the engine.

/** Whether the weight that has a value is enough; a billionth of the total is forgiven. */
function isEnough(present, total, leastShare) {
  return present > 0 && present >= leastShare * total - 1e-9 * total;
}

/** What is averaged in place of a score, and the score that an average stands for; null where it is no such mean. */
function terms(choice) {
  const { floor, exponent } = choice;
  const ofPower = (exponent) =>
    exponent === -1
      ? { of: (x) => 1 / Math.max(x, floor), score: (sum, weight) => weight / sum }
      : {
          of: (x) => Math.max(x, floor) ** exponent,
          score: (sum, weight) => (sum / weight) ** (1 / exponent),
        };
  switch (choice.method) {
    case "arithmetic":
      return { of: (x) => x, score: (sum, weight) => sum / weight };
    case "sum":
      return {
        of: (x) => x,
        score: (sum, weight, total) => (weight === total ? sum : (sum / weight) * total),
      };
    case "geometric":
      return {
        of: (x) => Math.log(Math.max(x, floor)),
        score: (sum, weight) => Math.exp(sum / weight),
      };
    case "harmonic":
      return ofPower(-1);
    case "power":
      return ofPower(exponent);
    default:
      return null;
  }
}

/** The Mazziotta-Pareto score: a mean, and a penalty for imbalance. */
function mazziottaPareto(choice, row, weights, orientation) {
  let [total, sum, count] = [0, 0, 0];
  const counts = (child) => !Number.isNaN(row[child]) && weights[child] > 0;
  for (let child = 0; child < row.length; child += 1) {
    if (!counts(child)) continue;
    total += weights[child];
    sum += weights[child] * row[child];
    count += 1;
  }
  const mean = sum / total;
  const penalty = choice.penalty ?? (orientation === "fragility" ? "add" : "subtract");
  const divisor = choice.variance === "population" ? 1 : count > 1 ? count / (count - 1) : 0;
  const factor = (penalty === "add" ? divisor : -divisor) / mean;
  let score = 0;
  for (let child = 0; child < row.length; child += 1) {
    if (!counts(child)) continue;
    const distance = row[child] - mean;
    score += (weights[child] * (row[child] + factor * distance * distance)) / total;
  }
  return score;
}

/** The weighted product of scores, shared among the children by weight and put together again, as the engine does. */
function product(row, present, weight, totalWeight) {
  const exponent = totalWeight / weight;
  let score = 1;
  for (let child = 0; child < row.length; child += 1) {
    if (present[child] !== 0) score *= Math.max(row[child], 0) ** (present[child] * exponent);
  }
  return present.reduce((sum, size) => sum + score * (size / weight), 0);
}

/** The score of one territory, where it is no mean of terms. */
function scoreOfRow(choice, row, weights, total, leastShare, orientation) {
  const present = weights.map((weight, child) => (Number.isNaN(row[child]) ? 0 : weight));
  const weight = present.reduce((sum, size) => sum + size, 0);
  if (!isEnough(weight, total, leastShare)) return NaN;
  const counted = row.filter((_, child) => present[child] > 0);
  switch (choice.method) {
    case "minimum":
      return Math.min(...counted);
    case "maximum":
      return Math.max(...counted);
    case "product":
      return product(row, present, weight, total);
    case "mazziotta_pareto":
      return mazziottaPareto(choice, row, weights, orientation);
    default:
      return NaN;
  }
}

/** The scores of a node of the tree from those of its children. */
function aggregate(node, weights, children, count, orientation) {
  const choice = node.aggregation;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = terms(choice);
  const scores = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    let score;
    if (mean) {
      let [sum, weight] = [0, 0];
      for (let child = 0; child < children.length; child += 1) {
        const value = children[child][row];
        if (Number.isNaN(value)) continue;
        sum += weights[child] * mean.of(value);
        weight += weights[child];
      }
      score = isEnough(weight, total, node.leastShare) ? mean.score(sum, weight, total) : NaN;
    } else {
      const own = children.map((column) => column[row]);
      score = scoreOfRow(choice, own, weights, total, node.leastShare, orientation);
    }
    if (!Number.isFinite(score)) score = NaN;
    scores[row] = choice.round === undefined ? score : rounded(score, choice.round);
  }
  return scores;
}

/** The share of the weight of a node that stands on data. */
function coverage(weights, children, shares, count) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = new Float64Array(count);
  for (let child = 0; child < children.length; child += 1) {
    for (let row = 0; row < count; row += 1) {
      if (!Number.isNaN(children[child][row])) covered[row] += weights[child] * shares[child][row];
    }
  }
  return covered.map((share) => share / total);
}

/** The weights of a tree in which what has nothing left below it has no weight either. */
function withoutEmptyNodes(nodes, weights) {
  const isEmpty = [];
  return nodes.map((node, position) => {
    const own = node.children.map((child, place) =>
      child.node !== undefined && isEmpty[child.node] ? 0 : weights[position][place],
    );
    isEmpty.push(own.every((weight) => weight === 0));
    return own;
  });
}

/**
 * The index of a reference set by some weights, one list per node.
 *
 * `failure` says which score cannot be rescaled, and why; there are no scores then.
 */
function computeIndex(data, set, given) {
  const count = data.territories.codes.length;
  const weights = withoutEmptyNodes(data.nodes, given);
  const { isOut } = set;
  const isUnfitted = new Uint8Array(isOut);
  for (const row of data.unfitted) isUnfitted[row] = 1;
  const handed = [];
  const covered = [];
  let shown;
  for (const [position, node] of data.nodes.entries()) {
    const children = node.children.map((child) =>
      child.node === undefined ? set.values[child.indicator] : handed[child.node],
    );
    const shares = node.children.map((child) =>
      child.node === undefined ? set.shares[child.indicator] : covered[child.node],
    );
    const scores = aggregate(node, weights[position], children, count, data.orientation);
    covered.push(coverage(weights[position], children, shares, count));
    shown = scores;
    if (node.rescaling && weights[position].some((weight) => weight > 0)) {
      try {
        shown = rescaled(node, scores, isUnfitted, data.territories);
      } catch (failure) {
        if (!(failure instanceof RescalingFailure)) throw failure;
        return { failure: { node: position, reason: failure.message } };
      }
    }
    handed.push(node.rescaling?.shown_only ? scores : shown);
  }
  const scores = shown.map((score, row) => (isOut[row] ? NaN : score));
  return { scores, coverage: covered.at(-1), ...standing(data, scores, unrankedRows(data, weights)) };
}

/** The shares of the index that indicators and nodes hold when nothing is absent; below a sum, by their weights. */
function effectiveShares(data, weights) {
  const [ofNodes, ofIndicators] = [[], []];
  const spread = (position, share) => {
    const node = data.nodes[position];
    const isSum = node.aggregation.method === "sum";
    const total = isSum ? 1 : weights[position].reduce((sum, weight) => sum + weight, 0);
    ofNodes[position] = share;
    for (const [place, child] of node.children.entries()) {
      const own = total > 0 ? (share * weights[position][place]) / total : 0;
      if (child.node === undefined) ofIndicators[child.indicator] = own;
      else spread(child.node, own);
    }
  };
  spread(data.nodes.length - 1, 1);
  const total = ofIndicators.reduce((sum, share) => sum + share, 0);
  const ofAll = (share) => (total > 0 ? share / total : 0);
  return { ofNodes: ofNodes.map(ofAll), ofIndicators: ofIndicators.map(ofAll) };
}

/** The territories that have no rank: too few inhabitants, or too much weight on values that are unreliable. */
function unrankedRows(data, weights) {
  const { reliability } = data;
  if (reliability === null) return [];
  const count = data.territories.codes.length;
  const { ofIndicators } = effectiveShares(data, weights);
  const total = new Float64Array(count);
  const unreliable = new Float64Array(count);
  for (const [indicator, share] of ofIndicators.entries()) {
    const absent = new Set(reliability.absent[indicator]);
    for (let row = 0; row < count; row += 1) if (!absent.has(row)) total[row] += share;
    for (const row of reliability.unreliable[indicator]) unreliable[row] += share;
  }
  const small = new Set(reliability.small);
  return [...total.keys()].filter((row) => {
    if (small.has(row)) return true;
    const isDoubtful = total[row] > 0 && unreliable[row] > 0;
    return isDoubtful && !isEnough(total[row] - unreliable[row], total[row], reliability.leastShare);
  });
}

/** What is made of scores: ranks and classes. */
function standing(data, scores, unranked) {
  const ranked =
    data.rankDigits === null ? scores : scores.map((score) => rounded(score, data.rankDigits));
  const without = (rows) => {
    const left = Float64Array.from(ranked);
    for (const row of rows) left[row] = NaN;
    return left;
  };
  const bounds = classBounds(data.classes, without(data.unfitted));
  return {
    ranked,
    bounds,
    ranks: competitionRanks(without(unranked), data.ties),
    classes: classesOf(data.classes, bounds, ranked),
  };
}
