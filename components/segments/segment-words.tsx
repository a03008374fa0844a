'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useRuleTongue } from '@/components/rule-builder/use-rule-tongue';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { ruleWords } from '@/lib/segments/rule-words';

/** Who is in a segment, in a sentence. */
export function SegmentWords({ segment }: { segment: SegmentDetail }) {
  const t = useTranslations('segments.overview');
  const measures = useTranslations('segments.lookAlike.measureName');
  const format = useFormatter();
  const tongue = useRuleTongue(segment);
  if (segment.rule) return ruleWords(segment.rule, tongue);
  if (!segment.lookAlike) return t('listWords');
  const { seedName, size, measure } = segment.lookAlike;
  return t('lookAlikeWords', {
    size: format.number(size),
    seed: seedName ?? tongue.say('unknownSegment'),
    measure: measures(measure),
  });
}
