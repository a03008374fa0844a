import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cancelJobAction } from '@/app/actions';
import { Hydrated } from '@/components/layout/hydrated';
import { ModelsView } from '@/components/models/models-view';
import { pageContext } from '@/lib/http/page-context';
import { runsOptions } from '@/lib/queries/models';
import { listAlgorithms } from '@/lib/services/models/list-algorithms';
import { listRuns } from '@/lib/services/models/list-runs';
import { ratedShare } from '@/lib/services/models/rated-share';
import {
  archiveRunAction,
  deleteRunAction,
  makeCurrentAction,
  rollBackAction,
  runAgainAction,
  startSearchAction,
  startTrainingAction,
  unarchiveRunAction,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('models'))('title') };
}

export default async function ModelsPage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  const actions = {
    startTraining: startTrainingAction,
    startSearch: startSearchAction,
    rollBack: rollBackAction,
    archive: archiveRunAction,
    unarchive: unarchiveRunAction,
    runAgain: runAgainAction,
    makeCurrent: makeCurrentAction,
    deleteRun: deleteRunAction,
  };
  return (
    <Hydrated data={[[runsOptions(context.shop.slug).queryKey, await listRuns(context)]]}>
      <ModelsView
        algorithms={listAlgorithms(await ratedShare(context))}
        actions={actions}
        cancelJob={cancelJobAction}
      />
    </Hydrated>
  );
}
