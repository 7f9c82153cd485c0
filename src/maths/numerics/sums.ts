/** Sum in the order of the values, or of what `of` makes of each; 0 of none. */
export function sumOf(values: ArrayLike<number>): number;
export function sumOf<Item>(items: ArrayLike<Item>, of: (item: Item, place: number) => number): number;
export function sumOf<Item>(items: ArrayLike<Item>, of?: (item: Item, place: number) => number): number {
  let sum = 0;
  // A function that only hands on its number would be called for each.
  if (!of) for (let place = 0; place < items.length; place++) sum += items[place] as number;
  else for (let place = 0; place < items.length; place++) sum += of(items[place], place);
  return sum;
}

/** Sum over number; NaN of none. */
export function meanOf(values: ArrayLike<number>): number {
  return sumOf(values) / values.length;
}

/** The largest size of a value; 0 of none. */
export function largestSize(values: ArrayLike<number>): number {
  let most = 0;
  for (let place = 0; place < values.length; place++) most = Math.max(most, Math.abs(values[place]));
  return most;
}

/** Sum of the values at some places. */
export function sumAt(places: readonly number[], values: ArrayLike<number>): number {
  let sum = 0;
  for (const place of places) sum += values[place];
  return sum;
}
