/* One pass of the goods market, as goods-market of npm run bench, in plain C. Least processor time of many, microseconds.
 *   gcc -O3 -march=native -ffast-math scripts/bench/goods.c -o /tmp/goods && /tmp/goods */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e6 + now.tv_nsec * 1e-3;
}

static double *numbers(long length) {
  double *values = malloc(length * sizeof *values);
  for (long k = 0; k < length; k++) values[k] = 0.1 + rand() / (double)RAND_MAX;
  return values;
}

static void pass(int n, int sectors, const double *restrict freeness, const double *restrict supply,
                 const double *restrict demand, double *restrict competition, double *restrict potential) {
  for (int s = 0; s < sectors; s++) {
    double *sought = potential + s * n;
    for (int i = 0; i < n; i++) sought[i] = 0;
    for (int j = 0; j < n; j++) {
      const double *row = freeness + ((long)s * n + j) * n;
      double sum = 0;
      for (int i = 0; i < n; i++) sum += row[i] * supply[s * n + i];
      competition[s * n + j] = sum;
      double weight = demand[s * n + j] / sum;
      for (int i = 0; i < n; i++) sought[i] += weight * row[i];
    }
  }
}

int main(void) {
  const int sizes[][2] = {{27, 12}, {300, 20}};
  for (int k = 0; k < 2; k++) {
    const int n = sizes[k][0], sectors = sizes[k][1], repeats = n < 100 ? 1000 : 5;
    double *freeness = numbers((long)sectors * n * n), *supply = numbers(sectors * n), *demand = numbers(sectors * n);
    double *competition = numbers(sectors * n), *potential = numbers(sectors * n), least = 1e300, check = 0;
    for (int sample = 0; sample < 60; sample++) {
      double from = microseconds();
      for (int r = 0; r < repeats; r++) pass(n, sectors, freeness, supply, demand, competition, potential);
      double taken = (microseconds() - from) / repeats;
      if (taken < least) least = taken;
      check += potential[sample % n];
    }
    printf("%dx%d %.1f us (%.3g)\n", n, sectors, least, check);
  }
}
