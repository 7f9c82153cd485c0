// Golden values: R 4.5 running REAT, EconGeo and base R (and PySAL) on these made-up data; where packages are known to
// deviate from the cited formula (REAT's weighted Theil, its Williamson default, its beta speed) the formula wins.
/** Employment of five cities in four sectors. */
export const table = [
  [100, 50, 20, 30],
  [40, 80, 60, 20],
  [10, 30, 90, 70],
  [25, 25, 25, 25],
  [60, 10, 10, 120],
];
export const [a, b, c, d, e] = table as [number[], number[], number[], number[], number[]];
/** Of five cities. */
export const income = [10, 12, 15, 20, 40];
export const people = [5, 8, 6, 4, 2];
export const groups = [0, 0, 1, 1, 1];
export const incomeTenYearsOn = [18, 20, 22, 26, 48];
