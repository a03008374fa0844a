'use client';
import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  type Ref,
  useState,
} from 'react';
import { colourScale, paintCells } from '@/lib/charts/colour-scale';
import {
  type Block,
  type Cell,
  cellAt,
  clampView,
  type HeatmapView,
  reveal,
  wholeMap,
  zoomAt,
} from '@/lib/charts/heatmap-view';
import { drawHeatmap } from './draw-heatmap';
import classes from './heatmap-canvas.module.css';
import { type ZoomHandle } from './zoom-buttons';

export interface HeatmapHandle extends ZoomHandle {
  /** The whole map as a picture, one pixel a cell or more. */
  picture(): Promise<Blob | null>;
}

interface Props {
  readonly cells: Float32Array;
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly label: string;
  readonly hint: string;
  readonly selected: Cell | null;
  readonly block: Block | null;
  readonly onHover: (cell: Cell | null) => void;
  readonly onOpen: (cell: Cell) => void;
  readonly onBlock: (block: Block | null) => void;
  readonly handle: Ref<HeatmapHandle>;
}

const arrows: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * A square matrix as pixels: painted once off screen, then one drawImage a frame, whatever the zoom; hover is arithmetic, no
 * element stands for a cell. Drawn at most once a frame.
 */
export function HeatmapCanvas({
  cells,
  size,
  min,
  max,
  label,
  hint,
  selected,
  block,
  onHover,
  onOpen,
  onBlock,
  handle,
}: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<HTMLCanvasElement | null>(null);
  const view = useRef<HeatmapView>({ x: 0, y: 0, scale: 1 });
  const pixels = useRef(0);
  const frame = useRef(0);
  const drag = useRef<{
    x: number;
    y: number;
    view: HeatmapView;
    from: Cell | null;
    isMoved: boolean;
  } | null>(null);
  const pinch = useRef(new Map<number, { x: number; y: number }>());
  const marks = useRef({ selected, block, hover: null as Cell | null });
  const [cursor, setCursor] = useState<Cell>({ row: 0, column: 0 });

  const draw = useCallback(() => {
    frame.current = 0;
    const context = canvas.current?.getContext('2d');
    if (!context || !painted.current || pixels.current === 0) return;
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawHeatmap(context, painted.current, view.current, pixels.current, marks.current);
  }, []);

  const schedule = useCallback(() => {
    if (frame.current === 0) frame.current = requestAnimationFrame(draw);
  }, [draw]);

  const change = useCallback(
    (next: HeatmapView) => {
      view.current = clampView(next, size, pixels.current);
      schedule();
    },
    [size, schedule],
  );

  useEffect(() => {
    const off = document.createElement('canvas');
    off.width = off.height = size;
    const context = off.getContext('2d');
    if (!context) return;
    const image = context.createImageData(size, size);
    paintCells(cells, size, colourScale(min, max), new Uint32Array(image.data.buffer));
    context.putImageData(image, 0, 0);
    painted.current = off;
    if (pixels.current > 0) view.current = wholeMap(size, pixels.current);
    draw();
  }, [cells, size, min, max, draw]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const fit = () => {
      const width = element.clientWidth;
      const ratio = window.devicePixelRatio || 1;
      if (width === 0) return;
      const isWhole = pixels.current === 0 || Math.abs(view.current.scale - pixels.current / size) < 1e-6;
      pixels.current = width;
      element.width = element.height = Math.round(width * ratio);
      view.current = isWhole ? wholeMap(size, width) : clampView(view.current, size, width);
      draw();
    };
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      change(
        zoomAt(
          view.current,
          Math.exp(-event.deltaY * 0.0015),
          event.offsetX,
          event.offsetY,
          size,
          pixels.current,
        ),
      );
    };
    // React's own wheel listeners are passive and could not keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
    };
  }, [size, change, draw]);

  useEffect(() => {
    marks.current = { ...marks.current, selected, block };
    schedule();
  }, [selected, block, schedule]);

  useImperativeHandle(handle, () => ({
    zoom: (factor) =>
      change(zoomAt(view.current, factor, pixels.current / 2, pixels.current / 2, size, pixels.current)),
    reset: () => change(wholeMap(size, pixels.current)),
    picture: () =>
      new Promise((resolve) => {
        const scale = Math.max(1, Math.floor(1200 / size));
        const out = document.createElement('canvas');
        out.width = out.height = size * scale;
        const context = out.getContext('2d');
        if (!context || !painted.current) return resolve(null);
        context.imageSmoothingEnabled = false;
        context.drawImage(painted.current, 0, 0, size * scale, size * scale);
        out.toBlob(resolve);
      }),
  }));

  const point = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const hover = (cell: Cell | null) => {
    const before = marks.current.hover;
    if (before?.row === cell?.row && before?.column === cell?.column) return;
    marks.current.hover = cell;
    onHover(cell);
    schedule();
  };

  const onPointerDown = (event: PointerEvent) => {
    const at = point(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    pinch.current.set(event.pointerId, at);
    drag.current = {
      ...at,
      view: view.current,
      from: event.shiftKey ? cellAt(view.current, at.x, at.y, size) : null,
      isMoved: false,
    };
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = point(event);
    const fingers = pinch.current;
    if (fingers.size === 2 && fingers.has(event.pointerId)) {
      const spread = () => {
        const [a, b] = [...fingers.values()];
        return a && b
          ? { length: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
          : { length: 1, x: 0, y: 0 };
      };
      const before = spread();
      fingers.set(event.pointerId, at);
      const after = spread();
      drag.current = null;
      return change(
        zoomAt(
          view.current,
          after.length / Math.max(1, before.length),
          after.x,
          after.y,
          size,
          pixels.current,
        ),
      );
    }
    const cell = cellAt(view.current, at.x, at.y, size);
    hover(cell);
    const held = drag.current;
    if (!held) return;
    if (Math.hypot(at.x - held.x, at.y - held.y) > 4) held.isMoved = true;
    if (!held.isMoved) return;
    if (held.from && cell) onBlock({ from: held.from, to: cell });
    else if (!held.from)
      change({
        ...held.view,
        x: held.view.x - (at.x - held.x) / held.view.scale,
        y: held.view.y - (at.y - held.y) / held.view.scale,
      });
  };
  const onPointerUp = (event: PointerEvent) => {
    const at = point(event);
    const held = drag.current;
    pinch.current.delete(event.pointerId);
    drag.current = null;
    const cell = cellAt(view.current, at.x, at.y, size);
    if (!held || held.isMoved || !cell) return;
    setCursor(cell);
    onOpen(cell);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrows[event.key];
    if (step) {
      event.preventDefault();
      const next = {
        row: Math.max(0, Math.min(size - 1, cursor.row + step[0])),
        column: Math.max(0, Math.min(size - 1, cursor.column + step[1])),
      };
      if (event.shiftKey) onBlock({ from: marks.current.block?.from ?? cursor, to: next });
      setCursor(next);
      hover(next);
      return change(reveal(view.current, next, size, pixels.current));
    }
    const px = (cursor.column + 0.5 - view.current.x) * view.current.scale;
    const py = (cursor.row + 0.5 - view.current.y) * view.current.scale;
    if (event.key === '+' || event.key === '=')
      change(zoomAt(view.current, 1.5, px, py, size, pixels.current));
    else if (event.key === '-') change(zoomAt(view.current, 1 / 1.5, px, py, size, pixels.current));
    else if (event.key === '0') change(wholeMap(size, pixels.current));
    else if (event.key === 'Enter' || event.key === ' ') onOpen(cursor);
    else if (event.key === 'Escape') onBlock(null);
    else return;
    event.preventDefault();
  };

  return (
    <canvas
      ref={canvas}
      className={classes.canvas}
      role="application"
      aria-label={label}
      aria-description={hint}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={(event) => {
        pinch.current.delete(event.pointerId);
        drag.current = null;
      }}
      onPointerLeave={() => hover(null)}
      onKeyDown={onKeyDown}
    />
  );
}
