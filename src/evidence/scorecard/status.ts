/**
 * What a published number says of the model's own: a status that follows from value, published number, error and rule
 * alone, so that a changed model changes it.
 */

/**
 * digits: off by at most the error, which is the rounding of what was printed. within: by at most so many errors. at
 * least, at most: not below or above by more than so many errors. sign, order: no more is compared, since what was
 * published measures something else.
 */
export const RULES = ["digits", "within", "at-least", "at-most", "sign", "order"] as const;

export interface Rule {
  kind: (typeof RULES)[number];
  /** Of the published number; none where the kind counts none. */
  errors: number;
}

/** In the order of the scorecard: what fails stands first. */
export const STATUSES = ["misses", "concept differs", "cannot be asked yet", "inside the error", "reproduced"] as const;

export type Status = (typeof STATUSES)[number];

/** A published number with its error and the model's own, in one unit. */
export interface Compared {
  value: number;
  published: number;
  error: number;
}

/** Ends count, also where rounding puts a value beyond. */
const ROUNDING = 1e-9;

/** Rules that say nothing of size: of numbers whose concepts differ. */
export const isWeak = ({ kind }: Rule) => kind === "sign" || kind === "order";

/**
 * Whether a number keeps a rule. `peers`: the others of an ordered set; a number keeps its order if it stands to each
 * of them as published.
 */
export function keeps(rule: Rule, compared: Compared, peers: readonly Compared[] = []): boolean {
  const { value, published, error } = compared;
  const allowed = rule.errors * error + ROUNDING * Math.max(1, Math.abs(published));
  switch (rule.kind) {
    case "digits":
    case "within":
      return Math.abs(value - published) <= allowed;
    case "at-least":
      return value >= published - allowed;
    case "at-most":
      return value <= published + allowed;
    case "sign":
      return Math.sign(value) === Math.sign(published);
    case "order":
      return peers.every((peer) => Math.sign(value - peer.value) === Math.sign(published - peer.published));
  }
}

/**
 * `compared` absent: the model could not be asked. A rule that says nothing of size makes no agreement: at best the
 * concept differs; at worst even the sign or the order does, which is a miss.
 */
export function statusOf(rule: Rule, compared: Compared | undefined, peers: readonly Compared[] = []): Status {
  if (compared === undefined || Number.isNaN(compared.value)) return "cannot be asked yet";
  if (!keeps(rule, compared, peers)) return "misses";
  if (isWeak(rule)) return "concept differs";
  return rule.kind === "digits" ? "reproduced" : "inside the error";
}

/** Model less published, in errors; null where a rule says nothing of size. */
export function distanceOf(rule: Rule, { value, published, error }: Compared): number | null {
  return isWeak(rule) || Number.isNaN(value) || error === 0 ? null : (value - published) / error;
}
