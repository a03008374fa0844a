/** A number with its interval, as a table's cell. */
export interface LatexNumber {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Bold. */
  readonly isBest: boolean;
}

export interface LatexTable {
  readonly caption: string;
  readonly label: string;
  readonly header: readonly string[];
  /** The first cell of a row is its name. */
  readonly rows: readonly (readonly (string | LatexNumber | null)[])[];
  /** Decimal places of numbers. */
  readonly digits: number;
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  β: '$\\beta$',
  λ: '$\\lambda$',
  α: '$\\alpha$',
  '·': '$\\cdot$',
  '×': '$\\times$',
  '−': '$-$',
};

/** Text that LaTeX prints as it is. */
export const escapeLatex = (text: string): string =>
  text.replace(/[\\~^βλα·×−]|[&%$#_{}]/g, (sign) => special[sign] ?? `\\${sign}`);

function cell(value: string | LatexNumber | null, digits: number): string {
  if (value === null) return '--';
  if (typeof value === 'string') return escapeLatex(value);
  const mean = value.mean.toFixed(digits);
  const text = value.isBest ? `\\textbf{${mean}}` : mean;
  return value.low === null || value.high === null
    ? text
    : `${text} {\\scriptsize [${value.low.toFixed(digits)}, ${value.high.toFixed(digits)}]}`;
}

/** A table for a paper, in the style of the booktabs package, names at the left and numbers at the right. */
export function latexTable({ caption, label, header, rows, digits }: LatexTable): string {
  const line = (cells: readonly string[]) => `  ${cells.join(' & ')} \\\\`;
  return [
    '% \\usepackage{booktabs}',
    '\\begin{table}[t]',
    '  \\centering',
    `  \\caption{${escapeLatex(caption)}}`,
    `  \\label{${label.replace(/[^\w:-]/g, '-')}}`,
    `  \\begin{tabular}{l${'r'.repeat(Math.max(0, header.length - 1))}}`,
    '  \\toprule',
    line(header.map(escapeLatex)),
    '  \\midrule',
    ...rows.map((row) => line(row.map((value) => cell(value, digits)))),
    '  \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
}
