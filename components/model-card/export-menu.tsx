'use client';
import { Menu } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { saveBlob } from '@/components/ui/save-file';
import { embeddingsPath } from '@/lib/queries/models';
import { type Comparison } from '@/lib/schemas/comparison';
import { type AlgorithmInfo, type ModelRunView } from '@/lib/schemas/model';
import { useCardMarkdown } from './use-card-markdown';
import { useCardTexts } from './use-card-texts';

/** Takes the card along: as Markdown, as JSON, on paper; and the model's vectors as CSV where it has some. */
export default function ExportMenu({
  run,
  algorithm,
  comparison,
  target,
}: {
  run: ModelRunView;
  algorithm: AlgorithmInfo;
  comparison: Comparison | undefined;
  target: ReactNode;
}) {
  const t = useTranslations('card');
  const { slug } = useShop();
  const markdown = useCardMarkdown(run, algorithm);
  const { uses, limits } = useCardTexts(run, algorithm);
  const file = `model-card-${run.algorithm}-${run.id.slice(0, 8)}`;
  const saveJson = () => {
    const { id, title, source, explains, isSequential } = algorithm;
    const compared = comparison?.runs.find((one) => one.run.id === run.id);
    const card = {
      algorithm: { id, title, source, explains, isSequential },
      run,
      uses,
      limits,
      curve: compared?.curve ?? null,
      groups: comparison?.groups ?? null,
    };
    saveBlob(`${file}.json`, new Blob([JSON.stringify(card, null, 2)], { type: 'application/json' }));
  };
  return (
    <Menu position="bottom-end" defaultOpened>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() =>
            saveBlob(`${file}.md`, new Blob([markdown(comparison)], { type: 'text/markdown;charset=utf-8' }))
          }
        >
          {t('exportMarkdown')}
        </Menu.Item>
        <Menu.Item onClick={saveJson}>{t('exportJson')}</Menu.Item>
        <Menu.Item onClick={() => window.print()}>{t('print')}</Menu.Item>
        {algorithm.hasEmbeddings ? (
          <>
            <Menu.Divider />
            <Menu.Item component="a" href={embeddingsPath(slug, run.id, 'product')} download>
              {t('exportProductVectors')}
            </Menu.Item>
            <Menu.Item component="a" href={embeddingsPath(slug, run.id, 'customer')} download>
              {t('exportCustomerVectors')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
