import type { Json } from '#shared/base/json';
import type { Body } from '#shared/domain/message';
import { cardFromLivePerson } from '#shared/rich/liveperson-card';

const files = import.meta.glob<string>('../../../e2e/fixtures/cards/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The invented cards of the test fixtures by what they show, read as an import would read them. */
export const museum: Readonly<Record<string, Body>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => {
    const { card, text: plain } = cardFromLivePerson(fileValue(text));
    return [path.replace(/^.*\/|\.json$/g, ''), { kind: 'card', card, text: plain }];
  }),
);

/** The value a file holds; its text where it is not JSON, as a vendor may put it into a message. */
export function fileValue(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
