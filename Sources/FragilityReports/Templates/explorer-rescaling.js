// Scores of a dimension put on a scale once they are aggregated, fitted anew to the territories that are scored.

class RescalingFailure extends Error {}

/** Where a rank stands among so many. */
const shareOfRank = {
  inclusive: (rank, count) => (count > 1 ? (rank - 1) / (count - 1) : 0),
  exclusive: (rank, count) => rank / (count + 1),
  midpoint: (rank, count) => (rank - 0.5) / count,
  upper: (rank, count) => rank / count,
  lower: (rank, count) => (rank - 1) / count,
};

/** The rank of a value among some, from 1, the lowest; between two of them in between. */
function rankAmong(sorted, ties) {
  const rankOf = (below, equal) => {
    if (ties === "average") return below + (equal + 1) / 2;
    return ties === "max" ? below + equal : below + 1;
  };
  const rank = (value) => {
    const below = countPassed(sorted, value, false);
    const equal = countPassed(sorted, value, true) - below;
    if (equal > 0) return rankOf(below, equal);
    if (below === 0) return rank(sorted[0]);
    if (below === sorted.length) return rank(sorted[below - 1]);
    const [lower, upper] = [sorted[below - 1], sorted[below]];
    const [least, most] = [rank(lower), rank(upper)];
    return least + ((value - lower) / (upper - lower)) * (most - least);
  };
  return rank;
}

function required(condition, reason) {
  if (!condition) throw new RescalingFailure(reason);
}

/** The mean and the standard deviation (n - 1) of values that are not all equal. */
function moments(values) {
  required(values.length > 1 && values[0] !== values.at(-1), "constant");
  const mean = exactSum(values) / values.length;
  const squares = exactSum(values.map((value) => (value - mean) * (value - mean)));
  return { mean, sd: Math.sqrt(squares / (values.length - 1)) };
}

function between(lower, upper, [bottom, top], clip) {
  return (value) => {
    const held = clip ? Math.min(Math.max(value, lower), upper) : value;
    return ((held - lower) / (upper - lower)) * (top - bottom) + bottom;
  };
}

/** The lowest and the highest score of each parent at a level; null where they are equal. */
function endsByParent(scores, level) {
  const ends = level.codes.map(() => [Infinity, -Infinity]);
  for (const [row, score] of scores.entries()) {
    const parent = level.of[row];
    if (Number.isNaN(score) || level.codes[parent] === "") continue;
    ends[parent] = [Math.min(ends[parent][0], score), Math.max(ends[parent][1], score)];
  }
  return ends.map(([least, most]) => (least < most ? [least, most] : null));
}

/** What a choice of the method file makes of a score, fitted to some; `target` is the score of the territory it names. */
function rescaling(choice, values, scale, target) {
  const sorted = sortedPresent(values);
  const [bottom, top] = scale;
  const [least, most] = [sorted[0], sorted.at(-1)];
  const onScale = (share) => share * (top - bottom) + bottom;
  const hasFixedEnds = choice.goalposts || choice.breaks || choice.method === "none";
  required(sorted.length > 0 || hasFixedEnds, "empty");
  const isInclusive = choice.inclusive === "left";
  const steps = (bounds, scoreOf) => (value) => scoreOf(countPassed(bounds, value, isInclusive));
  switch (choice.method) {
    case "minmax": {
      required(choice.goalposts || least < most, "constant");
      const [lower, upper] = choice.goalposts ?? [least, most];
      return between(lower, upper, scale, choice.clip);
    }
    case "zscore": {
      const { mean, sd } = moments(sorted);
      return (value) => ((value - mean) / sd) * choice.sd + choice.mean;
    }
    case "percent_rank": {
      const rank = rankAmong(sorted, choice.ties);
      return (value) => onScale(shareOfRank[choice.convention](rank(value), sorted.length));
    }
    case "rank":
    case "borda": {
      const rank = rankAmong(sorted, choice.ties);
      return (value) => rank(value) - 1 + (choice.method === "rank" ? 1 : 0);
    }
    case "exponential_rank": {
      const rank = rankAmong(sorted, choice.ties);
      const { constant } = choice;
      return (value) => {
        const share = shareOfRank[choice.convention](rank(value), sorted.length);
        return -constant * Math.log(1 - share * (1 - Math.exp(-100 / constant)));
      };
    }
    case "decile":
    case "quantile": {
      const count = choice.count ?? 10;
      const bounds = Array.from({ length: count - 1 }, (_, part) =>
        quantile(sorted, (part + 1) / count),
      );
      return steps(bounds, (passed) => 1 + passed);
    }
    case "steps": {
      const bounds = choice.breaks ?? choice.probabilities.map((share) => quantile(sorted, share));
      return steps(bounds, (passed) => choice.scores[passed]);
    }
    case "distance_to_target":
    case "distance_to_territory": {
      const end = choice.target ?? target;
      required(end > least, "target");
      return (value) => {
        const share = (value - least) / (end - least);
        return onScale(choice.cap ? Math.min(share, 1) : share);
      };
    }
    case "fraction_of_maximum":
      required(most > 0, "target");
      return (value) => onScale(value / most);
    default:
      return (value) => value;
  }
}

/** The scores of a node once they are rescaled. */
function rescaled(node, scores, isUnfitted, territories) {
  const choice = node.rescaling;
  const fitting = scores.map((score, row) => (isUnfitted[row] ? NaN : score));
  let scoreOf;
  if (choice.method === "minmax" && choice.scope && !choice.goalposts) {
    const level = territories.parents[choice.scope];
    const ends = endsByParent(fitting, level);
    required(ends.some((end) => end !== null) || fitting.some((score) => !Number.isNaN(score)), "empty");
    scoreOf = (score, row) => {
      const end = ends[level.of[row]];
      return end === null ? NaN : between(end[0], end[1], node.scale, choice.clip)(score);
    };
  } else {
    const target = fitting[territories.codes.indexOf(choice.territory)];
    scoreOf = rescaling(choice, fitting, node.scale, target);
  }
  return scores.map((score, row) => {
    if (Number.isNaN(score)) return NaN;
    const result = scoreOf(score, row);
    if (!Number.isFinite(result)) return NaN;
    return choice.round === undefined ? result : rounded(result, choice.round);
  });
}
