import { choiceParam } from '@/components/ui/url-state';
import { comparedMetrics, groupDimensions } from '@/lib/schemas/comparison-kinds';

/** Which metric the card shows by which groups of customers, as the address has it. */
export const groupsState = {
  metric: choiceParam(comparedMetrics, 'ndcg'),
  by: choiceParam(groupDimensions, 'activity'),
};
