import { fields } from '@/lib/imports/formats/fields';
import { bareName } from '@/lib/imports/guess-mapping';
import { parseNumber } from '@/lib/imports/parse-number';
import { parseTime } from '@/lib/imports/parse-time';
import { AppError } from '@/lib/schemas/app-error';
import { type DetectedFile } from '@/lib/schemas/import';

/** Columns by name or by number from 1; those not given are guessed. */
export interface GivenColumns {
  readonly customer?: string;
  readonly date?: string;
  readonly amount?: string;
}

/** Places of columns in a row. */
export type FoundColumns =
  | {
      readonly kind: 'transactions';
      readonly customer: number;
      readonly date: number;
      /** Money of the row; without it `price` times `quantity`. */
      readonly amount: number | null;
      readonly price: number | null;
      readonly quantity: number | null;
    }
  | {
      readonly kind: 'summary';
      readonly customer: number | null;
      readonly frequency: number;
      readonly recency: number;
      readonly age: number;
      readonly meanAmount: number | null;
    };

const amountNames =
  `amount total revenue sales spend dollars money value totalprice linetotal ordervalue ordertotal payment
  金额 总额 总价 订单金额 支付金额 实付金额 销售额 消费金额`.split(/\s+/);

type Detected = Pick<DetectedFile, 'columns' | 'hasHeader' | 'sample'>;

/** The column that is called by one of these names; null where there is none. */
function named(columns: readonly string[], names: readonly string[]): number | null {
  const bare = columns.map(bareName);
  const found = names.map((name) => bare.indexOf(bareName(name))).find((at) => at >= 0);
  return found ?? null;
}

function chosen({ columns }: Detected, given: string | undefined): number | null {
  if (given === undefined) return null;
  const exact = columns.indexOf(given);
  if (exact >= 0) return exact;
  const number = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (number >= 1 && number <= columns.length) return number - 1;
  throw new AppError(
    'invalid-input',
    `The file has no column "${given}": it has ${columns.slice(0, 40).join(', ')}.`,
  );
}

/** Each customer's orders summed up already: x, t_x and T, as the literature's tables are called. */
function summaryColumns({ columns }: Detected): FoundColumns | null {
  const frequency = named(columns, ['frequency', 'x']);
  const recency = named(columns, ['recency', 't_x']);
  const age = named(columns, ['T', 'age']);
  if (frequency === null || recency === null || age === null) return null;
  const meanAmount = named(columns, ['zbar', 'monetary_value', 'monetary', 'mean_amount']);
  return {
    kind: 'summary',
    customer: named(columns, ['id', ...fields.customerId.synonyms]),
    frequency,
    recency,
    age,
    meanAmount,
  };
}

/** Without names: the first column of dates, customers in the first of the others, money in the last. */
function guessed({ sample, columns }: Detected) {
  const all = (at: number, test: (cell: string) => boolean) =>
    sample.length > 0 && sample.every((row) => test(row[at] ?? ''));
  const places = columns.map((_, at) => at);
  const date = places.find((at) => all(at, (cell) => cell.length >= 8 && parseTime(cell) !== null)) ?? null;
  const others = places.filter((at) => at !== date);
  const amount = others.slice(1).findLast((at) => all(at, (cell) => parseNumber(cell) !== null)) ?? null;
  return { customer: others[0] ?? null, date, amount };
}

/**
 * Which column holds what: customer, date and money of a transaction, or a table of customers summed up.
 * @throws AppError `invalid-input` that names what is missing and the columns there are
 */
export function findColumns(detected: Detected, given: GivenColumns): FoundColumns {
  const { columns, hasHeader } = detected;
  const isGiven = Object.values(given).some((value) => value !== undefined);
  const summary = hasHeader && !isGiven ? summaryColumns(detected) : null;
  if (summary) return summary;
  const guess = hasHeader
    ? {
        customer: named(columns, fields.customerId.synonyms),
        date: named(columns, fields.time.synonyms),
        amount: named(columns, amountNames),
      }
    : guessed(detected);
  const customer = chosen(detected, given.customer) ?? guess.customer;
  const date = chosen(detected, given.date) ?? guess.date;
  const missing = [customer === null ? '--customer' : '', date === null ? '--date' : ''].filter(Boolean);
  if (customer === null || date === null)
    throw new AppError(
      'invalid-input',
      `Say which column it is with ${missing.join(' and ')}: the file has ${columns.slice(0, 40).join(', ')}.`,
    );
  return {
    kind: 'transactions',
    customer,
    date,
    amount: chosen(detected, given.amount) ?? guess.amount,
    price: hasHeader ? named(columns, fields.price.synonyms) : null,
    quantity: hasHeader ? named(columns, fields.quantity.synonyms) : null,
  };
}
