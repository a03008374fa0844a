/** English words that tell nothing of what a product is. */
const STOP_WORDS = new Set(
  (
    'a an and are as at be by for from has have in is it its of on or our that the their this to was were will with you your ' +
    'new all any can more most not other out over per set than then too up very'
  ).split(' '),
);
/** Chinese particles and conjunctions. */
const CHINESE_STOP_WORDS = new Set([
  '的',
  '了',
  '和',
  '与',
  '及',
  '或',
  '在',
  '是',
  '有',
  '也',
  '就',
  '都',
  '为',
  '等',
  '这',
  '那',
]);

const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: 'en' | 'zh'): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}

/** A plural as its singular, the plain cases only: "dresses" as "dress", "batteries" as "battery", "shoes" as "shoe". */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/**
 * The words of a text, in lower case, without the most common ones: Chinese is cut by a dictionary (Intl.Segmenter), English
 * plurals count as their singular.
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (const { segment, isWordLike } of segmenterOf(HAN.test(text) ? 'zh' : 'en').segment(
    text.normalize('NFKC').toLowerCase(),
  )) {
    if (isWordLike !== true || !WORD.test(segment)) continue;
    if (STOP_WORDS.has(segment) || CHINESE_STOP_WORDS.has(segment)) continue;
    tokens.push(HAN.test(segment) ? segment : singular(segment));
  }
  return tokens;
}
