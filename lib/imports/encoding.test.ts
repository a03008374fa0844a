import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text';
import { detectEncoding, type Encoding } from './encoding';
import { piecesOf, utf8 } from './testing/sources';

const bytes = (...values: number[]) => Uint8Array.from(values);
/** 中文数据，很好 in GB 18030. */
const chinese = bytes(0xd6, 0xd0, 0xce, 0xc4, 0xca, 0xfd, 0xbe, 0xdd, 0xa3, 0xac, 0xba, 0xdc, 0xba, 0xc3);
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

async function decoded(source: Uint8Array, size: number): Promise<{ text: string; told: Encoding | null }> {
  let told: Encoding | null = null;
  let text = '';
  for await (const piece of decodeText(
    piecesOf(source, size),
    detectEncoding(source.subarray(0, 8)),
    (found) => {
      told = found;
    },
  ))
    text += piece;
  return { text, told };
}

describe('detectEncoding', () => {
  it('tells encodings apart', () => {
    expect(detectEncoding(utf8('id,名称\n'))).toMatchObject({ encoding: 'utf-8', bom: false });
    expect(detectEncoding(utf8('\uFEFFid'))).toMatchObject({ encoding: 'utf-8', bom: true });
    expect(detectEncoding(joined(utf8('1,'), chinese)).encoding).toBe('gb18030');
    expect(detectEncoding(latin1('1|Les Misérables|é\n2|Vérité café')).encoding).toBe('latin1');
    expect(detectEncoding(bytes(0xff, 0xfe, 97, 0)).encoding).toBe('utf-16le');
    expect(
      detectEncoding(
        Uint8Array.from('a,b\n1,2\n', (c) => c.charCodeAt(0)).reduce<Uint8Array>(
          (all, byte) => joined(all, bytes(byte, 0)),
          bytes(),
        ),
      ).encoding,
    ).toBe('utf-16le');
  });

  it('does not give up UTF-8 for one broken byte, nor for a character cut off at the end', () => {
    expect(detectEncoding(joined(utf8('名称名称名称名称名称名称'), bytes(0xff))).encoding).toBe('utf-8');
    expect(detectEncoding(utf8('ab名').subarray(0, 4)).encoding).toBe('utf-8');
  });
});

describe('decodeText', () => {
  it('gives the same text wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (text, size) => {
          const source = utf8(`plain ascii ${text}`);
          expect((await decoded(source, size)).text).toBe((await decoded(source, 1000)).text);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('finds out late how a file that starts with plain ASCII is written', async () => {
    const start = utf8('x,y\n'.repeat(20_000));
    expect(await decoded(joined(start, chinese), 1000)).toEqual({
      text: `${'x,y\n'.repeat(20_000)}中文数据，很好`,
      told: 'gb18030',
    });
    expect((await decoded(joined(start, latin1('café')), 777)).told).toBe('latin1');
  });

  it('leaves out the byte order mark and NUL', async () => {
    expect((await decoded(utf8('\uFEFFa\0b'), 2)).text).toBe('ab');
  });
});
