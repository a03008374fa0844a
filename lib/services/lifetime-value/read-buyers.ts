import 'server-only';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { cleanId } from '@/lib/imports/formats/cells';
import { openFile } from '@/lib/imports/open-file';
import { parseNumber } from '@/lib/imports/parse-number';
import { parseTime } from '@/lib/imports/parse-time';
import { IdMap } from '@/lib/ml/id-map';
import { byDay, type Orders } from '@/lib/ml/lifetime-value/buyers';
import { AppError } from '@/lib/schemas/app-error';
import { findColumns, type FoundColumns, type GivenColumns } from './find-columns';

const DAY = 86_400_000;

/** Customers of a file: with their orders, or summed up already (weeks and money as the file says). */
export interface FileBuyers {
  readonly ids: IdMap;
  readonly rows: number;
  readonly skipped: number;
  /** Null of a table of customers summed up. */
  readonly orders: Orders | null;
  readonly summary: {
    readonly frequency: Int32Array;
    readonly recency: Float64Array;
    readonly age: Float64Array;
    readonly meanAmount: Float64Array | null;
  } | null;
}

type Cells = readonly string[];
type TransactionColumns = Extract<FoundColumns, { kind: 'transactions' }>;
type SummaryColumns = Extract<FoundColumns, { kind: 'summary' }>;

const numberAt = (cells: Cells, at: number | null) => (at === null ? null : parseNumber(cells[at] ?? ''));

/** Customer, day and money of a row; null where one is missing or money went back: a return. */
function transactionOf(cells: Cells, columns: TransactionColumns, hasMoney: boolean) {
  const customer = cleanId(cells[columns.customer] ?? '');
  const time = parseTime(cells[columns.date] ?? '');
  const pieces = columns.quantity === null ? 1 : (numberAt(cells, columns.quantity) ?? 0);
  const price = numberAt(cells, columns.price);
  const product = price === null ? null : price * pieces;
  const amount = columns.amount === null ? product : numberAt(cells, columns.amount);
  if (customer === '' || time === null || pieces <= 0 || (hasMoney && !((amount ?? -1) >= 0))) return null;
  return { customer, day: Math.floor(time / DAY), amount: amount ?? 0 };
}

function summaryOf(cells: Cells, columns: SummaryColumns, row: number) {
  const [frequency, recency, age] = [columns.frequency, columns.recency, columns.age].map((at) =>
    numberAt(cells, at),
  );
  const isSound =
    Number.isInteger(frequency) && frequency! >= 0 && recency! >= 0 && age !== null && age! >= recency!;
  if (!isSound) return null;
  const customer = columns.customer === null ? String(row) : (cells[columns.customer] ?? '');
  return {
    customer,
    frequency: frequency!,
    recency: recency!,
    age: age!,
    meanAmount: numberAt(cells, columns.meanAmount) ?? 0,
  };
}

/**
 * Reads a file of transactions (one a row: customer, date, money) or of customers summed up (x, t_x, T and perhaps a mean amount).
 * @throws AppError of one sentence for what cannot be read
 */
export async function readBuyers(file: string, given: GivenColumns): Promise<FileBuyers> {
  const stream = createReadStream(file);
  try {
    const { detected, rows } = await openFile(stream, path.basename(file));
    const columns = findColumns(detected, given);
    const ids = new IdMap();
    let [read, skipped] = [0, 0];
    const customerOf: number[] = [];
    const [first, second, third, fourth]: [number[], number[], number[], number[]] = [[], [], [], []];
    const hasMoney = columns.kind === 'transactions' && (columns.amount !== null || columns.price !== null);
    for await (const batch of rows)
      for (const { cells, broken } of batch) {
        read++;
        if (columns.kind === 'transactions') {
          const row = broken ? null : transactionOf(cells, columns, hasMoney);
          if (!row) skipped++;
          else {
            customerOf.push(ids.add(row.customer));
            first.push(row.day);
            second.push(row.amount);
          }
        } else {
          const row = broken ? null : summaryOf(cells, columns, read);
          if (!row || ids.indexOf(row.customer) !== undefined) skipped++;
          else {
            ids.add(row.customer);
            first.push(row.frequency);
            second.push(row.recency);
            third.push(row.age);
            fourth.push(row.meanAmount);
          }
        }
      }
    if (first.length === 0)
      throw new AppError(
        'not-enough-data',
        `${path.basename(file)} has no row with a customer, a date and an amount. Name the columns with --customer, --date and --amount.`,
      );
    const isSummary = columns.kind === 'summary';
    return {
      ids,
      rows: read,
      skipped,
      orders: isSummary
        ? null
        : byDay({
            customers: ids.size,
            customerOf: Int32Array.from(customerOf),
            dayOf: Int32Array.from(first),
            amountOf: Float64Array.from(second),
          }),
      summary: isSummary
        ? {
            frequency: Int32Array.from(first),
            recency: Float64Array.from(second),
            age: Float64Array.from(third),
            meanAmount: columns.meanAmount === null ? null : Float64Array.from(fourth),
          }
        : null,
    };
  } finally {
    stream.destroy();
  }
}
