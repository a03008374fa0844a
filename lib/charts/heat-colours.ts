import { colourIndex, colourScale } from './colour-scale';

/** The colour of a cell, and of a text on it. */
export interface HeatColour {
  readonly fill: string;
  readonly ink: string;
}

const diverging = colourScale(-1, 1);
const sequential = colourScale(0, 1);

/** Relative luminance (WCAG 2.2) of "rgb(r g b)". */
function luminance(css: string): number {
  const [r = 0, g = 0, b = 0] = (css.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Black where it has more contrast than white. */
const withInk = (fill: string): HeatColour => ({ fill, ink: luminance(fill) > 0.179 ? '#000' : '#fff' });

/** Ratios from here on have the strongest colour; so do those below its inverse. */
export const RATIO_REACH = 4;

/** Blue below 1, red above, neutral at 1; as far for half as for double. */
export function ratioColour(ratio: number): HeatColour {
  const place = ratio > 0 ? Math.log(ratio) / Math.log(RATIO_REACH) : -1;
  return withInk(diverging.css[colourIndex(diverging, place)] ?? '#999');
}

/** An amount as a share of the largest, 0..1. */
export const amountColour = (share: number): HeatColour =>
  withInk(sequential.css[colourIndex(sequential, share)] ?? '#999');
