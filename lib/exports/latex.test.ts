import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeLatex, latexTable } from './latex';

it('writes a booktabs table with means, intervals and the best in bold', () => {
  expect(
    latexTable({
      caption: 'Test of 95 % of R&D',
      label: 'tab:a b',
      header: ['Model', 'nDCG@10'],
      rows: [
        ['EASE_1', { mean: 0.48216, low: 0.47, high: 0.4949, isBest: true }],
        ['RP3β', { mean: 0.4, low: null, high: null, isBest: false }],
        ['SLIM', null],
      ],
      digits: 3,
    }),
  ).toBe(
    [
      '% \\usepackage{booktabs}',
      '\\begin{table}[t]',
      '  \\centering',
      '  \\caption{Test of 95 \\% of R\\&D}',
      '  \\label{tab:a-b}',
      '  \\begin{tabular}{lr}',
      '  \\toprule',
      '  Model & nDCG@10 \\\\',
      '  \\midrule',
      '  EASE\\_1 & \\textbf{0.482} {\\scriptsize [0.470, 0.495]} \\\\',
      '  RP3$\\beta$ & 0.400 \\\\',
      '  SLIM & -- \\\\',
      '  \\bottomrule',
      '  \\end{tabular}',
      '\\end{table}',
      '',
    ].join('\n'),
  );
});

it('never lets a sign through that LaTeX would take for a command', () => {
  expect(escapeLatex('a\\b{c}^~')).toBe('a\\textbackslash{}b\\{c\\}\\textasciicircum{}\\textasciitilde{}');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab \\{}$&#^_~%') }), (text) => {
      const bare = escapeLatex(text).replace(
        /\\text(?:backslash|asciitilde|asciicircum)\{\}|\\[&%$#_{}]/g,
        '',
      );
      expect(bare).toMatch(/^[ab ]*$/);
    }),
  );
});
