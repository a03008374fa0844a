import type { z } from 'zod';
import type { Csr } from './csr';
import type { EventLog, Feedback } from './interactions';
import type { ThreadTeam } from './kernels/team';

/**
 * What a fit learns: numbers and typed arrays, so that it can cross a thread and rest in the database. Algorithms that learn in
 * epochs keep `lossCurve` and `validationCurve` in it: one element an epoch.
 */
export type State = Readonly<Record<string, number | Float32Array | Int32Array>>;

/** A shopper: the items of a history and their weights, the oldest first where times are known. Items do not repeat. */
export interface History {
  readonly items: Int32Array;
  readonly weights: Float32Array;
}

/** What is known of the items beside who turned to them; one element an item. */
export interface Catalogue {
  /** Title, description, brand, … in one text; empty where nothing is known. */
  readonly texts: readonly string[];
  readonly categories: readonly (string | null)[];
}

/** What a recommender learns from: customers × items with their weights, and what else is known of entries and items. */
export interface TrainingData extends Csr {
  /** Seconds since 1970 UTC of each entry, parallel to `indices`; 0 where unknown. What came first within a second is in `order`. */
  readonly seconds?: Uint32Array;
  /** Positions of each row's entries in `indices`, the oldest first; as long as `indices`. Absent: in column order. */
  readonly order?: Int32Array;
  readonly catalogue?: Catalogue;
  /** Where a log was cut in time: what came before the cut, to be cut again. An entry has one time, its events have many. */
  readonly source?: { readonly log: EventLog; readonly feedback: Feedback };
}

/** What is to be foretold: the `next` item of a sequence, or any other item of the same `set`. */
export type Target = 'next' | 'set';

export interface FitRun {
  readonly seed: number;
  /** Called now and then with 0..1; throws when the run was cancelled. */
  readonly progress: (fraction: number) => void;
  /** What the model will be asked for, where that is known: sequential splits ask for the next item. */
  readonly target?: Target;
  /** Threads that share the work of the kernels; absent: the fit has its own thread alone. */
  readonly team?: ThreadTeam;
}

/** One summand of a score: what an item of the history, or another customer, adds to it. */
export interface Contribution {
  readonly kind: 'item' | 'customer';
  /** Item index, or the row of a customer in the fitted data. */
  readonly index: number;
  readonly value: number;
}

export interface Ranked {
  readonly item: number;
  readonly score: number;
}

export interface Scorer {
  /** Where this depends on what was learnt and not on the algorithm alone: see Traits. */
  readonly explains?: Traits['explains'];
  /** Writes one score per item; the higher, the better. Needs no row number: any history goes the same way. */
  score(history: History, out: Float32Array): void;
  /** The k items most similar to one, best first. */
  similarItems?(item: number, k: number): Ranked[];
  /** Contributions that add up to the score of an item. */
  explain?(history: History, item: number): Contribution[];
  /** The rating that the shopper would give an item, on the scale of the data. */
  predictRating?(history: History, item: number): number;
  /** Vectors whose cosine tells how alike items are: items × dimensions, row-major. */
  itemEmbeddings?(): Embeddings;
  /** The shopper as a vector. */
  customerEmbedding?(history: History): Float32Array;
}

export interface Embeddings {
  readonly dimensions: number;
  readonly vectors: Float32Array;
}

export interface Traits {
  /**
   * `exact`: contributions add up to the score; `approximate`: what the score loses when an item leaves the history;
   * `none`: the same reason for everyone.
   */
  readonly explains: 'exact' | 'approximate' | 'none';
  /** What the matrix is best made of where the data has ratings: their values, or 1 for any interaction. */
  readonly feedback: 'ratings' | 'binary';
  /** Learns how the values of feedback differ: where all are alike there is nothing to learn, and nothing to rank by. */
  readonly learnsValues?: boolean;
  /** Works on the order of histories, not only on what is in them. */
  readonly isSequential?: boolean;
  /** Learns from what the catalogue says of items, and so knows items that nobody turned to yet. */
  readonly readsCatalogue?: boolean;
  /** Has vectors of items and of shoppers. A blend may have them too: it depends on its parts. */
  readonly hasEmbeddings?: boolean;
  /** Foretells ratings, where it was fitted on some. */
  readonly predictsRatings?: boolean;
  /** Also scores shoppers without any history. */
  readonly scoresAnyone?: boolean;
}

