/** How one series is told from the others: by colour, and by mark or dashes for those who see colours differently. */
export interface SeriesStyle {
  readonly colour: string;
  readonly mark: (typeof marks)[number];
  readonly dash: string;
}

/** Told apart by colour-blind eyes, and at least 3 : 1 against white and against the dark background. */
const colours = [
  '#4c6ef5',
  '#d9480f',
  '#0a9a6f',
  '#ae3ec9',
  '#0b8aa3',
  '#d6336c',
  '#a67c00',
  '#7d858c',
] as const;
const marks = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star', 'wye'] as const;
const dashes = ['0', '6 3', '2 3'] as const;

/** The style of the series at a place. 56 places have one of their own. */
export const seriesStyle = (at: number): SeriesStyle => ({
  colour: colours[at % colours.length] ?? colours[0],
  mark: marks[at % marks.length] ?? marks[0],
  dash: dashes[Math.floor(at / colours.length) % dashes.length] ?? dashes[0],
});
