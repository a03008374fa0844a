'use client';
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';

interface MenuProps {
  readonly target: ReactNode;
}

/**
 * A menu whose code comes at the first touch: the header would else carry a positioning engine on every page. `target`
 * draws the button; `load` brings the menu, which wraps the same button and opens at once.
 */
export function LazyMenu<Props extends object>({
  target,
  load,
  menuProps,
}: {
  target: (open: () => void) => ReactNode;
  load: () => Promise<{ default: ComponentType<Props & MenuProps> }>;
  menuProps: Props;
}) {
  const [Menu, setMenu] = useState<ComponentType<Props & MenuProps> | null>(null);
  const plain = target(() => setMenu(() => lazy(load)));
  if (!Menu) return <span onPointerEnter={() => void load()}>{plain}</span>;
  return (
    <Suspense fallback={plain}>
      <Menu {...menuProps} target={target(() => {})} />
    </Suspense>
  );
}
