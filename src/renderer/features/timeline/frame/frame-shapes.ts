import type { ConversationEvent } from '#shared/domain/event';
import type { CurvePoint, Lane, Point, Span } from '../model/layout';

/** What a shape is painted with, by role. */
export type Tone =
  | 'quiet'
  | 'customer'
  | 'agent'
  | 'agentSoft'
  | 'bot'
  | 'botSoft'
  | 'queue'
  | 'wait'
  | 'waitSoft'
  | 'sharing'
  | 'sharingSoft'
  | 'score'
  | 'event'
  | 'internal'
  | 'faint'
  | 'ink'
  | 'panel'
  | 'selection'
  | 'bad';

/** Something to paint, in pixels of the plot. Each lies inside its lane and inside the plot. */
export type Shape = SpanShape | TickShape | MarkerShape | CurveShape;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SpanShape extends Box {
  readonly kind: 'span';
  readonly lane: Lane;
  readonly span: Span;
  /** The widest part of it that nothing covers, for its words. */
  readonly free: Room;
  /** How many pixels after it nothing stands on, for words that have no room inside. */
  readonly beside: number;
}

interface Room {
  readonly x: number;
  readonly width: number;
}

/** One message, or several that are too close to be told apart; `count` of them from `first` on. */
export interface TickShape extends Box {
  readonly kind: 'tick';
  readonly lane: Lane;
  readonly first: Point;
  readonly count: number;
  readonly internal: boolean;
}

/** Events that stand so close that they share their words. `room` is how many pixels are free to their right. */
export interface MarkerShape extends Box {
  readonly kind: 'marker';
  readonly lane: Lane;
  readonly marks: readonly Mark[];
  readonly room: number;
}

/** One event, or several that no pixel tells apart: `count` from `event` on. `x` is the middle. */
export interface Mark {
  readonly x: number;
  readonly event: ConversationEvent;
  readonly count: number;
}

export interface CurveShape extends Box {
  readonly kind: 'curve';
  readonly lane: Lane;
  readonly points: readonly { readonly x: number; readonly y: number; readonly of: CurvePoint }[];
}

export interface LaneBox {
  readonly lane: Lane;
  readonly y: number;
  readonly height: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneBox[];
  readonly shapes: readonly Shape[];
  /** Transfers, as arrows from one place above the other. */
  readonly links: readonly {
    readonly x: number;
    readonly from: number;
    readonly to: number;
    readonly derived: boolean;
  }[];
  readonly idle: readonly { readonly x: number; readonly width: number; readonly ms: number }[];
}
