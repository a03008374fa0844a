/** Anchors of viridis (van der Walt & Smith 2015): even to the eye, and for colour-blind eyes too. For amounts. */
const viridis = ['440154', '472d7b', '3b528b', '2c728e', '21918c', '28ae80', '5ec962', 'addc30', 'fde725'];
/** Anchors of ColorBrewer's RdBu: two hues that colour-blind eyes tell apart, meeting at a neutral 0. For correlations. */
const redBlue = ['2166ac', '4393c3', '92c5de', 'd1e5f0', 'f7f7f7', 'fddbc7', 'f4a582', 'd6604d', 'b2182b'];

export interface ColourScale {
  readonly min: number;
  readonly max: number;
  /** 256 colours as CSS, from min to max. */
  readonly css: readonly string[];
  /** The same as little-endian ABGR words, for ImageData. */
  readonly words: Uint32Array;
}

function mix(anchors: readonly string[], share: number): [number, number, number] {
  const at = share * (anchors.length - 1);
  const low = Math.min(anchors.length - 2, Math.floor(at));
  const channel = (anchor: string, index: number) =>
    Number.parseInt(anchor.slice(2 * index, 2 * index + 2), 16);
  const of = (index: number) =>
    Math.round(
      channel(anchors[low]!, index) * (1 - at + low) + channel(anchors[low + 1]!, index) * (at - low),
    );
  return [of(0), of(1), of(2)];
}

/** A scale for values of a range: diverging around 0 where some are below it, else sequential. */
export function colourScale(min: number, max: number): ColourScale {
  const reach = Math.max(Math.abs(min), Math.abs(max)) || 1;
  const isDiverging = min < 0;
  const colours = Array.from({ length: 256 }, (_, at) => mix(isDiverging ? redBlue : viridis, at / 255));
  return {
    min: isDiverging ? -reach : min,
    max: isDiverging ? reach : max > min ? max : min + 1,
    css: colours.map(([r, g, b]) => `rgb(${r} ${g} ${b})`),
    words: Uint32Array.from(colours, ([r, g, b]) => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0),
  };
}

/** Position of a value in a scale's 256 colours. */
export const colourIndex = ({ min, max }: ColourScale, value: number): number =>
  Math.max(0, Math.min(255, Math.round((255 * (value - min)) / (max - min))));

/** Paints cells into the words of an ImageData of the same size; the diagonal of a square matrix gets a neutral grey. */
export function paintCells(cells: Float32Array, size: number, scale: ColourScale, out: Uint32Array): void {
  const { min, words } = scale;
  const factor = 255 / (scale.max - min);
  for (let at = 0; at < cells.length; at++) {
    const index = Math.round((cells[at]! - min) * factor);
    out[at] = words[index < 0 ? 0 : index > 255 ? 255 : index]!;
  }
  for (let row = 0; row < size; row++) out[row * size + row] = 0xff9a9a9a;
}
