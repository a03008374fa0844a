import 'server-only';
import { database } from '@/lib/db';
import { type Shape } from '@/lib/ml/recommender';
import { type Context } from '@/lib/schemas/context';
import { algorithmId, type AlgorithmId, type Protocol, type StartTrainingInput } from '@/lib/schemas/model';
import { version } from '@/package.json';
import { chooseBaselines } from './choose-baselines';
import { ofDefaults } from './find-baselines';
import { protocolKey } from './protocol-key';
import { runSelect, runView } from './run-view';

/**
 * Baselines that a training has to judge along, as far as the list of runs tells: the data are not read, and values that were lost
 * with a run's files only show when it trains.
 */
export async function missingBaselines(
  { shop }: Context,
  input: Pick<StartTrainingInput, 'algorithm' | 'params'> &
    Pick<Protocol, 'feedback' | 'split' | 'seed' | 'k'>,
  shape: Shape,
): Promise<AlgorithmId[]> {
  const { prisma } = await database();
  const rows = await prisma.modelRun.findMany({
    where: { shopId: shop.id, finishedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: runSelect,
  });
  const known = rows.map(runView).flatMap((run) => {
    const { protocol, isStale, verdicts, algorithm } = run;
    const isSame =
      !isStale &&
      protocol.version === version &&
      protocol.feedback === input.feedback &&
      protocolKey(protocol) === protocolKey({ ...input, dataHash: protocol.dataHash });
    return isSame ? [...verdicts.map(({ against }) => against), ...(ofDefaults(run) ? [algorithm] : [])] : [];
  });
  return chooseBaselines(input, shape).flatMap((id) => (known.includes(id) ? [] : [algorithmId.parse(id)]));
}
