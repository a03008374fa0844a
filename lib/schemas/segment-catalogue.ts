import { z } from 'zod';
import { type NamePart } from './clustering';
import { type InteractionKind } from './interaction';
import { type PredictionQuestion } from './prediction-question';
import { type SegmentKind } from './segment';

/** A text field and what it may be. */
export interface KnownTexts {
  /** A text field of segment-fields, or `attribute:<name>`. */
  readonly field: string;
  /** The most common first. */
  readonly values: readonly string[];
}

/** What a rule about this shop can ask for, with the values that there are: what a rule builder offers. */
export interface SegmentCatalogue {
  /** The shop's clock, that windows count back from; null where no event has a time. */
  readonly clock: string | null;
  readonly customers: number;
  /** Whether the computed traits are there; without them every comparison with one is false. */
  readonly hasFeatures: boolean;
  readonly texts: readonly KnownTexts[];
  readonly events: readonly { readonly kind: InteractionKind; readonly count: number }[];
  readonly categories: readonly string[];
  readonly brands: readonly string[];
  readonly affinities: readonly { readonly kind: string; readonly names: readonly string[] }[];
  /** Questions that a model answers. */
  readonly predictions: readonly PredictionQuestion[];
  readonly clusterings: readonly {
    readonly id: string;
    readonly createdAt: string;
    readonly clusters: readonly {
      readonly cluster: number;
      readonly size: number;
      readonly name: readonly NamePart[];
    }[];
  }[];
  readonly segments: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: SegmentKind;
    readonly size: number;
  }[];
}

/** Ids with commas between them. */
const ids = z
  .string()
  .default('')
  .transform((text) => [...new Set(text.split(',').filter(Boolean))])
  .pipe(z.array(z.uuid()).max(200));

export const namedInput = z.object({ segmentIds: ids, clusteringIds: ids });
export type NamedInput = z.infer<typeof namedInput>;

/** What rules name beyond the catalogue. */
export type NamedInRules = Pick<SegmentCatalogue, 'segments' | 'clusterings'>;
