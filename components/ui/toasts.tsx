'use client';
import { Anchor, Button, Text } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import Link from 'next/link';
import { useEffect } from 'react';
import { type Toast } from './notify';

const colors = { success: 'teal', error: 'red', info: 'indigo' } as const;

/** Adds a toast to those on the screen. */
export function show({
  tone,
  title,
  text,
  href,
  linkLabel,
  undo,
  closeLabel,
}: Toast & { closeLabel: string }): void {
  const id = notifications.show({
    color: colors[tone],
    title,
    autoClose: tone === 'error' || undo ? 12_000 : 6_000,
    closeButtonProps: { 'aria-label': closeLabel },
    role: tone === 'error' ? 'alert' : 'status',
    message: (
      <>
        {text ? (
          <Text size="sm" c="var(--mantine-color-text)">
            {text}
          </Text>
        ) : null}
        {href ? (
          <Anchor component={Link} href={href} size="sm">
            {linkLabel ?? href}
          </Anchor>
        ) : null}
        {undo ? (
          <Button
            size="compact-xs"
            variant="default"
            mt={6}
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        ) : null}
      </>
    ),
  });
}

export function Toasts({ first }: { first: Toast & { closeLabel: string } }) {
  useEffect(() => show(first), [first]);
  return <Notifications position="bottom-right" />;
}
