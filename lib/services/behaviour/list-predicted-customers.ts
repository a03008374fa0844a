import 'server-only';
import { database } from '@/lib/db';
import { featureValues, pathOf, type PredictedCustomer } from '@/lib/schemas/behaviour';
import { type Context } from '@/lib/schemas/context';
import { readBehaviourModel } from './get-behaviour-model';

const SHOWN = 50;
/** Predictions read at a time while those of one node are looked for. */
const PIECE = 1000;

/** The likeliest customers of a model, or of one node of its tree, at most 50. */
export async function listPredictedCustomers(
  context: Context,
  { modelId, node }: { modelId: string; node?: number },
): Promise<PredictedCustomer[]> {
  const { report } = await readBehaviourModel(context, { modelId });
  const { prisma } = await database();
  const found: { customerId: number; probability: number }[] = [];
  for (let skip = 0; found.length < SHOWN; skip += PIECE) {
    const rows = await prisma.prediction.findMany({
      where: { modelId },
      orderBy: [{ probability: 'desc' }, { customerId: 'asc' }],
      skip,
      take: node === undefined ? SHOWN : PIECE,
    });
    found.push(
      ...rows.filter(({ values }) => {
        if (node === undefined || node === 0) return true;
        const known = featureValues.parse(values);
        const valueOf = (feature: string) =>
          known[report.features.findIndex(({ name }) => name === feature)] ?? null;
        return pathOf(report.nodes, valueOf).some(({ id }) => id === node);
      }),
    );
    if (node === undefined || rows.length < PIECE) break;
  }
  const shown = found.slice(0, SHOWN);
  const customers = await prisma.customer.findMany({
    where: { id: { in: shown.map(({ customerId }) => customerId) } },
    select: { id: true, externalId: true, name: true },
  });
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  return shown.flatMap(({ customerId, probability }) => {
    const customer = byId.get(customerId);
    return customer ? [{ ...customer, probability }] : [];
  });
}
