import { type PatternRunner, testText } from '../patterns';

/** Looks for patterns where it stands, however long that takes. */
export const runHere: PatternRunner = {
  test: async (source, conversations) => conversations.map(texts => texts.some(text => testText(source, text))),
  close: () => undefined,
};
