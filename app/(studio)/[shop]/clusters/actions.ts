'use server';
import { z } from 'zod';
import { action } from '@/lib/http/action';
import { oneClustering, startClusteringInput } from '@/lib/schemas/clustering';
import { deleteClustering } from '@/lib/services/clustering/get-clustering';
import { startClustering } from '@/lib/services/clustering/start-clustering';
import { listEntities } from '@/lib/services/similarity/list-entities';

const customers = z.object({ customerIds: z.array(z.number().int()).max(200) });

const start = action(startClusteringInput, startClustering);
const remove = action(oneClustering, deleteClustering);
const name = action(customers, (context, { customerIds }) => listEntities(context, 'customer', customerIds));

export async function startClusteringAction(shop: string, input: z.input<typeof startClusteringInput>) {
  return start(shop, input);
}

export async function deleteClusteringAction(shop: string, input: z.input<typeof oneClustering>) {
  return remove(shop, input);
}

export async function nameCustomersAction(shop: string, input: z.input<typeof customers>) {
  return name(shop, input);
}
