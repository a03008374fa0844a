import { type Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cancelJobAction } from '@/app/actions';
import { RunView } from '@/components/models/run-view';
import { orNotFound, pageContext } from '@/lib/http/page-context';
import { withMembers } from '@/lib/schemas/algorithm-members';
import { getRun } from '@/lib/services/models/get-run';
import { listAlgorithms } from '@/lib/services/models/list-algorithms';
import {
  archiveRunAction,
  deleteRunAction,
  makeCurrentAction,
  rollBackAction,
  runAgainAction,
  unarchiveRunAction,
} from '@/app/(studio)/[shop]/models/actions';

type Params = Promise<{ shop: string; runId: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const context = await pageContext(params);
  const run = await orNotFound(getRun(context, await params));
  return { title: (await getTranslations('models'))(`algorithmName.${run.algorithm}`) };
}

export default async function RunPage({ params }: { params: Params }) {
  const context = await pageContext(params);
  const run = await orNotFound(getRun(context, await params));
  const algorithms = listAlgorithms();
  const algorithm = algorithms.find(({ id }) => id === run.algorithm);
  if (!algorithm) notFound();
  return (
    <RunView
      run={run}
      algorithm={withMembers(algorithm, run.params, algorithms)}
      actions={{
        makeCurrent: makeCurrentAction,
        rollBack: rollBackAction,
        archive: archiveRunAction,
        unarchive: unarchiveRunAction,
        deleteRun: deleteRunAction,
        runAgain: runAgainAction,
        cancelJob: cancelJobAction,
      }}
    />
  );
}
