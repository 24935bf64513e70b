// Numbers as the engine rounds, sums and orders them. Gaps are NaN.

/** What the rounding of a product left out (T. J. Dekker, 1971). */
function productRest(a, b, product) {
  const split = (x) => {
    const far = 134217729 * x;
    const high = far - (far - x);
    return [high, x - high];
  };
  const [aHigh, aLow] = split(a);
  const [bHigh, bLow] = split(b);
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The nearest decimal number, by the exact value; of two equally near ones the even. */
function rounded(value, digits) {
  let power = 1;
  for (let digit = 0; digit < digits; digit += 1) power *= 10;
  const scaled = value * power;
  if (!(Math.abs(scaled) < 2 ** 52)) return value;
  const rest = productRest(value, power, scaled);
  const below = Math.floor(scaled);
  const part = scaled - below;
  if (part === 0.5 && rest === 0) return (below % 2 === 0 ? below : below + 1) / power;
  return (part > 0.5 || (part === 0.5 && rest > 0) ? below + 1 : below) / power;
}

/** The sum of numbers without loss in between (J. R. Shewchuk, 1997), so that their order does not matter. */
function exactSum(values) {
  let partials = [];
  for (let x of values) {
    const next = [];
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) next.push(low);
      x = high;
    }
    next.push(x);
    partials = next;
  }
  return partials.reduceRight((sum, part) => sum + part, 0);
}

/** The present values in increasing order. */
function sortedPresent(values) {
  return Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
}

/** How many of some increasing values lie below a value, or do not exceed it. */
function countPassed(sorted, value, isInclusive) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isInclusive ? sorted[middle] > value : sorted[middle] >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The distance from a positive number to the next one. */
function spacing(x) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigUint64(0, view.getBigUint64(0) + 1n);
  return view.getFloat64(0) - x;
}

/** A quantile of type 7 of increasing values (R. J. Hyndman and Y. Fan, 1996). */
function quantile(sorted, probability) {
  const last = sorted.length - 1;
  const exact = last * probability;
  const whole = Math.round(exact);
  const position = Math.abs(exact - whole) <= 4 * spacing(exact) ? whole : exact;
  const below = Math.min(Math.floor(position), last);
  const part = position - below;
  const lower = sorted[below];
  if (!(part > 0) || below >= last || !(lower < sorted[below + 1])) return lower;
  const upper = sorted[below + 1];
  return Math.min(Math.max((1 - part) * lower + part * upper, lower), upper);
}

/** Competition ranks; rank 1 is the largest value. A gap has none. */
function competitionRanks(values, ties) {
  const ranks = new Float64Array(values.length).fill(NaN);
  const order = [...values.keys()].filter((row) => !Number.isNaN(values[row]));
  order.sort((a, b) => values[b] - values[a]);
  let distinct = 0;
  for (let first = 0, end; first < order.length; first = end) {
    end = first + 1;
    while (end < order.length && values[order[end]] === values[order[first]]) end += 1;
    distinct += 1;
    const rank = { min: first + 1, average: (first + 1 + end) / 2, max: end, dense: distinct }[ties];
    for (let place = first; place < end; place += 1) ranks[order[place]] = rank;
  }
  return ranks;
}

/** The bounds between classes that scores have by a rule of the method file. */
function classBounds(rule, scores) {
  if (rule.method === "breaks") return rule.breaks;
  const sorted = sortedPresent(scores);
  if (sorted.length === 0) return [];
  const parts = Array.from({ length: Math.max(rule.count, 1) - 1 }, (_, part) => part + 1);
  if (rule.method === "quantile") return parts.map((part) => quantile(sorted, part / rule.count));
  return parts.reverse().map((part) => {
    const rank = Math.floor((part * sorted.length) / rule.count);
    // No score reaches a class without a rank.
    return rank > 0 ? sorted[sorted.length - rank] : Infinity;
  });
}

/** The classes of scores, from 1 upwards. */
function classesOf(rule, bounds, scores) {
  const isInclusive = rule.method === "rank" || rule.inclusive === "left";
  return scores.map((score) =>
    Number.isNaN(score) || bounds.length === 0 ? NaN : 1 + countPassed(bounds, score, isInclusive),
  );
}
