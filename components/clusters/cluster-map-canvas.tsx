'use client';
import {
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import { type ZoomHandle } from '@/components/charts/zoom-buttons';
import {
  moveScatter,
  nearestPoint,
  paintPoints,
  type PaintedPoints,
  type Pixel,
  pointsInside,
  type ScatterView,
  wholeScatter,
  zoomScatter,
} from '@/lib/charts/scatter-view';
import classes from './cluster-map-canvas.module.css';

export interface ClusterMapHandle extends ZoomHandle {
  picture(): Promise<Blob | null>;
}

interface Props {
  readonly points: PaintedPoints;
  readonly isLasso: boolean;
  readonly label: string;
  readonly hint: string;
  /** Of a point, or −1. */
  readonly onHover: (at: number) => void;
  readonly onOpen: (at: number) => void;
  readonly onSelect: (points: readonly number[]) => void;
  readonly handle: Ref<ClusterMapHandle>;
}

/** How far an arrow key moves the cursor, in pixels. */
const STEP = 12;
const HEIGHT = 520;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/**
 * A map of many points: painted as pixels once a frame, whatever their number; hover is a search, no element stands for a point.
 * Dragging moves, or draws an outline around points in lasso mode and with Shift.
 */
export function ClusterMapCanvas({ points, isLasso, label, hint, onHover, onOpen, onSelect, handle }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<ScatterView | null>(null);
  const frame = useRef(0);
  const outline = useRef<Pixel[]>([]);
  const cursor = useRef<Pixel | null>(null);
  const drag = useRef<{ at: Pixel; view: ScatterView; isLasso: boolean; isMoved: boolean } | null>(null);
  const isShown = useCallback((at: number) => points.colours[at] !== 0, [points]);

  const draw = useCallback(() => {
    frame.current = 0;
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || element.width === 0) return;
    const ratio = element.width / Math.max(1, element.clientWidth);
    view.current ??= wholeScatter(points.positions, element.clientWidth, element.clientHeight);
    const image = context.createImageData(element.width, element.height);
    const { x, y, scale } = view.current;
    const size = Math.round(
      ratio * (points.colours.length > 20_000 ? 2 : points.colours.length > 3000 ? 3 : 4),
    );
    const pixels = new Uint32Array(image.data.buffer);
    paintPoints(points, { x, y, scale: scale * ratio }, pixels, element.width, element.height, size);
    context.putImageData(image, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.strokeStyle = context.fillStyle = getComputedStyle(element).color;
    if (outline.current.length > 1) {
      context.beginPath();
      for (const corner of outline.current) context.lineTo(corner.x, corner.y);
      context.closePath();
      context.lineWidth = 1.5;
      context.stroke();
      context.globalAlpha = 0.08;
      context.fill();
      context.globalAlpha = 1;
    }
    if (cursor.current) {
      context.beginPath();
      context.arc(cursor.current.x, cursor.current.y, 8, 0, 2 * Math.PI);
      context.stroke();
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
  }, [points]);
  const schedule = useCallback(() => {
    if (frame.current === 0) frame.current = requestAnimationFrame(draw);
  }, [draw]);
  const change = useCallback(
    (next: ScatterView) => {
      view.current = next;
      schedule();
    },
    [schedule],
  );
  const middle = () => ({
    x: (canvas.current?.clientWidth ?? 0) / 2,
    y: (canvas.current?.clientHeight ?? 0) / 2,
  });

  useEffect(() => {
    view.current = null;
    outline.current = [];
  }, [points.positions]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const fit = () => {
      const ratio = window.devicePixelRatio || 1;
      element.width = Math.round(element.clientWidth * ratio);
      element.height = Math.round(element.clientHeight * ratio);
      draw();
    };
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (view.current)
        change(
          zoomScatter(view.current, Math.exp(-event.deltaY * 0.0015), { x: event.offsetX, y: event.offsetY }),
        );
    };
    // React's own wheel listeners are passive and could not keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [draw, change]);

  useImperativeHandle(handle, () => ({
    zoom: (factor) => view.current && change(zoomScatter(view.current, factor, cursor.current ?? middle())),
    reset: () => {
      view.current = null;
      outline.current = [];
      schedule();
    },
    picture: () =>
      new Promise((resolve) => {
        const element = canvas.current;
        const out = document.createElement('canvas');
        const context = out.getContext('2d');
        if (!element || !context) return resolve(null);
        [out.width, out.height] = [element.width, element.height];
        context.fillStyle = getComputedStyle(element).backgroundColor;
        context.fillRect(0, 0, out.width, out.height);
        context.drawImage(element, 0, 0);
        out.toBlob(resolve);
      }),
  }));

  const pixelOf = (event: PointerEvent): Pixel => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const nearest = (pixel: Pixel) =>
    view.current ? nearestPoint(points.positions, view.current, pixel, isShown) : -1;

  const onPointerDown = (event: PointerEvent) => {
    if (!view.current) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = pixelOf(event);
    cursor.current = null;
    drag.current = { at, view: view.current, isLasso: isLasso || event.shiftKey, isMoved: false };
    if (drag.current.isLasso) outline.current = [at];
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = pixelOf(event);
    const held = drag.current;
    if (!held) return onHover(nearest(at));
    if (Math.hypot(at.x - held.at.x, at.y - held.at.y) > 4) held.isMoved = true;
    if (!held.isMoved) return;
    if (held.isLasso) {
      outline.current.push(at);
      schedule();
    } else change(moveScatter(held.view, at.x - held.at.x, at.y - held.at.y));
  };
  const onPointerUp = (event: PointerEvent) => {
    const held = drag.current;
    drag.current = null;
    if (!held || !view.current) return;
    if (held.isLasso && outline.current.length > 2)
      onSelect(pointsInside(points.positions, view.current, outline.current, isShown));
    else if (!held.isMoved) {
      const at = nearest(pixelOf(event));
      if (at >= 0) onOpen(at);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!view.current) return;
    const step = arrows[event.key];
    const at = cursor.current ?? middle();
    if (step) {
      const far = event.shiftKey ? 5 * STEP : STEP;
      const { clientWidth, clientHeight } = event.currentTarget;
      const next = { x: at.x + far * step[0], y: at.y + far * step[1] };
      const kept = {
        x: Math.min(clientWidth, Math.max(0, next.x)),
        y: Math.min(clientHeight, Math.max(0, next.y)),
      };
      cursor.current = kept;
      // At the edge the map moves on below the cursor.
      change(moveScatter(view.current, kept.x - next.x, kept.y - next.y));
      onHover(nearest(kept));
    } else if (event.key === '+' || event.key === '=') change(zoomScatter(view.current, 1.5, at));
    else if (event.key === '-') change(zoomScatter(view.current, 1 / 1.5, at));
    else if (event.key === '0') {
      view.current = null;
      schedule();
    } else if (event.key === 'Enter' || event.key === ' ') {
      const found = nearest(at);
      if (found >= 0) onOpen(found);
    } else if (event.key === 'Escape') {
      outline.current = [];
      cursor.current = null;
      onSelect([]);
      schedule();
    } else return;
    event.preventDefault();
  };

  return (
    <canvas
      ref={canvas}
      className={classes.canvas}
      style={{ height: HEIGHT, cursor: isLasso ? 'crosshair' : 'grab' }}
      role="application"
      aria-label={label}
      aria-description={hint}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => (drag.current = null)}
      onPointerLeave={() => onHover(-1)}
      onKeyDown={onKeyDown}
    />
  );
}