/** Where a search looks for a good value of one parameter. */
export type SearchRange =
  | { readonly from: number; readonly to: number; readonly scale: 'linear' | 'log'; readonly whole?: boolean }
  | { readonly values: readonly (number | string | boolean)[] };

/** How much data a fit gets. */
export interface Shape {
  readonly customers: number;
  readonly items: number;
  readonly interactions: number;
}

/** What a fit takes, in round figures: the arithmetic of one fit and the memory at its peak. */
export interface Cost {
  /** Multiplications and additions. */
  readonly operations: number;
  readonly bytes: number;
}

/** Settings that suit a purpose other than the defaults'. */
export type PresetId = 'quick' | 'thorough';

/** A recommender inside another one. */
export interface Part {
  readonly recommender: AnyRecommender;
  /** What the names of its parameters begin with among the other's. */
  readonly prefix: string;
}

/** An algorithm: what it is called, what can be set, how it learns and how what it learnt scores a history. */
export interface Recommender<P, S extends State> {
  /** Stored with every model and seen by callers: never rename. */
  readonly id: string;
  readonly title: string;
  /** Paper or formula. */
  readonly source: string;
  /** Hyper-parameters, each with default, bounds and description: forms are drawn from it. */
  readonly params: z.ZodType<P>;
  readonly traits: Traits;
  /** What a search tries, by parameter; parameters that it does not name stay at their default. */
  readonly ranges: Readonly<Partial<Record<keyof P & string, SearchRange>>>;
  readonly presets?: Readonly<Partial<Record<PresetId, Partial<P>>>>;
  /** What this is made of: a search tunes each of them by itself. */
  parts?(params: P): readonly Part[];
  cost(shape: Shape, params: P): Cost;
  /** Pure: the same data, parameters and seed give the same state. */
  fit(data: TrainingData, params: P, run: FitRun): S | Promise<S>;
  open(state: S): Scorer;
}

/** A recommender whose parameters and state are known to itself alone. */
export interface AnyRecommender extends Omit<
  Recommender<unknown, State>,
  'fit' | 'open' | 'params' | 'cost' | 'ranges' | 'presets' | 'parts'
> {
  readonly params: z.ZodType<unknown>;
  readonly ranges: Readonly<Record<string, SearchRange>>;
  readonly presets: Readonly<Partial<Record<PresetId, Readonly<Record<string, unknown>>>>>;
  /** Parses `params` first; throws ZodError when they do not fit. Empty where it stands for itself. */
  parts(params: unknown): readonly Part[];
  /** Parses `params` first; throws ZodError when they do not fit. */
  cost(shape: Shape, params: unknown): Cost;
  /** Parses `params` first; throws ZodError when they do not fit. */
  fit(data: TrainingData, params: unknown, run: FitRun): Promise<State>;
  open(state: State): Scorer;
}

/**
 * Hides the types of parameters and state, so that one registry holds every recommender. The cast is safe because a state
 * only ever returns to the recommender whose id it was stored under.
 */
export function defineRecommender<P, S extends State>(recommender: Recommender<P, S>): AnyRecommender {
  return {
    ...recommender,
    ranges: definedOf(recommender.ranges),
    presets: recommender.presets ?? {},
    parts: (params) => recommender.parts?.(recommender.params.parse(params)) ?? [],
    cost: (shape, params) => recommender.cost(shape, recommender.params.parse(params)),
    fit: async (data, params, run) => recommender.fit(data, recommender.params.parse(params), run),
    open: (state) => recommender.open(state as S),
  };
}

function definedOf(ranges: Readonly<Partial<Record<string, SearchRange>>>): Record<string, SearchRange> {
  return Object.fromEntries(
    Object.entries(ranges).flatMap(([name, range]) => (range ? [[name, range] as const] : [])),
  );
}
