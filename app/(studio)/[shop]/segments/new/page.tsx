import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createSegmentAction } from '@/app/(studio)/[shop]/segments/actions';
import { NewSegmentView } from '@/components/segments/new-segment-view';
import { pageContext } from '@/lib/http/page-context';
import { type RuleGroup, segmentRuleGroup } from '@/lib/schemas/segment-rule';
import { emptyGroup } from '@/lib/segments/rule-tree';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments.form'))('title') };
}

/** The rule that an address carries; null where it is none. */
function ruleOf(text: string): RuleGroup | null {
  try {
    const { data } = segmentRuleGroup.safeParse(JSON.parse(text));
    return data ?? null;
  } catch {
    return null;
  }
}

export default async function NewSegmentPage({
  params,
  searchParams,
}: {
  params: Promise<{ shop: string }>;
  searchParams: Promise<{ rule?: string | string[] }>;
}) {
  await pageContext(params);
  const { rule: text } = await searchParams;
  const rule = typeof text === 'string' ? ruleOf(text) : emptyGroup;
  return (
    <NewSegmentView initial={rule ?? emptyGroup} isUnreadable={rule === null} create={createSegmentAction} />
  );
}
