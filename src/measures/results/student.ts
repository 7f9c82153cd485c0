/** Student t distribution, from exact arithmetic alone. */

/** P(T <= t) with `freedom` degrees of freedom, a whole number. */
export function studentCumulative(t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The t below which a share `probability` (0.5..1) lies; bisection to the last bit. */
export function studentQuantile(probability: number, freedom: number): number {
  let low = 0;
  let high = 1;
  while (studentCumulative(high, freedom) < probability) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (studentCumulative(middle, freedom) < probability) low = middle;
    else high = middle;
  }
}

/** Regularised incomplete beta function of a and 1 / 2 by Lentz's continued fraction (DLMF 8.17.22). */
function incompleteBeta(x: number, a: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = betaDensity(x, a);
  return x < (a + 1) / (a + 2.5) ? (front * betaFraction(x, a, 0.5)) / a : 1 - front * betaFraction(1 - x, 0.5, a) * 2;
}

/** x^a (1 - x)^(1 / 2) / B(a, 1 / 2), from a = 1 / 2 or 1 up: B(a + 1, 1 / 2) = B(a, 1 / 2) a / (a + 1 / 2). */
function betaDensity(x: number, a: number): number {
  let b = Number.isInteger(a) ? 1 : 0.5;
  let density = b === 1 ? (x / 2) * Math.sqrt(1 - x) : Math.sqrt(x * (1 - x)) / Math.PI;
  for (; b < a; b++) density *= (x * (b + 0.5)) / b;
  return density;
}

/** The continued fraction of the incomplete beta function of a and b. */
function betaFraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      denominator = 1 / (1 + term * denominator);
      numerator = 1 + term / numerator;
      change = numerator * denominator;
      value *= change;
    }
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return value;
}
