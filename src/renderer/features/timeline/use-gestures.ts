import { type RefObject, useEffect, useRef } from 'react';

/** Where the pointer is: in pixels of the plot, and of the window. */
export interface PointerPlace {
  readonly x: number;
  readonly y: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** What the hand does on the plot, in pixels of it. */
interface GestureHandlers {
  /** Comes closer around a place (factor below 1) or goes away from it. */
  onZoom(factor: number, x: number): void;
  onPan(pixels: number): void;
  /** A stretch is being marked; `undefined` when it was given up. */
  onBrush(stretch: { readonly from: number; readonly until: number } | undefined): void;
  onBrushEnd(from: number, until: number): void;
  onClick(x: number, y: number): void;
  onHover(place: PointerPlace | undefined): void;
}

const DRAG_LEAST = 4;
const WHEEL_SPEED = 0.0016;
const PINCH_SPEED = 0.01;

/**
 * Wheel zooms (a trackpad's pinch comes as a wheel with Control), sideways or Shift+wheel pans, a drag marks a stretch,
 * Shift+drag pans, two fingers pinch. Everything here has a key and a button that does the same.
 */
export function useGestures(plot: RefObject<HTMLElement | null>, handlers: GestureHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    const element = plot.current;
    if (element === null) return;
    const pointers = new Map<number, number>();
    let start: { readonly x: number; readonly panning: boolean } | undefined;
    let dragging = false;

    const placeOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top, clientX, clientY };
    };
    const distance = () => {
      const [a = 0, b = 0] = pointers.values();
      return { apart: Math.max(1, Math.abs(a - b)), middle: (a + b) / 2 };
    };

    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { x } = placeOf(event);
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.ctrlKey || event.metaKey) latest.current.onZoom(Math.exp(event.deltaY * PINCH_SPEED), x);
      else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) latest.current.onPan(sideways);
      else latest.current.onZoom(Math.exp(event.deltaY * WHEEL_SPEED), x);
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, placeOf(event).x);
      start = pointers.size === 1 ? { x: placeOf(event).x, panning: event.shiftKey } : undefined;
      dragging = false;
      latest.current.onBrush(undefined);
    };
    const onMove = (event: PointerEvent) => {
      const place = placeOf(event);
      const before = pointers.get(event.pointerId);
      if (before === undefined) {
        latest.current.onHover(place);
        return;
      }
      if (pointers.size === 2) {
        const was = distance();
        pointers.set(event.pointerId, place.x);
        const is = distance();
        latest.current.onZoom(was.apart / is.apart, is.middle);
        latest.current.onPan(was.middle - is.middle);
        return;
      }
      pointers.set(event.pointerId, place.x);
      if (start === undefined) return;
      dragging ||= Math.abs(place.x - start.x) >= DRAG_LEAST;
      if (!dragging) return;
      latest.current.onHover(undefined);
      if (start.panning) latest.current.onPan(before - place.x);
      else latest.current.onBrush(stretch(start.x, place.x));
    };
    const onUp = (event: PointerEvent) => {
      if (!pointers.delete(event.pointerId)) return;
      const place = placeOf(event);
      latest.current.onBrush(undefined);
      if (start !== undefined && !dragging) latest.current.onClick(place.x, place.y);
      else if (start !== undefined && !start.panning) {
        const { from, until } = stretch(start.x, place.x);
        latest.current.onBrushEnd(from, until);
      }
      start = undefined;
    };
    const onCancel = (event: PointerEvent) => {
      pointers.delete(event.pointerId);
      start = undefined;
      latest.current.onBrush(undefined);
    };
    const onLeave = () => latest.current.onHover(undefined);

    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onCancel);
    element.addEventListener('pointerleave', onLeave);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onCancel);
      element.removeEventListener('pointerleave', onLeave);
    };
  }, [plot]);
}

function stretch(a: number, b: number): { readonly from: number; readonly until: number } {
  return { from: Math.min(a, b), until: Math.max(a, b) };
}
