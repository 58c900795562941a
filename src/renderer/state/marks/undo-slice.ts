import type { StateCreator } from 'zustand/vanilla';
import type { NoticeSlice } from '../window/notice-slice';
import type { MarkStep, MarksSlice } from './marks-slice';

export interface UndoSlice {
  /** The latest last. */
  readonly undoable: readonly MarkStep[];
  readonly redoable: readonly MarkStep[];
  /** Remembers how a change that was just made is taken back. */
  remember(step: MarkStep): void;
  /** Takes the latest change back, whatever conversation it was made to, and tells what it was. */
  undoMark(): Promise<void>;
  redoMark(): Promise<void>;
  /** Takes one change back out of its turn. */
  takeBack(step: MarkStep): Promise<void>;
  /** What was erased must not come back from here. */
  forgetMarkSteps(): void;
}

const MOST_STEPS = 50;

export function createUndoSlice(): StateCreator<UndoSlice & MarksSlice & NoticeSlice, [], [], UndoSlice> {
  return (set, get) => {
    // steps are taken one after the other, however fast the keys come
    let taking: Promise<unknown> = Promise.resolve();
    const inTurn = (take: () => Promise<void>): Promise<void> => {
      const taken = taking.then(take);
      taking = taken;
      return taken;
    };
    const shift = async (from: 'undoable' | 'redoable', to: 'undoable' | 'redoable') => {
      const step = get()[from].at(-1);
      if (step === undefined) return;
      const changed = await get().applyMark(step.key, step.change, step.since);
      // one that could not be kept stays to be tried again
      if (changed === undefined) return;
      // another window has erased something: what the steps hold may be its words
      if (changed.outdated) return get().forgetMarkSteps();
      set({ [from]: get()[from].filter(each => each !== step) } as Partial<UndoSlice>);
      // somebody else may have done the same meanwhile: there is nothing to take back then
      if (changed.undo === undefined) return;
      set({
        [to]: bounded([...get()[to], { key: step.key, change: changed.undo, since: changed.revision }]),
      } as Partial<UndoSlice>);
      get().tell({ kind: from === 'undoable' ? 'mark-undone' : 'mark-redone', what: step.change.kind, key: step.key });
    };
    return {
      undoable: [],
      redoable: [],

      remember(step) {
        set({ undoable: bounded([...get().undoable, step]), redoable: [] });
      },

      undoMark: () => inTurn(() => shift('undoable', 'redoable')),
      redoMark: () => inTurn(() => shift('redoable', 'undoable')),

      takeBack: step =>
        inTurn(async () => {
          const changed = await get().applyMark(step.key, step.change, step.since);
          if (changed === undefined) return;
          if (changed.outdated) return get().forgetMarkSteps();
          set({ undoable: get().undoable.filter(each => each.change !== step.change) });
        }),

      forgetMarkSteps() {
        set({ undoable: [], redoable: [] });
      },
    };
  };
}

function bounded(steps: readonly MarkStep[]): readonly MarkStep[] {
  return steps.slice(-MOST_STEPS);
}
