import sys, time
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.metrics.pairwise import cosine_similarity

folder, rows, cols, k = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
u = np.fromfile(f"{folder}/users.i32", dtype=np.int32)
i = np.fromfile(f"{folder}/items.i32", dtype=np.int32)
v = np.fromfile(f"{folder}/values.f32", dtype=np.float32).astype(np.float64)
items = csr_matrix((v, (u, i)), shape=(rows, cols)).T.tocsr()
times = []
for _ in range(8):
    t = time.process_time()
    s = cosine_similarity(items, dense_output=True)
    if not isinstance(s, np.ndarray):
        s = s.toarray()
    np.fill_diagonal(s, 0)
    top = np.argpartition(-s, k, axis=1)[:, :k]
    best = np.take_along_axis(s, top, axis=1)
    order = np.argsort(-best, axis=1)
    top = np.take_along_axis(top, order, axis=1)
    times.append(time.process_time() - t)
print(sorted(times[1:])[3])
