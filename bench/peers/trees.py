# scikit-learn's tree or forest on the same rows; leaves its probabilities of the test rows beside the data.
import sys, time
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.tree import DecisionTreeClassifier

folder, rows, tests, columns, kind, size, runs = sys.argv[1], *map(int, sys.argv[2:5]), sys.argv[5], *map(int, sys.argv[6:8])
X = np.fromfile(f"{folder}/values.f64").reshape(columns, rows + tests).T
X = np.ascontiguousarray(X, dtype=np.float32)
y = np.fromfile(f"{folder}/labels.i32", dtype=np.int32)
times = []
for _ in range(runs):
    model = (
        DecisionTreeClassifier(max_depth=size, random_state=0)
        if kind == "tree"
        else RandomForestClassifier(n_estimators=size, random_state=0, n_jobs=1)
    )
    t = time.process_time()
    model.fit(X[:rows], y[:rows])
    times.append(time.process_time() - t)
model.predict_proba(X[rows:])[:, 1].astype(np.float64).tofile(f"{folder}/{kind}-scores.f64")
print(sorted(times)[len(times) // 2])
