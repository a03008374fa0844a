import { type Block, type Cell, type HeatmapView } from '@/lib/charts/heatmap-view';

/** What is marked on a heatmap. */
export interface HeatmapMarks {
  readonly hover: Cell | null;
  readonly selected: Cell | null;
  readonly block: Block | null;
}

/** Draws one frame into a square of `pixels`: the painted cells as the view shows them, the crosshair, the block, the open cell. */
export function drawHeatmap(
  context: CanvasRenderingContext2D,
  painted: CanvasImageSource,
  { x, y, scale }: HeatmapView,
  pixels: number,
  { hover, selected, block }: HeatmapMarks,
): void {
  const span = pixels / scale;
  context.imageSmoothingEnabled = scale < 1;
  context.drawImage(painted, x, y, span, span, 0, 0, pixels, pixels);
  const outline = (cell: Cell, width: number, style: string, rows = 1, columns = 1) => {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.strokeRect(
      (cell.column - x) * scale,
      (cell.row - y) * scale,
      Math.max(2, columns * scale),
      Math.max(2, rows * scale),
    );
  };
  if (hover) {
    context.fillStyle = 'rgb(255 255 255 / 35%)';
    context.fillRect(0, (hover.row - y) * scale, pixels, Math.max(1, scale));
    context.fillRect((hover.column - x) * scale, 0, Math.max(1, scale), pixels);
  }
  if (block) {
    const top = {
      row: Math.min(block.from.row, block.to.row),
      column: Math.min(block.from.column, block.to.column),
    };
    const [rows, columns] = [
      Math.abs(block.from.row - block.to.row) + 1,
      Math.abs(block.from.column - block.to.column) + 1,
    ];
    outline(top, 3, '#000', rows, columns);
    outline(top, 1.5, '#fff', rows, columns);
  }
  if (selected) {
    outline(selected, 4, '#000');
    outline(selected, 2, '#ff8c1a');
  }
}
