import { filled, type Says } from '@/lib/schemas/app-error';

interface Words {
  readonly code: Readonly<Record<string, string>>;
  readonly says: Readonly<Record<string, string>>;
}

/** Read when the first failure is told: no page waits for them. */
const wordsOf: Readonly<Record<string, () => Promise<{ default: Words }>>> = {
  'zh-CN': () => import('@/messages/zh-CN/errors.json'),
};

/**
 * A failure in the language of the page: its sentence where that language has it, else a lead that says what kind of failure it is
 * before the English sentence.
 */
export async function sentenceOf(
  { code, says }: { readonly code?: string | undefined; readonly says?: Says | undefined },
  english: string,
  locale = typeof document === 'undefined' ? 'en' : document.documentElement.lang,
): Promise<string> {
  const words = await wordsOf[locale]?.().catch(() => null);
  if (!words) return english;
  const sentence = says && words.default.says[says.key];
  if (sentence) return filled(sentence, says.values);
  const lead = code && words.default.code[code];
  return lead ? filled(lead, { detail: english }) : english;
}
