'use client';
import { Menu } from '@mantine/core';
import { IconBan, IconCopy, IconParentheses, IconParenthesesOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { type RulePath } from '@/lib/segments/rule-tree';
import { type RuleEditor } from './use-rule-editor';

/** What is rarely done with one line of a rule: double, negate, group. */
export default function LineMenu({
  path,
  isGroup,
  editor,
  target,
}: {
  path: RulePath;
  isGroup: boolean;
  editor: RuleEditor;
  target: ReactNode;
}) {
  const t = useTranslations('segments.builder.control');
  return (
    <Menu position="bottom-end" withinPortal defaultOpened>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => editor.duplicate(path)}>
          {t('duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconBan size={16} />} onClick={() => editor.negate(path)}>
          {t('negate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconParentheses size={16} />} onClick={() => editor.wrap(path)}>
          {t('wrap')}
        </Menu.Item>
        {isGroup ? (
          <Menu.Item leftSection={<IconParenthesesOff size={16} />} onClick={() => editor.unwrap(path)}>
            {t('unwrap')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
