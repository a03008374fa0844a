/** The same words in English and in simplified Chinese. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** A kind of product and what it is for, in both languages. */
export interface Phrase extends Bilingual {
  readonly use: Bilingual;
  /** Which of the category's materials it is made of, by position; empty = all. */
  readonly materials: readonly number[];
}

const rows = (text: string): string[][] =>
  text
    .split(/[;\n]/)
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row) => row.split('=').map((word) => word.trim()));

/** Reads `English=中文` pairs, separated by semicolons or line ends. Throws where a half is missing. */
export function pairs(text: string): Bilingual[] {
  return rows(text).map(([en, zh]) => {
    if (!en || !zh) throw new Error(`A word is missing its other language: ${en ?? ''}`);
    return { en, zh };
  });
}

/**
 * Reads `English=中文=English use=中文用途` rows, one a line; a fifth part lists positions of materials, as in `0 2 3`.
 * Throws where a part is missing.
 */
export function phrases(text: string): Phrase[] {
  return rows(text).map(([en, zh, useEn, useZh, materials]) => {
    if (!en || !zh || !useEn || !useZh) throw new Error(`A phrase is incomplete: ${en ?? ''}`);
    return {
      en,
      zh,
      use: { en: useEn, zh: useZh },
      materials: materials ? materials.split(' ').map(Number) : [],
    };
  });
}
