'use client';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconBan,
  IconCopy,
  IconDots,
  IconParentheses,
  IconParenthesesOff,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type RulePath } from '@/lib/segments/rule-tree';
import { useBuilder, useLineLabel } from './builder-context';
import classes from './rule-builder.module.css';

/** What can be done with one line of a rule: move, double, group, negate, delete. */
export function LineTools({ path, isGroup = false }: { path: RulePath; isGroup?: boolean }) {
  const t = useTranslations('segments.builder.control');
  const label = useLineLabel(path);
  const { editor } = useBuilder();
  const icon = { variant: 'subtle', color: 'gray', size: 'md' } as const;
  return (
    <div className={classes.tools}>
      <ActionIcon
        {...icon}
        data-part="move-up"
        aria-label={label('moveUp')}
        onClick={() => editor.move(path, -1)}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        {...icon}
        data-part="move-down"
        aria-label={label('moveDown')}
        onClick={() => editor.move(path, 1)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon {...icon} aria-label={label('more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
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
      <ActionIcon {...icon} aria-label={label('remove')} onClick={() => editor.remove(path)}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}
