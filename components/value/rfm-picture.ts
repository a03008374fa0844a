import { type HeatColour } from '@/lib/charts/heat-colours';

/** A place of the grid: where it is, in which colour, and its lines of text. */
interface Place {
  /** 0 is the left column and the upper row. */
  readonly column: number;
  readonly row: number;
  readonly colour: HeatColour;
  readonly lines: readonly string[];
}

const SCALE = 2;
const [WIDTH, HEIGHT, GAP] = [132, 66, 3];
const [LEFT, TOP, MARGIN] = [44, 44, 16];

/** The RFM grid as PNG at twice its size, on the page's own background; axes' names go from 1 at the left and below. */
export function rfmPicture(
  title: string,
  places: readonly Place[],
  { rows, columns }: { rows: readonly string[]; columns: readonly string[] },
): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = (LEFT + columns.length * WIDTH + MARGIN) * SCALE;
  canvas.height = (TOP + rows.length * HEIGHT + 28 + MARGIN) * SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
  const write = (text: string, x: number, y: number, size: number, ink: string, weight = 400) => {
    pen.font = `${weight} ${size}px ${fontFamily}`;
    pen.fillStyle = ink;
    pen.fillText(text, x, y);
  };
  pen.scale(SCALE, SCALE);
  pen.fillStyle = backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = 'middle';
  write(title, MARGIN, TOP / 2, 16, color, 600);
  pen.textAlign = 'center';
  rows.forEach((name, row) => write(name, LEFT / 2 + 4, TOP + (row + 0.5) * HEIGHT, 12, color));
  columns.forEach((name, column) =>
    write(name, LEFT + (column + 0.5) * WIDTH, TOP + rows.length * HEIGHT + 14, 12, color),
  );
  for (const { column, row, colour, lines } of places) {
    const [x, y] = [LEFT + column * WIDTH, TOP + row * HEIGHT];
    pen.fillStyle = colour.fill;
    pen.fillRect(x, y, WIDTH - GAP, HEIGHT - GAP);
    lines.forEach((line, at) =>
      write(
        line,
        x + (WIDTH - GAP) / 2,
        y + (HEIGHT - GAP) / 2 + (at - (lines.length - 1) / 2) * 17,
        at === 0 ? 14 : 11,
        colour.ink,
        at === 0 ? 650 : 400,
      ),
    );
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
