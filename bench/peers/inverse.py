import sys, time
import numpy as np

n = int(sys.argv[1])
A = np.random.default_rng(1).random((n, n))
A = A @ A.T + n * np.eye(n)
times = []
for _ in range(3):
    t = time.process_time()
    np.linalg.inv(A)
    times.append(time.process_time() - t)
print(sorted(times)[1])
