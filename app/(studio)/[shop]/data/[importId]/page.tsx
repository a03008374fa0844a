import { undoImportAction } from '@/app/(studio)/[shop]/data/actions';
import { ImportView } from '@/components/data/import-view';
import { Hydrated } from '@/components/layout/hydrated';
import { orNotFound, pageContext } from '@/lib/http/page-context';
import { importOptions } from '@/lib/queries/imports';
import { getImport } from '@/lib/services/imports/get-import';

type Params = Promise<{ shop: string; importId: string }>;

export async function generateMetadata({ params }: { params: Params }) {
  const context = await pageContext(params);
  return { title: (await orNotFound(getImport(context, await params))).fileName };
}

export default async function ImportPage({ params }: { params: Params }) {
  const context = await pageContext(params);
  const found = await orNotFound(getImport(context, await params));
  return (
    <Hydrated data={[[importOptions(context.shop.slug, found.id).queryKey, found]]}>
      <ImportView importId={found.id} undo={undoImportAction} />
    </Hydrated>
  );
}
