'use server';
import { z } from 'zod';
import { action } from '@/lib/http/action';
import { startFeatures } from '@/lib/services/features/start-features';

const start = action(z.object({}), startFeatures);

export async function startFeaturesAction(shop: string) {
  return start(shop, {});
}
