import { type Command } from '@/lib/cli/command';
import { table } from '@/lib/cli/output';
import { progressLine } from '@/lib/cli/progress-line';
import { shopContext } from '@/lib/cli/shop-context';
import { type Context } from '@/lib/schemas/context';
import { type FeatureGate, type FeatureRunView } from '@/lib/schemas/features';
import { findCustomerId } from '@/lib/services/customers/find-customer';
import { getCustomerFeatures } from '@/lib/services/features/get-customer-features';
import { getFeatureRun } from '@/lib/services/features/get-feature-run';
import { listRfmCells } from '@/lib/services/features/list-rfm-cells';
import { refreshFeatures } from '@/lib/services/features/refresh-features';
import { gatedFeatures } from '@/lib/services/portraits/gated-features';
import words from '@/messages/en/features.json';

const definitions: Readonly<Record<string, string>> = words.definition;
const names: Readonly<Record<string, string>> = words.name;

/** The shop's features as its data is now: worked out where they are not. */
async function freshRun(context: Context): Promise<FeatureRunView | null> {
  const run = await getFeatureRun(context);
  if (run && !run.isStale) return run;
  const line = progressLine();
  try {
    await refreshFeatures(context, { onProgress: (progress, stage) => line.progress(stage, progress) });
  } finally {
    line.end();
  }
  return getFeatureRun(context);
}

/** What there is too little data for, a line each. */
const gateLines = (gates: readonly FeatureGate[]): string[] =>
  gates.map(
    ({ feature, reason, needs, has }) =>
      `${names[feature] ?? feature}: too few ${reason} (needs ${needs}, has ${has})`,
  );

/** Says what a shop's customers are like: RFM cells and gates, or all features of one customer with their definitions. */
export const features: Command = {
  name: 'features',
  usage: 'features --shop NAME [--customer ID]',
  help: "Say what a shop's customers are like, or one of them",
  positionals: 0,
  options: {
    shop: { type: 'string', help: 'name of the shop' },
    customer: { type: 'string', help: "the shop's own id of the customer" },
  },
  async run(call) {
    const context = await shopContext(call.needed('shop'));
    const customer = call.text('customer');
    const customerId = customer === undefined ? null : await findCustomerId(context, customer);
    const run = await freshRun(context);
    if (customerId !== null) {
      const found = await getCustomerFeatures(context, { customerId });
      const gates = run?.gates ?? [];
      const { affinities = [], customerId: _id, ...values } = (found && gatedFeatures(found, gates)) ?? {};
      const rows = Object.entries(values).map(([name, value]) => [
        names[name] ?? name,
        Array.isArray(value) ? value.join(' ') : String(value ?? '–'),
      ]);
      const tastes = affinities.map(({ kind, name, lift, count }) => [
        kind,
        `${name} ${lift.toFixed(2)} × (${count})`,
      ]);
      return {
        json: {
          customer,
          asOf: run?.asOf ?? null,
          gates,
          features: { ...values, affinities },
          definitions,
        },
        text: [table(['feature', 'value'], [...rows, ...tastes]), ...gateLines(gates)].join('\n'),
      };
    }
    const cells = await listRfmCells(context);
    const gates = run?.gates ?? [];
    return {
      json: { run, gates, cells },
      text: [
        `${run?.customers ?? 0} customers as of ${run?.asOf ?? 'no time'}; ${run?.recomputed ?? 0} worked out anew in ${run?.seconds.toFixed(1) ?? 0} s`,
        table(
          ['cell', 'customers'],
          cells.map(({ cell, customers }) => [words.cell[cell], customers]),
        ),
        ...gateLines(gates),
      ].join('\n'),
    };
  },
};
