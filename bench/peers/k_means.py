# Lloyd's algorithm of scikit-learn from given centres, in single precision (its faster one).
import sys, time, warnings
import numpy as np
from sklearn.cluster import KMeans

warnings.filterwarnings("ignore")
folder, rows, cols, k, most = sys.argv[1], *map(int, sys.argv[2:6])
X = np.fromfile(f"{folder}/points.f32", dtype=np.float32).reshape(rows, cols)
first = np.fromfile(f"{folder}/centres.f32", dtype=np.float32).reshape(k, cols)
times = []
for _ in range(5):
    t = time.process_time()
    model = KMeans(k, init=first, n_init=1, max_iter=most, tol=0, algorithm="lloyd", copy_x=True).fit(X)
    times.append(time.process_time() - t)
centres = model.cluster_centers_.astype(np.float64)
inertia = ((X.astype(np.float64) - centres[model.labels_]) ** 2).sum()
print(model.n_iter_, inertia)
print(sorted(times)[2])
