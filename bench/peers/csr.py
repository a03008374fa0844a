import sys, time
import numpy as np
from scipy.sparse import csr_matrix

folder, rows, cols = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
u = np.fromfile(f"{folder}/users.i32", dtype=np.int32)
i = np.fromfile(f"{folder}/items.i32", dtype=np.int32)
v = np.fromfile(f"{folder}/values.f32", dtype=np.float32)
times = []
for _ in range(8):
    t = time.process_time()
    m = csr_matrix((v, (u, i)), shape=(rows, cols))
    c = m.tocsc()
    times.append(time.process_time() - t)
print(sorted(times[1:])[3])
