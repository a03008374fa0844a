import { route } from '@/lib/http/route';
import { listsInput } from '@/lib/schemas/comparison';
import { judgedLists } from '@/lib/services/evaluation/judged-lists';

/** Both lists of one judged customer. */
export const GET = route(listsInput, ({ context, input }) => judgedLists(context, input));
