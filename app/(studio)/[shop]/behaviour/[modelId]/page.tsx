import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import {
  archiveBehaviourAction,
  deleteBehaviourAction,
  unarchiveBehaviourAction,
} from '@/app/(studio)/[shop]/behaviour/actions';
import { ModelView } from '@/components/behaviour/model-view';
import { orNotFound, pageContext } from '@/lib/http/page-context';
import { AppError } from '@/lib/schemas/app-error';
import { getBehaviourModel } from '@/lib/services/behaviour/get-behaviour-model';

type Params = Promise<{ shop: string; modelId: string }>;

async function readModel(params: Params) {
  const context = await pageContext(params);
  const id = z.uuid().safeParse((await params).modelId);
  const read = id.success
    ? getBehaviourModel(context, { modelId: id.data })
    : Promise.reject(new AppError('not-found', 'This behaviour model does not exist.'));
  return orNotFound(read);
}

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { input } = await readModel(params);
  return { title: (await getTranslations('behaviour'))(`targetName.${input.target}`, { days: input.days }) };
}

export default async function BehaviourModelPage({ params }: { params: Params }) {
  return (
    <ModelView
      model={await readModel(params)}
      actions={{
        archive: archiveBehaviourAction,
        unarchive: unarchiveBehaviourAction,
        remove: deleteBehaviourAction,
      }}
    />
  );
}
