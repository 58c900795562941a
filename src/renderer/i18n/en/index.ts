import { backup } from './backup';
import { exporting } from './exporting';
import { fields } from './fields';
import { findings } from './findings';
import { host } from './host';
import { importing } from './importing';
import { inspector } from './inspector';
import { marks } from './marks';
import { masking } from './masking';
import { query } from './query';
import { recovery } from './recovery';
import { rich } from './rich';
import { shell } from './shell';
import { timeline } from './timeline';
import { transcript } from './transcript';

/** Every visible string of the interface, by key (`area.what`), in ICU message syntax. */
export const en = {
  ...shell,
  ...importing,
  ...exporting,
  ...findings,
  ...transcript,
  ...timeline,
  ...inspector,
  ...fields,
  ...rich,
  ...host,
  ...marks,
  ...masking,
  ...recovery,
  ...backup,
  ...query,
} as const satisfies Readonly<Record<string, string>>;

export type TextKey = keyof typeof en;
