import { createRandom, type Random } from '@/lib/ml/random';
import { type ProductRow } from '@/lib/schemas/interaction';
import { DAY, yearLength } from './calendar';
import { type Category } from './words/category';
import { categories } from './words/categories';
import { describe, designsOf, titleOf, wordsOf } from './product-design';
import { type ProductTruth, styleCount } from './shop-truth';
import { oneOf, weightedDraw } from './weighted-draw';

/** A product with what the simulation needs to know of it. */
export interface SimulatedProduct {
  readonly row: ProductRow;
  readonly truth: ProductTruth;
  readonly category: Category;
  readonly price: number;
  /** How far the price lies above the category's median, in standard deviations of log price. */
  readonly priceLevel: number;
}

/** Prices as shops write them: 7.90, 24.90, 129, 1,290. */
function shelfPrice(price: number): number {
  if (price < 100) return Math.max(1, Math.round(price)) - 0.1;
  return price < 500 ? Math.round(price / 10) * 10 - 1 : Math.round(price / 50) * 50 - 10;
}

const cents = (amount: number) => Math.round(amount * 100) / 100;

/** Shifted Zipf: a head that is worn off and a long tail. Math.exp of Math.log stands for a power. */
const zipf = (rank: number) => Math.exp(-0.95 * Math.log(rank + 12));

/** Draws one category after another; those with no designs left drop out. */
function drawDesigns(random: Random) {
  const drawCategory = weightedDraw(categories.map(({ share }) => share));
  const left = categories.map((category) => {
    const designs = designsOf(category);
    const order = random.shuffle(designs.map((_, at) => at));
    return { category, designs: order.flatMap((at) => designs[at] ?? []), sold: 0 };
  });
  return () => {
    for (let tries = 0; tries < 10_000; tries++) {
      const pool = left[drawCategory(random)];
      const design = pool?.designs.pop();
      if (pool && design) return { category: pool.category, design, number: ++pool.sold };
    }
    throw new RangeError('The word lists do not hold that many products.');
  };
}

/**
 * Makes the assortment. A kind of product serves one taste group and a material one style, mostly: content tells something
 * of taste, behaviour tells more.
 * @param count products, at most about 8,000
 * @param endsAt end of the year, milliseconds since 1970 UTC
 */
export function makeProducts(count: number, seed: number, endsAt: number): SimulatedProduct[] {
  const random = createRandom(seed);
  const next = drawDesigns(random);
  const ranks = random.shuffle(Array.from({ length: count }, (_, at) => at));
  return ranks.map((rank) => {
    const { category, design, number } = next();
    const words = wordsOf(category, design);
    const brandAt = random.below(category.brands.length);
    const brand = category.brands[brandAt] ?? '';
    const quality = random.normal();
    // Brands differ in price; better things cost a little more.
    const priceLevel = 0.75 * random.normal() + 0.3 * quality + 0.22 * (brandAt - 2);
    const price = cents(shelfPrice(category.price * Math.exp(category.spread * priceLevel)));
    const cost = cents(price * Math.min(0.9, category.costShare * (0.9 + 0.2 * random.next())));
    const group =
      random.next() < 0.85
        ? (category.groups[design.kind % category.groups.length] ?? oneOf(category.groups, random))
        : oneOf(category.groups, random);
    const style =
      random.next() < 0.75 ? (design.material + design.kind) % styleCount : random.below(styleCount);
    const popularity = zipf(rank) * Math.exp(0.25 * quality);
    const launchedAt =
      random.next() < 0.22 ? endsAt - Math.floor((yearLength - 20) * random.next() + 10) * DAY : null;
    const stock = random.next() < 0.04 ? 0 : Math.round(8 + 4_000 * zipf(rank) * random.exponential());
    const title = titleOf(words);
    const description = describe(category, brand, words, random);
    const row: ProductRow = {
      productId: `${category.code}-${String(number).padStart(4, '0')}`,
      title: title.en,
      titleZh: title.zh,
      description: description.en,
      descriptionZh: description.zh,
      category: category.name.en,
      brand,
      price,
      cost,
      stock,
      attributes: {
        categoryZh: category.name.zh,
        kind: words.kind.en,
        material: words.material.en,
        finish: words.finish.en,
      },
    };
    const truth: ProductTruth = { group, style, quality, popularity, launchedAt };
    return { row, truth, category, price, priceLevel };
  });
}
