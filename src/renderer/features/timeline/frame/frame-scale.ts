/** From the axis to pixels of a plot. */
export interface Scale {
  /** Pixels from the left of the plot. */
  x(value: number): number;
  readonly width: number;
  /** Places of the drawn axis before this one are out of sight. */
  readonly least: number;
  /** Where a value lies on the drawn axis. */
  drawn(value: number): number;
}

/** So many pixels beyond its edge still count as in sight. */
export const EDGE = 0.5;

/** The height of what stands for a stretch of time, or for a message. */
export const BAND = 12;

/** The height of a lane of one row, and what each further row adds to it. */
export const LANE_HEIGHT = 20;
export const ROW_HEIGHT = 15;
