import { type Call, type Command, UsageError } from '@/lib/cli/command';
import { filePath } from '@/lib/cli/file-path';
import { type Output, table } from '@/lib/cli/output';
import { valueFile } from '@/lib/services/lifetime-value/value-file';

type Valued = Awaited<ReturnType<typeof valueFile>>;
type Errors = NonNullable<Valued['holdout']>['checks'][string]['model'];

function calibrationEnd(call: Call): string | null {
  const text = call.text('calibration-end');
  if (text === undefined) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !Number.isFinite(Date.parse(text)))
    throw new UsageError('--calibration-end takes a day as 1997-09-30.');
  return text;
}

const digits = (value: number | null | undefined, places = 4) =>
  value === null || value === undefined ? '–' : value.toFixed(places);

function textOf(valued: Valued): string {
  const fits = Object.entries({
    ...valued.models,
    ...(valued.gammaGamma ? { 'gamma-gamma': valued.gammaGamma } : {}),
  });
  const models = fits.map(([name, { params, logLikelihood }]) => [
    name,
    Object.entries(params)
      .map(([param, value]) => `${param} ${digits(value)}`)
      .join(', '),
    digits(logLikelihood),
  ]);
  const errors = (name: string, actual: number, { predicted, mae, rmse, correlation }: Errors) => [
    name,
    actual,
    digits(predicted, 1),
    digits(mae, 3),
    digits(rmse, 3),
    digits(correlation, 3),
  ];
  const held = Object.entries(valued.holdout?.checks ?? {}).flatMap(([name, { actual, model, naive }]) => [
    errors(name, actual, model),
    errors(`${name}: own rate`, actual, naive),
  ]);
  return [
    `${valued.buyers} buyers, ${valued.repeatBuyers} with repeat orders (${valued.repeatOrders}), ${valued.skipped} of ${valued.rows} rows left out`,
    table(['model', 'parameters (weeks)', 'log-likelihood'], models),
    ...(valued.holdout
      ? [
          '',
          `Fitted until ${valued.holdout.calibrationEnd}, judged until ${valued.holdout.to}, repeat orders:`,
          table(['holdout', 'actual', 'predicted', 'MAE', 'RMSE', 'r'], held),
        ]
      : []),
    '',
    `Next ${digits(valued.horizon.weeks, 1)} weeks: ${digits(valued.horizon.expectedOrders, 1)} orders, ${digits(valued.horizon.lifetimeValue, 2)} in money (${valued.horizon.model})`,
    table(
      ['customer', 'alive', 'orders', 'value', '90 %'],
      valued.customers.map((one) => [
        one.customer,
        digits(one.probabilityAlive, 3),
        digits(one.expectedOrders, 2),
        digits(one.lifetimeValue, 2),
        one.interval90 ? `${digits(one.interval90.low, 2)} … ${digits(one.interval90.high, 2)}` : '–',
      ]),
    ),
  ].join('\n');
}

/** Fits models of customer lifetime value on a file of transactions. */
export const clv: Command = {
  name: 'clv',
  usage:
    'clv --data FILE [--customer COL] [--date COL] [--amount COL] [--calibration-end YYYY-MM-DD] [--horizon DAYS] [--top N]',
  help: 'Fit BG/NBD, MBG/NBD and Gamma-Gamma on transactions: what customers are worth',
  positionals: 0,
  options: {
    data: { type: 'string', help: 'transactions, or customers summed up (x, t_x, T, zbar; weeks)' },
    customer: { type: 'string', help: 'column of the customer, by name or number from 1; guessed without' },
    date: { type: 'string', help: 'column of the date' },
    amount: { type: 'string', help: 'column of the money' },
    'calibration-end': {
      type: 'string',
      help: 'last day to fit on, later days judge; without it the second half of the days judges the first',
    },
    horizon: { type: 'string', help: 'days ahead that are valued, 365' },
    top: { type: 'string', help: 'customers listed, most valuable first, 10' },
    seed: { type: 'string', help: 'of the simulated intervals, 42' },
  },
  async run(call): Promise<Output> {
    const valued = await valueFile({
      data: filePath(call.needed('data')),
      columns: { customer: call.text('customer'), date: call.text('date'), amount: call.text('amount') },
      calibrationEnd: calibrationEnd(call),
      horizonWeeks: call.number('horizon', 365, { min: 1, max: 3650 }) / 7,
      list: call.number('top', 10, { min: 0, max: 10_000_000 }),
      seed: call.number('seed', 42, { min: 0, max: 2_147_483_647 }),
    });
    return { json: valued, text: textOf(valued) };
  },
};
