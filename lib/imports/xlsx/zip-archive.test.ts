import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { ZipArchive } from './zip-archive';

const text = 'áb,猫\n'.repeat(50_000);
const archive = new ZipArchive(
  zipSync({
    'packed.txt': strToU8(text),
    'stored.txt': [strToU8(text), { level: 0 }],
    'folder/empty.txt': strToU8(''),
  }),
);
const read = (name: string, most = 1e9) => [...archive.text(name, most)].join('');

it('unpacks parts piece by piece', () => {
  expect(read('packed.txt')).toBe(text);
  expect(read('stored.txt')).toBe(text);
  expect(read('folder/empty.txt')).toBe('');
  expect(read('missing.txt')).toBe('');
  expect(archive.has('stored.txt')).toBe(true);
});

it('stops at the most bytes that it may give', () => {
  expect(() => read('packed.txt', 1000)).toThrow(/too large once unpacked/);
});
