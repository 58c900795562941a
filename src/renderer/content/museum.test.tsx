// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { cardFromText } from '#shared/rich/card/structured-card';
import { MessageBody } from './MessageBody';

afterEach(cleanup);

const files = import.meta.glob<string>('../../../e2e/fixtures/cards/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const museum = Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.json$/g, ''), text] as const);

test('the museum has at least sixty cards', () => {
  expect(museum.length).toBeGreaterThanOrEqual(60);
});

test.each(museum)('%s is read and drawn, inert', (_, text) => {
  const { card, text: plain } = cardFromText(text);
  for (const everything of [false, true]) {
    const { container, unmount } = render(
      <MessageBody body={{ kind: 'card', card, text: plain }} everything={everything} onOpenLink={() => {}} />,
    );
    expect(container.textContent).not.toBe('');
    expect(container.querySelectorAll('a, img, script, style, iframe, object, embed, link, form, input')).toHaveLength(
      0,
    );
    const attributes = [...container.querySelectorAll('*')].flatMap(element => [...element.attributes]);
    expect(attributes.filter(({ name }) => /^(?:on|src|href|action|formaction)/i.test(name))).toEqual([]);
    expect(attributes.filter(({ name, value }) => name === 'style' && /url|image|expression/i.test(value))).toEqual([]);
    unmount();
  }
});
