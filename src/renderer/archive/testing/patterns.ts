import { type PatternRunner, placesIn, testText } from '../patterns/patterns';

/** Looks for patterns where it stands, however long that takes. */
export const runHere: PatternRunner = {
  test: async (source, conversations) => conversations.map(texts => texts.some(text => testText(source, text))),
  places: async (source, texts) => texts.map(text => placesIn(source, text)),
  close: () => undefined,
};
