import { type Random } from '@/lib/ml/random';
import { type Category } from './words/category';
import { type Bilingual, type Phrase } from './words/word-list';
import { oneOf } from './weighted-draw';

/** One product as its maker thinks of it: this kind, in this material, with this finish. */
export interface ProductDesign {
  readonly kind: number;
  readonly material: number;
  readonly finish: number;
}

/** Every sensible design of a category, once. */
export function designsOf(category: Category): ProductDesign[] {
  return category.kinds.flatMap((kind, kindAt) => {
    const materials = kind.materials.length > 0 ? kind.materials : category.materials.map((_, at) => at);
    return materials.flatMap((material) =>
      category.finishes.map((_, finish) => ({ kind: kindAt, material, finish })),
    );
  });
}

/** The words of a design. */
export interface DesignWords {
  readonly kind: Phrase;
  readonly material: Bilingual;
  readonly finish: Bilingual;
}

/** Looks the words of a design up. @throws RangeError when the category has no such words */
export function wordsOf(category: Category, design: ProductDesign): DesignWords {
  const kind = category.kinds[design.kind];
  const material = category.materials[design.material];
  const finish = category.finishes[design.finish];
  if (!kind || !material || !finish) {
    throw new RangeError(`The category ${category.name.en} lacks the words of a design.`);
  }
  return { kind, material, finish };
}

/** "Linen Throw Pillow, Moss" and "亚麻抱枕 苔绿". */
export function titleOf({ kind, material, finish }: DesignWords): Bilingual {
  return {
    en: `${material.en} ${kind.en}, ${finish.en}`,
    zh: `${material.zh}${kind.zh} ${finish.zh}`,
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Two or three sentences on a product, in both languages. */
export function describe(
  category: Category,
  brand: string,
  { kind, material, finish }: DesignWords,
  random: Random,
): Bilingual {
  const note = oneOf(category.notes, random);
  const forms: readonly Bilingual[] = [
    {
      en: `${material.en} ${kind.en} by ${brand}, ${kind.use.en}. ${note.en}`,
      zh: `${kind.use.zh}——${brand} ${material.zh}${kind.zh}。${note.zh}`,
    },
    {
      en: `${capital(kind.use.en)}: the ${brand} ${kind.en} (${material.en}, ${finish.en}). ${note.en}`,
      zh: `${kind.use.zh}：${brand} ${kind.zh}，${material.zh} · ${finish.zh}。${note.zh}`,
    },
    {
      en: `${brand} makes this ${kind.en} ${kind.use.en}. ${material.en}, ${finish.en}. ${note.en}`,
      zh: `${brand} ${material.zh}${kind.zh}（${finish.zh}）。${kind.use.zh}。${note.zh}`,
    },
  ];
  return oneOf(forms, random);
}
