'use server';
import { action } from '@/lib/http/action';
import { recommendInput, type RecommendInput } from '@/lib/schemas/recommendation';
import { recommend } from '@/lib/services/recommendations/recommend';

const run = action(recommendInput, recommend);

export async function recommendAction(shop: string, input: RecommendInput) {
  return run(shop, input);
}
