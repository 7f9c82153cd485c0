/** What differs between languages besides their words. */
export interface Rules {
  /** Of BCP 47, for pages and for rules of plurals. */
  tag: string;
  /** What its speakers call it. */
  name: string;
  /**
   * Tables hold money in units of 100 million; what these are multiplied by where people read them: 0.1 is billions.
   */
  moneyFactor: number;
  /** Endings by which its speakers tell what kind of place a name is of: the city 苏州市, the province 江苏省. */
  ranks: readonly { ending: string; kinds: readonly ("city" | "province" | "agglomeration")[] }[];
  /** Whether a space parts a number from "%". */
  spaceBeforePercent: boolean;
  /** Whether words stand apart. Where they do not, a name in Latin letters stands apart from a figure behind it. */
  spaceBetweenWords: boolean;
}
