import type { Body } from '#shared/domain/message';
import { cardFromText } from '#shared/rich/card/structured-card';

const files = import.meta.glob<string>('../../../e2e/fixtures/cards/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The invented cards of the test fixtures by what they show, read as an import would read them. */
export const museum: Readonly<Record<string, Body>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [
    path.replace(/^.*\/|\.json$/g, ''),
    { kind: 'card', ...cardFromText(text) },
  ]),
);
