import type { AnyRecommender } from '@/lib/ml/recommender';
import { Refusal } from '@/lib/ml/refusal';
import { association } from './association';
import { defineBlend } from './blend';
import { bpr } from './bpr';
import { cnn } from './cnn';
import { content } from './content';
import { ease } from './ease';
import { gru } from './gru';
import { ials } from './ials';
import { itemKnn } from './item-knn';
import { neumf } from './neumf';
import { popularity } from './popularity';
import { rp3beta } from './rp3beta';
import { slim } from './slim';
import { svd } from './svd';
import { userKnn } from './user-knn';
import { vae } from './vae';

/** Every recommender. To add one: write its file, add it here; forms, command line and the contract test follow. */
const singles: readonly AnyRecommender[] = [
  popularity,
  userKnn,
  itemKnn,
  ease,
  ials,
  rp3beta,
  svd,
  bpr,
  slim,
  vae,
  neumf,
  association,
  content,
  cnn,
  gru,
];

/** All of them, and what can be made of several. */
export const recommenders: readonly AnyRecommender[] = [...singles, defineBlend(singles)];

/** Throws Refusal for an unknown id. */
export function recommenderOf(id: string): AnyRecommender {
  const found = recommenders.find((recommender) => recommender.id === id);
  if (!found)
    throw new Refusal(
      `There is no algorithm called "${id}": choose ${recommenders.map((recommender) => recommender.id).join(', ')}.`,
    );
  return found;
}
