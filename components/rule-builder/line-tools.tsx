'use client';
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react';
import { LazyMenu } from '@/components/ui/lazy-menu';
import { type RulePath } from '@/lib/segments/rule-tree';
import { useBuilder, useLineLabel } from './builder-context';
import classes from './rule-builder.module.css';

const load = () => import('./line-menu');

/** What can be done with one line of a rule: move, double, group, negate, delete. */
export function LineTools({ path, isGroup = false }: { path: RulePath; isGroup?: boolean }) {
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
      <LazyMenu
        load={load}
        menuProps={{ path, isGroup, editor }}
        target={(open) => (
          <ActionIcon {...icon} aria-label={label('more')} aria-haspopup="menu" onClick={open}>
            <IconDots size={16} />
          </ActionIcon>
        )}
      />
      <ActionIcon {...icon} aria-label={label('remove')} onClick={() => editor.remove(path)}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}
