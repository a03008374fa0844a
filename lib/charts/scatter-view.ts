/** What part of a map is seen: the map's point (x, y) is at the picture's top left corner, `scale` pixels a unit. y goes up. */
export interface ScatterView {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** The view that shows every point in a picture, with a margin. `positions`: x and y of each. */
export function wholeScatter(positions: Float32Array, width: number, height: number): ScatterView {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < positions.length; at += 2) {
    left = Math.min(left, positions[at]!);
    right = Math.max(right, positions[at]!);
    low = Math.min(low, positions[at + 1]!);
    high = Math.max(high, positions[at + 1]!);
  }
  if (left > right) return { x: 0, y: 0, scale: 1 };
  const scale = 0.94 * Math.min(width / Math.max(right - left, 1e-9), height / Math.max(high - low, 1e-9));
  return { x: (left + right) / 2 - width / 2 / scale, y: (low + high) / 2 + height / 2 / scale, scale };
}

/** Zooms so that what is under a pixel stays there. */
export function zoomScatter(view: ScatterView, factor: number, { x, y }: Pixel): ScatterView {
  const scale = view.scale * factor;
  return { x: view.x + x / view.scale - x / scale, y: view.y - y / view.scale + y / scale, scale };
}

export const moveScatter = (view: ScatterView, dx: number, dy: number): ScatterView => ({
  ...view,
  x: view.x - dx / view.scale,
  y: view.y + dy / view.scale,
});

/** The shown point nearest to a pixel, at most `reach` pixels away; −1: none. */
export function nearestPoint(
  positions: Float32Array,
  view: ScatterView,
  pixel: Pixel,
  isShown: (at: number) => boolean,
  reach = 12,
): number {
  const [x, y] = [view.x + pixel.x / view.scale, view.y - pixel.y / view.scale];
  let [best, least] = [-1, (reach / view.scale) ** 2];
  for (let at = 0; at * 2 < positions.length; at++) {
    const apart = (positions[at * 2]! - x) ** 2 + (positions[at * 2 + 1]! - y) ** 2;
    if (apart < least && isShown(at)) [best, least] = [at, apart];
  }
  return best;
}

/** The shown points inside of an outline of pixels (even-odd rule). */
export function pointsInside(
  positions: Float32Array,
  view: ScatterView,
  outline: readonly Pixel[],
  isShown: (at: number) => boolean,
): number[] {
  const corners = outline.map(({ x, y }) => ({ x: view.x + x / view.scale, y: view.y - y / view.scale }));
  const inside: number[] = [];
  for (let at = 0; at * 2 < positions.length; at++) {
    const [x, y] = [positions[at * 2]!, positions[at * 2 + 1]!];
    let isIn = false;
    for (let a = 0, b = corners.length - 1; a < corners.length; b = a++) {
      const [p, q] = [corners[a]!, corners[b]!];
      if (p.y > y !== q.y > y && x < ((q.x - p.x) * (y - p.y)) / (q.y - p.y) + p.x) isIn = !isIn;
    }
    if (isIn && isShown(at)) inside.push(at);
  }
  return inside;
}

export interface PaintedPoints {
  readonly positions: Float32Array;
  /** Colour of each point as the pixel's 32 bits (ABGR); 0: not shown. */
  readonly colours: Uint32Array;
}

/** Paints points as squares of `size` pixels into a picture's pixels; the last lies on top. */
export function paintPoints(
  { positions, colours }: PaintedPoints,
  view: ScatterView,
  pixels: Uint32Array,
  width: number,
  height: number,
  size: number,
): void {
  pixels.fill(0);
  const half = (size - 1) / 2;
  for (let at = 0; at < colours.length; at++) {
    const colour = colours[at]!;
    if (colour === 0) continue;
    const left = Math.round((positions[at * 2]! - view.x) * view.scale - half);
    const top = Math.round((view.y - positions[at * 2 + 1]!) * view.scale - half);
    if (left + size <= 0 || top + size <= 0 || left >= width || top >= height) continue;
    const first = Math.max(0, left);
    const right = Math.min(width, left + size);
    // A call of fill() costs more than the two to four pixels of a row.
    for (let y = Math.max(0, top), end = Math.min(height, top + size); y < end; y++)
      for (let x = first; x < right; x++) pixels[y * width + x] = colour;
  }
}

/** '#rrggbb' as a pixel's 32 bits, on the machines that browsers run on. */
export const pixelOf = (hex: string, alpha: number): number => {
  const rgb = Number.parseInt(hex.slice(1), 16);
  return ((Math.round(alpha * 255) << 24) | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
};
