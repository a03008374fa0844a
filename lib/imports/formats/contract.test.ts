import { describe, expect, it } from 'vitest';
import { type ImportFormatId, importFormatIds } from '@/lib/schemas/import';
import { bareName, guessFromHeader, mapColumns } from '@/lib/imports/guess-mapping';
import { importFormats } from '.';
import { isIssue } from './import-format';

/** A row that each format takes. */
const good: Readonly<Record<ImportFormatId, Readonly<Record<string, string>>>> = {
  ratings: { customerId: 'c', productId: 'p', rating: '4.5', time: '881250949' },
  events: {
    customerId: 'c',
    productId: 'p',
    type: 'Add_To_Cart',
    time: '2020-01-01',
    quantity: '2',
    price: '3',
  },
  orders: {
    customerId: 'c',
    productId: 'p',
    order: '7',
    quantity: '2',
    price: '3.5',
    title: 'A',
    country: 'UK',
  },
  products: { productId: 'p', title: 'A', price: '¥2', stock: '7', category: 'B' },
  customers: { customerId: 'c', name: 'A', birthYear: '1980', joinedAt: '2020-01-01' },
};
const parse = (id: ImportFormatId, cells: Readonly<Record<string, string>>) =>
  importFormats[id].parseRow(
    (field) => cells[field] ?? '',
    () => ({ colour: 'red' }),
  );

describe.each(importFormatIds)('format %s', (id) => {
  const format = importFormats[id];

  it('has an id, fields of different names, and synonyms as headers are compared', () => {
    expect(format.id).toBe(id);
    expect(new Set(format.fields.map(({ name }) => name)).size).toBe(format.fields.length);
    for (const { synonyms } of format.fields)
      for (const synonym of synonyms) expect(bareName(synonym)).toBe(synonym);
  });

  it('finds its fields by their names and recognises itself in them', () => {
    const columns = format.fields.map(({ name }) => name);
    const mapping = mapColumns(id, columns);
    for (const { name, required } of format.fields) if (required) expect(mapping[name]).toBe(name);
    expect(guessFromHeader(columns)?.format).toBe(id);
  });

  it('takes a good row', () => {
    const row = parse(id, good[id]);
    expect(isIssue(row)).toBe(false);
  });

  it('says in one sentence why it cannot take a row without an id, or with an endless one', () => {
    for (const field of format.fields.filter(({ required, name }) => required && name.endsWith('Id')))
      for (const text of ['', 'NaN', 'x'.repeat(10_000)]) {
        const row = parse(id, { ...good[id], [field.name]: text });
        expect(isIssue(row) && row.reason).toMatch(/^[A-Z].{5,150}\.$/);
      }
  });

  it('never throws and never lets NaN or infinity through', () => {
    for (const { name } of format.fields)
      for (const text of ['', 'NaN', 'Infinity', '-1', '1e999', '=cmd()', '999999999999999999', '\u0000'])
        expect(JSON.stringify(parse(id, { ...good[id], [name]: text }))).not.toMatch(/NaN,|Infinity,/);
  });
});

it('turns a cancelled line into a return, other negative quantities into stock adjustments', () => {
  const line = (cells: Record<string, string>) => parse('orders', { ...good.orders, ...cells });
  expect(line({ order: 'C536379', quantity: '-2' })).toMatchObject({
    interaction: { kind: 'return', quantity: 2, session: 'C536379' },
  });
  expect(line({ order: '', quantity: '-2' })).toMatchObject({ interaction: { kind: 'return' } });
  expect(line({ order: '536379', quantity: '-2' })).toMatchObject({ issue: 'stock-adjustment' });
  expect(line({ order: 'C536379', quantity: '-2', customerId: '' })).toMatchObject({
    issue: 'stock-adjustment',
  });
  expect(line({ quantity: '0' })).toMatchObject({ issue: 'malformed-quantity' });
  expect(line({ price: '0' })).toMatchObject({ issue: 'negative-price' });
  expect(line({ quantity: '0.35', price: '10' })).toMatchObject({
    interaction: { quantity: 1, unitPrice: 3.5 },
  });
});

it('writes ids as shops do', () => {
  expect(parse('ratings', { ...good.ratings, customerId: '17850.0' })).toMatchObject({
    interaction: { customerId: '17850' },
  });
  expect(parse('ratings', { ...good.ratings, customerId: '0' })).toMatchObject({
    interaction: { customerId: '0' },
  });
});
