/** The known name closest to what was written, or undefined where none is close enough to be what was meant. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const plain = simplify(written);
  const ranked = known
    .map((name) => ({ name, distance: editDistance(plain, simplify(name)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= slipsIn(plain) ? best.name : undefined;
}

/** A Chinese name has two or three characters, of which one may be wrong. */
function slipsIn(plain: string): number {
  return /\p{Script=Han}/u.test(plain) ? Math.max(1, plain.length / 3) : Math.max(2, plain.length / 3);
}

/** Case, hyphens and underscores are the commonest slips; they count for nothing. */
function simplify(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** Levenshtein (1966): least number of inserted, deleted and replaced characters. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
