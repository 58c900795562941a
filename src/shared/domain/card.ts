import { z } from 'zod';
import type { Json, JsonObject } from '../base/json';

/**
 * Rich content as one small tree, whatever vendor sent it. Every string is text, never markup; styles are
 * checked values; clicks say what they would have done and do nothing. What no kind fits is `unknown`: the raw
 * part with the texts found in it, never dropped.
 */
export type CardNode = CardCommon &
  (
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'button';
        readonly title: string;
        readonly subtitle?: string;
        readonly look: 'flat' | 'filled';
        readonly submits?: boolean;
        readonly disabled?: boolean;
      }
    | { readonly kind: 'image'; readonly url: string; readonly caption?: string }
    | { readonly kind: 'map'; readonly latitude: number; readonly longitude: number }
    | { readonly kind: 'link'; readonly url: string; readonly title?: string }
    | { readonly kind: 'pairs'; readonly pairs: readonly { readonly key: string; readonly value: string }[] }
    | {
        readonly kind: 'column';
        readonly frame: CardFrame;
        readonly scroll?: 'small' | 'medium' | 'large';
        readonly children: readonly CardNode[];
      }
    | {
        readonly kind: 'row';
        readonly frame: CardFrame;
        readonly divided: boolean;
        readonly shares: readonly number[];
        readonly children: readonly CardNode[];
      }
    | {
        readonly kind: 'carousel';
        readonly select?: CardSelect;
        /** Pixels between two cards. */
        readonly padding?: number;
        readonly children: readonly CardNode[];
      }
    | {
        readonly kind: 'accordion';
        readonly select?: CardSelect;
        readonly sections: readonly {
          readonly title: string;
          readonly additional?: string;
          readonly child: CardNode;
        }[];
      }
    | { readonly kind: 'tabs'; readonly tabs: readonly { readonly label: string; readonly child: CardNode }[] }
    | { readonly kind: 'section'; readonly id?: string; readonly children: readonly CardNode[] }
    | { readonly kind: 'checklist'; readonly items: readonly CardNode[] }
    | { readonly kind: 'checkbox'; readonly text: string; readonly divided: boolean }
    | {
        readonly kind: 'replies';
        readonly perRow?: number;
        readonly prompt?: string;
        readonly children: readonly CardNode[];
      }
    | { readonly kind: 'unknown'; readonly type?: string; readonly texts: readonly string[]; readonly raw: Json }
  );

/** What any node may carry. `metadata` is shown on demand; `raw` keeps members nobody has a home for. */
export interface CardCommon {
  readonly tooltip?: string;
  readonly alt?: string;
  readonly tag?: string;
  readonly rightToLeft?: boolean;
  readonly style?: CardStyle;
  readonly display?: CardDisplay;
  readonly actions?: readonly CardAction[];
  readonly metadata?: readonly Json[];
  readonly extras?: JsonObject;
}

/** How high pictures are: by their width, or by name. */
export interface CardDisplay {
  readonly aspectRatio?: 'rectangle' | 'square' | 'horizontal';
  readonly size?: 'compact' | 'regular' | 'tall';
}

export type CardFrame = 'border' | 'borderless' | 'shadow';
export interface CardSelect {
  readonly name?: string;
  readonly many: boolean;
}

/** Checked by the importer: colours are `#rgb`, `#rrggbb`, `rgb()`, `rgba()` or a CSS colour name, nothing else. */
export interface CardStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: 'small' | 'medium' | 'large';
  readonly color?: string;
  readonly background?: string;
  readonly borderColor?: string;
  readonly borderRadius?: number;
}

/** What a click would have done. `other` keeps an action type nobody knows. */
export type CardAction =
  | { readonly kind: 'link'; readonly uri: string; readonly name?: string }
  | { readonly kind: 'navigate'; readonly latitude: number; readonly longitude: number; readonly name?: string }
  | { readonly kind: 'publishText'; readonly text: string }
  | { readonly kind: 'addToCart'; readonly items: readonly { readonly productId: string; readonly quantity: string }[] }
  | { readonly kind: 'custom'; readonly data: readonly { readonly key: string; readonly value: string }[] }
  | {
      readonly kind: 'datePicker';
      readonly range: boolean;
      readonly title?: string;
      readonly from?: number;
      readonly until?: number;
    }
  | {
      readonly kind: 'scheduleSlots';
      readonly title?: string;
      readonly slots: readonly { readonly title: string; readonly from?: number; readonly until?: number }[];
    }
  | { readonly kind: 'checked'; readonly text: string }
  | { readonly kind: 'submit' }
  | { readonly kind: 'other'; readonly type: string; readonly raw: Json };

/** A card is checked where it is made (`shared/rich/card.ts`); across a boundary it is only known to be a node. */
export const cardNode = z.looseObject({ kind: z.string() }) as unknown as z.ZodType<CardNode>;
