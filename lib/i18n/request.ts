import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale, localeCookie } from './locales';
import { namespaces } from './namespaces';

type Messages = Record<string, string | Record<string, string>>;

export default getRequestConfig(async () => {
  const locale = chooseLocale(
    (await cookies()).get(localeCookie)?.value,
    (await headers()).get('accept-language'),
  );
  const files = await Promise.all(
    namespaces.map(async (name) => {
      const file = (await import(`@/messages/${locale}/${name}.json`)) as { default: Messages };
      return [name, file.default] as const;
    }),
  );
  // One time zone for server and browser, or the two would draw different dates.
  return { locale, messages: Object.fromEntries(files), timeZone: 'UTC' };
});
