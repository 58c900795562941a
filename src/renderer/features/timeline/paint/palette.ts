import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Tone } from '../frame/frame-shapes';

/** Colours as the canvas needs them: what the style sheet makes of each tone in the theme of this moment. */
export type Palette = Readonly<Record<Tone, string>>;

export const TONES: readonly Tone[] = [
  'quiet',
  'customer',
  'agent',
  'agentSoft',
  'bot',
  'botSoft',
  'queue',
  'wait',
  'waitSoft',
  'sharing',
  'sharingSoft',
  'score',
  'event',
  'internal',
  'faint',
  'ink',
  'panel',
  'selection',
  'bad',
];

/**
 * Reads the colours from elements that wear them (`data-tone` inside `probes`), because a canvas cannot resolve
 * `var()` and `light-dark()`. Read again when the theme, the contrast or the colours forced by the system change.
 */
export function usePalette(probes: RefObject<HTMLElement | null>): Palette | undefined {
  const [palette, setPalette] = useState<Palette>();
  useLayoutEffect(() => {
    const read = () => {
      const colours: Partial<Record<Tone, string>> = {};
      for (const probe of probes.current?.querySelectorAll<HTMLElement>('[data-tone]') ?? []) {
        colours[probe.dataset.tone as Tone] = getComputedStyle(probe).color;
      }
      setPalette(colours as Palette);
    };
    read();
    const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map(query =>
      window.matchMedia(query),
    );
    for (const query of queries) query.addEventListener('change', read);
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
    return () => {
      observer.disconnect();
      for (const query of queries) query.removeEventListener('change', read);
    };
  }, [probes]);
  return palette;
}
