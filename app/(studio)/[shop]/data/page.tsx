import { type Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cancelJobAction } from '@/app/actions';
import { DataView } from '@/components/data/data-view';
import { Hydrated } from '@/components/layout/hydrated';
import { pageContext } from '@/lib/http/page-context';
import { importsOptions } from '@/lib/queries/imports';
import { listImports } from '@/lib/services/imports/get-import';
import { detectUploadAction, previewImportAction, startImportAction, undoImportAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('data'))('title') };
}

export default async function DataPage({ params }: { params: Promise<{ shop: string }> }) {
  const context = await pageContext(params);
  const actions = { detect: detectUploadAction, preview: previewImportAction, start: startImportAction, undo: undoImportAction };
  return (
    <Hydrated data={[[importsOptions(context.shop.slug).queryKey, await listImports(context)]]}>
      <DataView actions={actions} cancelJob={cancelJobAction} />
    </Hydrated>
  );
}
