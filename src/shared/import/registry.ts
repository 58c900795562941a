import type { JsonObject } from '../base/json';
import type { Vendor } from './contract/importer';
import type { PageFacts } from './contract/page-facts';
import { ccai } from './vendors/ccai';
import { ctlive } from './vendors/ctlive';
import { lectern } from './vendors/lectern';
import { liveperson, pagePosition } from './vendors/liveperson';
import { vccLive } from './vendors/vcc-live';

/** Every vendor whose exports are read, and what this program writes itself. Adding one is a folder and a line here. */
export const VENDORS: readonly Vendor[] = [liveperson, ctlive, vccLive, ccai, lectern];

/** The facts of a page worth showing in a report. One vendor writes pages so far. */
export function pageFactsOf(page: JsonObject): PageFacts {
  return pagePosition(page);
}
