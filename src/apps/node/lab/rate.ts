/** Counts what comes from each, so that nobody comes too often: so many at once, and so many a second for long. */
export class Rate {
  private readonly most: number;
  private readonly aSecond: number;
  private readonly spent = new Map<string, { left: number; at: number }>();

  constructor({ most, aSecond }: { most: number; aSecond: number }) {
    this.most = most;
    this.aSecond = aSecond;
  }

  left(who: string): boolean {
    return this.leftOf(who) >= 1;
  }

  /** Counts one more; false where there have been too many. */
  spend(who: string): boolean {
    const left = this.leftOf(who);
    if (left < 1) return false;
    // Who has not come for long is as good as new.
    for (const [one] of this.spent.size > 2000 ? this.spent : [])
      if (this.leftOf(one) >= this.most) this.spent.delete(one);
    this.spent.set(who, { left: left - 1, at: performance.now() });
    return true;
  }

  private leftOf(who: string): number {
    const known = this.spent.get(who);
    if (!known) return this.most;
    return Math.min(this.most, known.left + (this.aSecond * (performance.now() - known.at)) / 1000);
  }
}
