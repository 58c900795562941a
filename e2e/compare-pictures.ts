import type { Page } from '@playwright/test';

/** A part of a picture, in its pixels. */
export interface Exhibit {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Comparison {
  /** The parts that differ, with how many of their pixels. */
  readonly differing: readonly { readonly name: string; readonly pixels: number }[];
  /** What differs in red over the picture, as PNG in base64. */
  readonly diff: string;
}

/**
 * Compares two PNGs in an empty page of the browser that drew them. A pixel differs when a colour is further off than
 * rounding and smoothing take it; a few such pixels in a part are none.
 */
export function comparePictures(
  page: Page,
  kept: Buffer,
  now: Buffer,
  exhibits: readonly Exhibit[],
): Promise<Comparison> {
  return page.evaluate(
    async ([keptPng, nowPng, parts]) => {
      const FURTHEST = 32;
      const MOST_PIXELS = 12;
      const draw = async (png: string) => {
        const bytes = Uint8Array.from(atob(png), char => char.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
        if (context === null) throw new TypeError('no canvas');
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [before, after] = await Promise.all([draw(keptPng), draw(nowPng)]);
      const counts = new Map<string, number>();
      for (let y = 0; y < Math.max(before.height, after.height); y++) {
        for (let x = 0; x < after.width; x++) {
          const at = (y * after.width + x) * 4;
          const isOut = before.width !== after.width || y >= before.height || y >= after.height;
          const apart = [0, 1, 2].some(
            part => Math.abs((before.data[at + part] ?? 0) - (after.data[at + part] ?? 0)) > FURTHEST,
          );
          if (!isOut && !apart) continue;
          after.data.set([255, 0, 0, 255], Math.min(at, after.data.length - 4));
          const part = parts.find(
            each => x >= each.x && x < each.x + each.width && y >= each.y && y < each.y + each.height,
          );
          const name = part?.name ?? 'between the parts';
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }
      const canvas = new OffscreenCanvas(after.width, after.height);
      canvas.getContext('2d')?.putImageData(after, 0, 0);
      const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      let binary = '';
      for (const byte of png) binary += String.fromCharCode(byte);
      const differing = [...counts].filter(([, pixels]) => pixels > MOST_PIXELS);
      return { differing: differing.map(([name, pixels]) => ({ name, pixels })), diff: btoa(binary) };
    },
    [kept.toString('base64'), now.toString('base64'), exhibits] as const,
  );
}
