import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Fonts of the system, with the Chinese ones of each; nothing is fetched. */
const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export const theme = createTheme({
  primaryColor: 'indigo',
  // Shades that keep WCAG AA contrast with white text on a filled button.
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  headings: { fontFamily, fontWeight: '650' },
  cursorType: 'pointer',
  autoContrast: true,
  respectReducedMotion: true,
  // A header inside a dialog would count as a second banner of the page.
  components: {
    DrawerHeader: { defaultProps: { component: 'div' } },
    ModalHeader: { defaultProps: { component: 'div' } },
  },
});

/** Mantine's own dimmed, error and placeholder colours are too pale for WCAG AA on white and on the dark body; so is the text of some light badges. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-8)',
    '--mantine-color-teal-light-color': '#06664a',
    '--mantine-color-green-light-color': '#1f6b2f',
    '--mantine-color-yellow-light-color': '#8a4a00',
    '--mantine-color-orange-light-color': '#a33706',
    '--kindred-surface': 'var(--mantine-color-gray-0)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-3)',
    '--kindred-surface': 'var(--mantine-color-dark-8)',
  },
});
