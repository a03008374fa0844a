import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { locales } from './locales';
import { lateNamespaces, namespaces } from './namespaces';

type Tree = { readonly [key: string]: string | Tree };

const read = (locale: string, name: string): Tree =>
  JSON.parse(readFileSync(`messages/${locale}/${name}.json`, 'utf8')) as Tree;

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}

/** The names of the values a message takes: {count}, {name}, … */
const slots = (message: string) =>
  [...new Set(Array.from(message.matchAll(/\{(\w+)[,}]/g), (match) => match[1]))].sort();

const all = [...namespaces, ...lateNamespaces];

test.each(all)('%s says the same things in every language', (name) => {
  const english = leaves(read('en', name));
  for (const locale of locales) {
    const other = new Map(leaves(read(locale, name)));
    expect([...other.keys()].sort()).toEqual(english.map(([key]) => key).sort());
    for (const [key, message] of english) {
      const translated = other.get(key) ?? '';
      expect(translated.trim(), `${locale} ${name}.${key}`).not.toBe('');
      expect(slots(translated), `${locale} ${name}.${key}`).toEqual(slots(message));
    }
  }
});

test('every message file has a namespace', () => {
  for (const locale of locales)
    expect(
      readdirSync(`messages/${locale}`)
        .map((file) => file.replace('.json', ''))
        .sort(),
    ).toEqual([...all].sort());
});
