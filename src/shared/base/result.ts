/** Expected trouble is a value: either what was asked for, or the problem that prevented it. */
export type Result<Value, Problem> = Ok<Value> | Failed<Problem>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Failed<Problem> {
  readonly ok: false;
  readonly problem: Problem;
}

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });
export const failed = <Problem>(problem: Problem): Failed<Problem> => ({ ok: false, problem });
