import sys, time
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.metrics.pairwise import cosine_similarity

folder, rows, cols, k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
u = np.fromfile(f"{folder}/users.i32", dtype=np.int32)
i = np.fromfile(f"{folder}/items.i32", dtype=np.int32)
v = np.fromfile(f"{folder}/values.f32", dtype=np.float32).astype(np.float64)
items = csr_matrix((v, (u, i)), shape=(rows, cols)).T.tocsr()
block, runs = int(sys.argv[5]), int(sys.argv[6])
times = []
for _ in range(runs):
    t = time.process_time()
    for first in range(0, cols, block):
        last = min(first + block, cols)
        s = cosine_similarity(items[first:last], items, dense_output=True)
        if not isinstance(s, np.ndarray):
            s = s.toarray()
        s[np.arange(last - first), np.arange(first, last)] = 0
        top = np.argpartition(-s, k, axis=1)[:, :k]
        best = np.take_along_axis(s, top, axis=1)
        order = np.argsort(-best, axis=1)
        top = np.take_along_axis(top, order, axis=1)
    times.append(time.process_time() - t)
print(sorted(times)[len(times) // 2])
