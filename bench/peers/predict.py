# The double loop that tutorials print: for every customer and item, the raters' similarities and ratings by boolean mask.
import sys, time
import numpy as np

folder, rows, cols, sample = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
u = np.fromfile(f"{folder}/ml-users.i32", dtype=np.int32)
i = np.fromfile(f"{folder}/ml-items.i32", dtype=np.int32)
v = np.fromfile(f"{folder}/ml-values.f32", dtype=np.float32).astype(np.float64)
R = np.zeros((rows, cols))
R[u, i] = v
t = time.process_time()
norms = np.linalg.norm(R, axis=1)
S = R @ R.T / np.outer(norms, norms)
gram = time.process_time() - t
t = time.process_time()
P = np.zeros((sample, cols))
for a in range(sample):
    for b in range(cols):
        rated = R[:, b] > 0
        s = S[a][rated]
        if s.sum() > 0:
            P[a, b] = np.dot(s, R[rated, b]) / np.abs(s).sum()
print(gram + (time.process_time() - t) * rows / sample)
