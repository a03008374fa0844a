interface Named {
  readonly externalId: string;
  readonly title: string | null;
  readonly titleZh: string | null;
}

/** What a product is called in a language: its title there, else in the other one, else the shop's own id. */
export function productName({ externalId, title, titleZh }: Named, locale: string): string {
  return (locale === 'zh-CN' ? (titleZh ?? title) : (title ?? titleZh)) ?? externalId;
}

/** The same for labels that are given in one or two languages. */
export const localLabel = (
  { label, labelZh }: { readonly label: string; readonly labelZh: string | null },
  locale: string,
): string => (locale === 'zh-CN' ? (labelZh ?? label) : label);
