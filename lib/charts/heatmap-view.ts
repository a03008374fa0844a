/** Which part of a square of `size` cells is seen: the cell at the left top corner, and pixels per cell. */
export interface HeatmapView {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const LARGEST = 64;

/** The whole map in a square of `pixels`. */
export const wholeMap = (size: number, pixels: number): HeatmapView => ({ x: 0, y: 0, scale: pixels / size });

/** The view nearest to one that shows no emptiness, and no cell larger than 64 pixels. */
export function clampView({ x, y, scale }: HeatmapView, size: number, pixels: number): HeatmapView {
  const least = pixels / size;
  const next = Math.max(least, Math.min(Math.max(LARGEST, least), scale));
  const most = size - pixels / next;
  return { x: Math.max(0, Math.min(most, x)), y: Math.max(0, Math.min(most, y)), scale: next };
}

/** Zooms by a factor around a point given in pixels: what is under it stays under it. */
export function zoomAt(
  view: HeatmapView,
  factor: number,
  px: number,
  py: number,
  size: number,
  pixels: number,
): HeatmapView {
  const scale = clampView({ ...view, scale: view.scale * factor }, size, pixels).scale;
  return clampView(
    { x: view.x + px / view.scale - px / scale, y: view.y + py / view.scale - py / scale, scale },
    size,
    pixels,
  );
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cell under a point, or null outside. */
export function cellAt({ x, y, scale }: HeatmapView, px: number, py: number, size: number): Cell | null {
  const [column, row] = [Math.floor(x + px / scale), Math.floor(y + py / scale)];
  return row < 0 || column < 0 || row >= size || column >= size ? null : { row, column };
}

/** The view moved as little as needed to show a cell. */
export function reveal(view: HeatmapView, { row, column }: Cell, size: number, pixels: number): HeatmapView {
  const span = pixels / view.scale;
  const near = (start: number, index: number) => Math.min(index, Math.max(start, index + 1 - span));
  return clampView({ ...view, x: near(view.x, column), y: near(view.y, row) }, size, pixels);
}

/** A rectangle of cells, ends included. */
export interface Block {
  readonly from: Cell;
  readonly to: Cell;
}

export interface RankedPair extends Cell {
  readonly value: number;
}

/** The pairs of a block, most similar first; each pair once, no one with itself. At most `most`. */
export function pairsOf(cells: Float32Array, size: number, { from, to }: Block, most = 5000): RankedPair[] {
  const [r0, r1] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [c0, c1] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  const pairs: RankedPair[] = [];
  const seen = new Set<number>();
  for (let row = r0; row <= r1; row++)
    for (let column = c0; column <= c1; column++) {
      const key = Math.min(row, column) * size + Math.max(row, column);
      if (row === column || seen.has(key)) continue;
      seen.add(key);
      pairs.push({ row, column, value: cells[row * size + column]! });
    }
  return pairs.sort((a, b) => b.value - a.value || a.row - b.row || a.column - b.column).slice(0, most);
}

/** The strongest pairs of the whole map, best first. */
export function strongestPairs(cells: Float32Array, size: number, count: number): RankedPair[] {
  let pairs: RankedPair[] = [];
  let least = -Infinity;
  for (let row = 0; row < size; row++)
    for (let column = row + 1; column < size; column++) {
      const value = cells[row * size + column]!;
      if (value <= least) continue;
      pairs.push({ row, column, value });
      if (pairs.length > 4 * count) {
        pairs = pairs.sort((a, b) => b.value - a.value).slice(0, count);
        least = pairs.at(-1)?.value ?? -Infinity;
      }
    }
  return pairs.sort((a, b) => b.value - a.value).slice(0, count);
}
