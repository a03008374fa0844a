import { type Random } from '@/lib/ml/random';
import { tasteGroups } from './words/category';
import { type SimulatedProduct } from './make-products';
import { styleCount } from './shop-truth';
import { weightedDraw } from './weighted-draw';

type Draw = (random: Random) => number;

/** Draws products by popularity: of one style in a taste group, of a whole group, or of the shop. */
export interface Shelf {
  /** A product of the group; of the style too, unless `style` is null or the shop has none of it. */
  of(group: number, style: number | null, random: Random): number;
  /** Any product of the shop. */
  any(random: Random): number;
}

/** Builds the tables to draw from. */
export function createShelf(products: readonly SimulatedProduct[]): Shelf {
  const all = products.map((_, at) => at);
  const table = (of: readonly number[]): Draw | null => {
    if (of.length === 0) return null;
    const draw = weightedDraw(of.map((at) => products[at]?.truth.popularity ?? 0));
    return (random) => of[draw(random)] ?? 0;
  };
  const any = table(all);
  if (!any) throw new RangeError('A shop needs at least one product.');
  const groups = tasteGroups.map((group) => all.filter((at) => products[at]?.truth.group === group));
  const ofGroup = groups.map(table);
  const ofStyle = groups.flatMap((members) =>
    Array.from({ length: styleCount }, (_, style) =>
      table(members.filter((at) => products[at]?.truth.style === style)),
    ),
  );
  return {
    any,
    of: (group, style, random) => {
      const draw = (style === null ? null : ofStyle[group * styleCount + style]) ?? ofGroup[group] ?? any;
      return draw(random);
    },
  };
}
