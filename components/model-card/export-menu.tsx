'use client';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { saveBlob } from '@/components/ui/save-file';
import { type Comparison } from '@/lib/schemas/comparison';
import { type AlgorithmInfo, type ModelRunView } from '@/lib/schemas/model';
import { useCardMarkdown } from './use-card-markdown';
import { useCardTexts } from './use-card-texts';

/** Takes the card along: as Markdown, as JSON, on paper. */
export function ExportMenu({
  run,
  algorithm,
  comparison,
}: {
  run: ModelRunView;
  algorithm: AlgorithmInfo;
  comparison: Comparison | undefined;
}) {
  const t = useTranslations('card');
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
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
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
      </Menu.Dropdown>
    </Menu>
  );
}
