import { type RfmCell } from '@/lib/schemas/features';
import { type RuleGroup } from '@/lib/schemas/segment-rule';

/** The segment builder with a rule that is true of an RFM cell. */
export function segmentPath(shop: string, cell: RfmCell): string {
  const rule: RuleGroup = {
    type: 'group',
    combinator: 'and',
    isNegated: false,
    rules: [{ type: 'text', field: 'rfmCell', operator: 'is', values: [cell] }],
  };
  return `/${shop}/segments/new?rule=${encodeURIComponent(JSON.stringify(rule))}`;
}
