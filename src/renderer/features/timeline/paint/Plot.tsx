import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { Frame } from '../frame/frame-shapes';
import styles from '../TimelinePane.module.css';
import { type Hovered, type Labels, paint } from './paint';
import { usePalette } from './palette';

interface PlotProps {
  readonly frame: Frame;
  readonly selection: { readonly from: number; readonly until: number } | undefined;
  readonly hovered: Hovered | undefined;
  readonly brush: { readonly from: number; readonly until: number } | undefined;
  readonly labelOf: Labels;
}

/** The drawing itself. Hidden from assistive technology: the table of events says the same. */
export function Plot({ frame, selection, hovered, brush, labelOf }: PlotProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pane = useRef<HTMLElement>(null);
  const [sharpness, setSharpness] = useState(() => window.devicePixelRatio || 1);

  useLayoutEffect(() => {
    pane.current = canvas.current?.closest('section') ?? null;
  }, []);
  const palette = usePalette(pane);

  useEffect(() => {
    const query = window.matchMedia(`(resolution: ${sharpness}dppx)`);
    const read = () => setSharpness(window.devicePixelRatio || 1);
    query.addEventListener('change', read);
    return () => query.removeEventListener('change', read);
  }, [sharpness]);

  // text that was painted before its font came is painted again
  const [, repaint] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    document.fonts?.addEventListener('loadingdone', repaint);
    return () => document.fonts?.removeEventListener('loadingdone', repaint);
  }, []);

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null || palette === undefined || frame.width === 0) return;
    const [width, height] = [Math.round(frame.width * sharpness), Math.round(frame.height * sharpness)];
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    const context = element.getContext('2d');
    if (context === null) return;
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    const font = `500 10.5px ${getComputedStyle(element).fontFamily}`;
    paint(context, { frame, palette, font, selection, hovered, brush, labelOf });
  });

  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: this canvas is a picture; the plot around it has the focus
    <canvas
      ref={canvas}
      className={styles.canvas}
      aria-hidden="true"
      style={{ width: frame.width, height: frame.height }}
    />
  );
}
