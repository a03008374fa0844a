import 'server-only';
import { detectDelimiter } from '@/lib/imports/detect-table';
import { decodeText } from '@/lib/imports/decode-text';
import { decoderLabels, detectEncoding } from '@/lib/imports/encoding';
import { refuseBinary } from '@/lib/imports/refuse-binary';
import { delimitedRows } from '@/lib/imports/rows/delimited-rows';
import { type ByteSource, gunzip, isGzip, peek } from '@/lib/imports/source';
import { saidError } from '@/lib/schemas/said-error';

export interface ListLine {
  readonly line: number;
  /** A customer's id of the shop, or an e-mail. */
  readonly value: string;
}

/** Headers of a column that names customers, without capitals, spaces and signs. */
const headers = new Set([
  'id',
  'customer',
  'customerid',
  'externalid',
  'userid',
  'user',
  'email',
  'emailaddress',
  'mail',
  '客户',
  '客户id',
  '用户id',
  '邮箱',
  '电子邮件',
]);
const bare = (cell: string): string => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The values of a CSV's column that names customers: the one whose header says so, else the first. Takes what spreadsheets
 * write: a byte order mark, UTF-16, semicolons, tabs, quotes; also gzip.
 * @throws AppError `unreadable-file` for what is empty or no text
 */
export async function* readList(source: ByteSource): AsyncGenerator<ListLine[]> {
  const outer = await peek(source);
  const { head, whole, isAll } = isGzip(outer.head) ? await peek(gunzip(outer.whole)) : outer;
  if (head.length === 0) throw saidError('unreadable-file', 'emptyList');
  const found = detectEncoding(head, isAll);
  refuseBinary(head, 'list.csv', found.encoding.startsWith('utf-16'));
  const start = new TextDecoder(decoderLabels[found.encoding]).decode(head, { stream: true });
  const delimiter = detectDelimiter(isAll ? start : start.slice(0, start.lastIndexOf('\n') + 1)) ?? ',';
  let column = -1;
  for await (const rows of delimitedRows(
    decodeText(whole, found, () => {}),
    delimiter,
  )) {
    const lines: ListLine[] = [];
    for (const { line, cells } of rows) {
      if (column < 0) {
        const named = cells.findIndex((cell) => headers.has(bare(cell)));
        column = Math.max(0, named);
        if (named >= 0) continue;
      }
      const value = cells[column]?.trim() ?? '';
      if (value !== '') lines.push({ line, value });
    }
    yield lines;
  }
}
