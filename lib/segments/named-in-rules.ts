import { type NamedInput, type SegmentCatalogue } from '@/lib/schemas/segment-catalogue';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { conditionsOf } from './rule-tree';

/** Segments and clusterings that rules name and the catalogue does not offer; sorted, each once. */
export function namedBeyond(
  catalogue: Pick<SegmentCatalogue, 'segments' | 'clusterings'>,
  rules: readonly RuleGroup[],
): NamedInput {
  const conditions = rules.flatMap((rule) => conditionsOf(rule).map(({ condition }) => condition));
  const beyond = (named: readonly string[], known: readonly { readonly id: string }[]) => {
    const offered = new Set(known.map(({ id }) => id));
    return [...new Set(named)].filter((id) => id !== '' && !offered.has(id)).sort();
  };
  return {
    segmentIds: beyond(
      conditions.flatMap((one) => (one.type === 'segment' ? [one.segmentId] : [])),
      catalogue.segments,
    ),
    clusteringIds: beyond(
      conditions.flatMap((one) => (one.type === 'cluster' ? [one.clusteringId] : [])),
      catalogue.clusterings,
    ),
  };
}
