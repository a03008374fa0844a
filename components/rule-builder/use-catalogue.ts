'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { namedInRulesOptions, segmentCatalogueOptions } from '@/lib/queries/segments';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { namedBeyond } from '@/lib/segments/named-in-rules';

const nothing = { segments: [], clusterings: [] };

/** What rules can ask for, together with what these rules ask for though it is archived or older. */
export function useCatalogue(rules: readonly RuleGroup[]) {
  const { slug } = useShop();
  const { data: offered, error, refetch } = useQuery(segmentCatalogueOptions(slug));
  const missing = namedBeyond(offered ?? nothing, offered ? rules : []);
  const { data: named } = useQuery(namedInRulesOptions(slug, missing));
  const data = useMemo(
    () =>
      offered &&
      named && {
        ...offered,
        segments: [...offered.segments, ...named.segments],
        clusterings: [...offered.clusterings, ...named.clusterings],
      },
    [offered, named],
  );
  return { data: data ?? offered, error, refetch };
}
