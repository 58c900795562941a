import type { Body } from '../domain/message';

/** A conversation as people read it. All words but those of its bodies are the interface's already. */
export interface ExportDocument {
  /** Who spoke with whom. */
  readonly title: string;
  /** When, how long, where. */
  readonly lead: string;
  readonly language?: string;
  readonly facts: readonly Labelled[];
  readonly lines: readonly DocumentLine[];
  /** The user's own notes on the conversation as a whole. */
  readonly notes: readonly DocumentNote[];
  /** Surveys and details. */
  readonly sections: readonly DocumentSection[];
  /** Where it comes from, and what was done to it. */
  readonly foot: readonly string[];
}

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

export interface DocumentSection {
  readonly title: string;
  readonly facts: readonly Labelled[];
}

/** What the user wrote: `about` says what it is about and when it was written. */
export interface DocumentNote {
  readonly about: string;
  readonly text: string;
}

export type DocumentLine =
  | {
      readonly kind: 'message';
      readonly who: string;
      /** Empty where the time is not known. */
      readonly when: string;
      /** The exact time for programs that read the page. */
      readonly at?: string;
      readonly side: 'customer' | 'centre' | 'middle';
      readonly internal: boolean;
      readonly marks: readonly string[];
      /** What it answers. */
      readonly quoted?: string;
      readonly body: Body;
      /** Words that stand for a body that has none of its own. */
      readonly instead: string;
      readonly language?: string;
      readonly notes: readonly DocumentNote[];
    }
  | {
      readonly kind: 'event';
      readonly when: string;
      readonly words: string;
      readonly marks: readonly string[];
      readonly notes: readonly DocumentNote[];
    }
  /** A new day, a wait, why there is nothing. */
  | { readonly kind: 'mark'; readonly what: 'day' | 'wait' | 'remark'; readonly words: string };
