/** A text as Markdown shows it: what would be markup stands for itself, on one line. */
export const markdownText = (text: string): string =>
  text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`);

/** A table; every cell is plain text. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** A list of sentences; each is plain text. */
export const markdownList = (items: readonly string[]): string =>
  items.map((item) => `- ${markdownText(item)}`).join('\n');
