interface Place {
  readonly x: number;
  readonly y: number;
}

/** Shares of the drawing that a label takes. */
const WIDTH = 0.3;
const HEIGHT = 0.14;

/** The points that can be labelled without one label lying over another; those that come first are served first. */
export function labelled<P extends Place>(points: readonly P[]): P[] {
  const spread = (of: (point: P) => number) => {
    const values = points.map(of);
    return Math.max(...values) - Math.min(...values) || 1;
  };
  const [spanX, spanY] = [spread(({ x }) => x), spread(({ y }) => y)];
  const chosen: P[] = [];
  for (const point of points)
    if (
      chosen.every(
        ({ x, y }) => Math.abs(x - point.x) / spanX >= WIDTH || Math.abs(y - point.y) / spanY >= HEIGHT,
      )
    )
      chosen.push(point);
  return chosen;
}
