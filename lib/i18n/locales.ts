/** The languages of the studio, as BCP 47 tags, each with its own name for itself. */
export const locales = ['en', 'zh-CN'] as const;
export type Locale = (typeof locales)[number];
export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', 'zh-CN': '简体中文' };

/** The cookie that keeps a person's choice. */
export const localeCookie = 'kindred-locale';

/** The language to use: the person's choice, else the browser's first wish that we speak, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const known = locales.find((locale) => locale === chosen);
  if (known) return known;
  for (const wish of (acceptLanguage ?? '').split(',')) {
    const language = wish.trim().slice(0, 2).toLowerCase();
    if (language === 'zh') return 'zh-CN';
    if (language === 'en') return 'en';
  }
  return 'en';
}
