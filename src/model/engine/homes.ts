/**
 * People by where they are registered and where they live (7.9b), the stock form of Tombe and Zhu (2019): a share of
 * all chooses anew each year, and everybody weighs places from where he is registered, whichever he lives in.
 */
export interface Homes {
  /** R: thousands of workers by place of registration. [t*n + o] */
  registered: Float64Array;
  /** L: of those, by where they live. [t*n*n + o*n + i]; rows sum to `registered`, columns to the workers of i */
  living: Float64Array;
  /** What those whom cities have registered no longer lose, summed (7.9h): thousand workers x ln. [t*n + i] */
  settled: Float64Array;
}

/** One type of people in one year. */
export interface HomeChoice {
  nodes: number;
  /** Share that chooses anew. */
  hazard: number;
  /** R [o] and L [o*n + i] of the type. */
  registered: Float64Array;
  living: Float64Array;
  /** What every place offers [i], and how close it is to those registered in o, 1 on the diagonal [o*n + i]. */
  weight: Float64Array;
  closeness: Float64Array;
}

/** What comes of it. */
export interface HomesChosen {
  /** L of next year. [o*n + i] */
  living: Float64Array;
  /** Who lives in i by the choices of all, h sum_o R m. [i] */
  choosing: Float64Array;
  /** sum_i weight closeness: what those registered in o find within reach. [o] */
  reach: Float64Array;
  /** m[o,i]: share of those registered in o that chooses i. [o*n + i] */
  share: Float64Array;
}

/** L' = (1 - h) L + h R m. */
export function chooseHomes({ nodes: n, hazard, registered, living, weight, closeness }: HomeChoice): HomesChosen {
  const next = new Float64Array(n * n);
  const share = new Float64Array(n * n);
  const choosing = new Float64Array(n);
  const reach = new Float64Array(n);
  for (let o = 0; o < n; o++) {
    const row = o * n;
    for (let i = 0; i < n; i++) reach[o] += weight[i] * closeness[row + i];
    const each = reach[o] > 0 ? 1 / reach[o] : 0;
    const movers = hazard * registered[o];
    for (let i = 0; i < n; i++) {
      share[row + i] = weight[i] * closeness[row + i] * each;
      const come = movers * share[row + i];
      choosing[i] += come;
      next[row + i] = (1 - hazard) * living[row + i] + come;
    }
  }
  return { living: next, choosing, reach, share };
}

/** Adds those who change place: h sum_o L[o,i] m[o,j]. `flows` [from*n + to], diagonal left alone. */
export function addHomeFlows(
  { nodes: n, hazard, living }: HomeChoice,
  { share }: HomesChosen,
  flows: Float64Array,
): void {
  for (let o = 0; o < n; o++) {
    for (let i = 0; i < n; i++) {
      const leaving = hazard * living[o * n + i];
      if (leaving === 0) continue;
      for (let j = 0; j < n; j++) if (j !== i) flows[i * n + j] += leaving * share[o * n + j];
    }
  }
}

/**
 * Registers up to `people` (thousand workers) of those who live in `place` and are registered elsewhere, of every type
 * and origin in proportion. Nobody moves. `cost` of living there without it: ln of income. [t*n*n + o*n + i]
 */
export function settleIn(homes: Homes, nodes: number, place: number, people: number, cost: Float64Array): void {
  const { registered, living } = homes;
  const types = registered.length / nodes;
  const at = (type: number, o: number) => (type * nodes + o) * nodes + place;
  let away = 0;
  for (let t = 0; t < types; t++) for (let o = 0; o < nodes; o++) if (o !== place) away += living[at(t, o)];
  const share = away > 0 ? Math.min(1, people / away) : 0;
  for (let t = 0; t < types; t++) {
    for (let o = 0; o < nodes; o++) {
      if (o === place) continue;
      const settled = share * living[at(t, o)];
      living[at(t, o)] -= settled;
      living[at(t, place)] += settled;
      registered[t * nodes + o] -= settled;
      registered[t * nodes + place] += settled;
      homes.settled[t * nodes + place] += settled * cost[at(t, o)];
    }
  }
}
