"""One pass of the goods market, as goods-market of npm run bench, in numpy. Least processor time of many, microseconds.

OPENBLAS_NUM_THREADS=1 python3 scripts/bench/goods.py
"""

import time

import numpy

for nodes, sectors in [(27, 12), (300, 20)]:
    draw = numpy.random.default_rng(1)
    freeness = draw.uniform(0.1, 1, (sectors, nodes, nodes))  # [sector, buyer, seller]
    supply, demand = draw.uniform(0.1, 1, (2, sectors, nodes))

    def market():
        competition = numpy.matmul(freeness, supply[:, :, None])[:, :, 0]
        return numpy.matmul((demand / competition)[:, None, :], freeness)[:, 0, :]

    least, repeats = float("inf"), 200 if nodes < 100 else 3
    for _ in range(60):
        start = time.process_time()
        for _ in range(repeats):
            market()
        least = min(least, (time.process_time() - start) / repeats)
    print(f"{nodes}x{sectors} {least * 1e6:.1f} us")
