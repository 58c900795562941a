import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from '../src/shared/import/fuzz.fixture';

const FOLDERS = [
  ...['ccai', 'ctlive', 'liveperson', 'vcc-live'].map(vendor =>
    join(import.meta.dirname, '../src/shared/import/vendors', vendor, 'samples'),
  ),
  join(import.meta.dirname, '../src/renderer/samples/files'),
];

/** Every sample file there is. */
export function museum(): readonly Sample[] {
  return FOLDERS.flatMap(folder =>
    readdirSync(folder)
      .filter(name => /\.(?:json|jsonl|txt|log)$/.test(name))
      .map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
  );
}
