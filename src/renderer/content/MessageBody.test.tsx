// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Json } from '#shared/base/json';
import type { Body } from '#shared/domain/message';
import { cardFromJson } from '#shared/rich/card/structured-card';
import { richFromHtml } from '#shared/rich/markup/html';
import { MessageBody } from './MessageBody';
import type { Range } from './words/reading';

afterEach(cleanup);

const find = (words: string) => (text: string) =>
  [...text.matchAll(new RegExp(words, 'g'))].map(({ index }): Range => ({ start: index, end: index + words.length }));
const marks = () => [...document.querySelectorAll('mark')].map(mark => mark.textContent);

function html(source: string): Body {
  const { nodes, text } = richFromHtml(source);
  return { kind: 'rich', nodes: [...nodes], text, source };
}

function card(value: Json, quickReplies?: Json): Body {
  const { card: node, text } = cardFromJson(value);
  return {
    kind: 'card',
    card: node,
    text,
    ...(quickReplies !== undefined && { quickReplies: cardFromJson(quickReplies).card }),
  };
}

const button = (title: string, ...actions: Json[]): Json => ({ type: 'button', title, click: { actions } });
const carousel: Json = {
  type: 'carousel',
  elements: ['one', 'two', 'three'].map(text => ({
    type: 'vertical',
    elements: [{ type: 'text', text }, button(`take ${text}`)],
  })),
};
const tabs: Json = {
  type: 'tabs',
  elements: [
    { type: 'text', tag: 'Train', text: 'leaves at eight' },
    { type: 'text', tag: 'Bus', text: 'leaves at nine' },
  ],
};
const accordion: Json = {
  type: 'accordionSelect',
  titles: [{ name: 'Small', additional: '80' }, { name: 'Large' }],
  elements: [
    { type: 'text', text: 'one bed' },
    { type: 'text', text: 'two beds' },
  ],
};

describe('text', () => {
  test('markup is shown as words', () => {
    render(<MessageBody body={{ kind: 'text', text: '<img src=x onerror=alert(1)>' }} />);
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  test('hits are marked and no character is lost', () => {
    const { container } = render(
      <MessageBody
        body={{ kind: 'text', text: 'refund the refund' }}
        hits={[
          { start: 0, end: 6 },
          { start: 11, end: 17 },
        ]}
      />,
    );
    expect(marks()).toEqual(['refund', 'refund']);
    expect(container.textContent).toBe('refund the refund');
  });

  test('a range past the end marks nothing and loses nothing', () => {
    const { container } = render(<MessageBody body={{ kind: 'text', text: 'short' }} hits={[{ start: 2, end: 90 }]} />);
    expect(marks()).toEqual([]);
    expect(container.textContent).toBe('short');
  });

  test('a very long text is shown in part until asked for', () => {
    const text = 'x'.repeat(50_000);
    const { container } = render(<MessageBody body={{ kind: 'text', text }} />);
    expect(container.querySelector('p')?.firstChild?.textContent).toHaveLength(20_000);
    fireEvent.click(screen.getByRole('button', { name: /Show all 50,000 characters/ }));
    expect(container.textContent).toBe(text);
  });

  test('each text finds its own direction', () => {
    const { container } = render(<MessageBody body={{ kind: 'text', text: 'שלום' }} />);
    expect(container.querySelector('p')?.getAttribute('dir')).toBe('auto');
  });
});

describe('rich text', () => {
  test('marks, lists and tables are drawn', () => {
    render(
      <MessageBody body={html('<b>bold</b><ul><li>one</li><li>two</li></ul><table><tr><td>cell</td></tr></table>')} />,
    );
    expect(screen.getByText('bold').tagName).toBe('STRONG');
    expect(screen.getAllByRole('listitem').map(item => item.textContent)).toEqual(['one', 'two']);
    expect(screen.getByRole('cell').textContent).toBe('cell');
  });

  test('hits are marked in every piece', () => {
    render(<MessageBody body={html('a lamp, <i>a lamp</i><ul><li>lamp</li></ul>')} highlight={find('lamp')} />);
    expect(marks()).toEqual(['lamp', 'lamp', 'lamp']);
  });

  test('a link is no anchor, and its target stands in full under the text', () => {
    const open = vi.fn();
    render(<MessageBody body={html('<a href="https://shop.example/orders/1">your order</a>')} onOpenLink={open} />);
    expect(document.querySelector('a')).toBeNull();
    expect(screen.getByText('https://shop.example/orders/1')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Open…' }));
    expect(open.mock.calls).toEqual([['https://shop.example/orders/1']]);
  });

  test('pressing a link shows where it goes and opens nothing', () => {
    const open = vi.fn();
    render(<MessageBody body={html('<a href="https://shop.example/orders/1">your order</a>')} onOpenLink={open} />);
    fireEvent.click(screen.getByRole('button', { name: 'Link: your order. Goes to https://shop.example/orders/1' }));
    expect(within(screen.getByRole('dialog')).getByText('https://shop.example/orders/1')).toBeTruthy();
    expect(open).not.toHaveBeenCalled();
  });

  test('a link that says another address than it has is warned of', () => {
    render(<MessageBody body={html('<a href="https://evil.example/">www.good-bank.example</a>')} />);
    expect(screen.getByText(/different address than the link opens: evil.example/)).toBeTruthy();
  });

  test('a picture is a frame with its words and where it lies', () => {
    render(<MessageBody body={html('<img src="https://p.example/a.png" alt="Receipt">')} />);
    expect(screen.getByRole('img', { name: 'Picture, not loaded: Receipt' })).toBeTruthy();
    expect(screen.getByText('p.example · not loaded')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('copying a link', () => {
  const body = html('<a href="https://shop.example/1">order</a>');

  afterEach(() => vi.unstubAllGlobals());

  test('says that it was copied', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText }, userAgent: '' });
    render(<MessageBody body={body} />);
    fireEvent.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy();
    expect(writeText.mock.calls).toEqual([['https://shop.example/1']]);
  });

  test('says that it could not be copied', async () => {
    vi.stubGlobal('navigator', { userAgent: '' });
    render(<MessageBody body={body} />);
    fireEvent.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText(/Could not copy/)).toBeTruthy();
  });
});

describe('cards', () => {
  test('a button says what it would have done, and does nothing but tell', () => {
    const open = vi.fn();
    render(
      <MessageBody body={card(button('Buy', { type: 'link', uri: 'https://shop.example/buy' }))} onOpenLink={open} />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Buy. Opens https://shop.example/buy' }));
    const dialog = screen.getByRole('dialog', { name: 'What this button did in the chat' });
    expect(within(dialog).getByText('Opens https://shop.example/buy')).toBeTruthy();
    expect(open).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Open…' }));
    expect(open.mock.calls).toEqual([['https://shop.example/buy']]);
  });

  test.each<[Json, string]>([
    [{ type: 'link', uri: 'mailto:a@shop.example' }, 'Opens mailto:a@shop.example'],
    [{ type: 'link', uri: 'https://a.example', name: 'Shop' }, 'Opens Shop: https://a.example'],
    [{ type: 'link', uri: 'javascript:alert(1)' }, 'Opens javascript:alert(1)'],
    [{ type: 'navigate', la: 1, lo: 2, name: 'shop' }, 'Shows a map of shop at 1, 2'],
    [{ type: 'publishText', text: '{braces} and {plural}' }, 'Sends “{braces} and {plural}”'],
    [{ type: 'addToCart', items: [{ productId: 'L', quantity: 2 }] }, 'Adds to the cart: 2 × L'],
    [{ type: 'custom', data: [{ key: 'a', value: 'b' }] }, 'Runs an action of the website: a: b'],
    [{ type: 'custom' }, 'Runs an action of the website'],
    [{ type: 'datePicker', class: 'range', title: 'Stay' }, 'Asks for a range of dates (Stay)'],
    [{ type: 'datePicker', minDate: -2208988800 }, 'Asks for a date, from 1900-01-01'],
    [{ type: 'scheduleSlotList', slots: [{ title: 'x' }, {}] }, 'Offers 2 appointments'],
    [{ type: 'checked', publishText: 'late' }, 'Ticks “late”'],
    [{ type: 'submitAsText', submit: true }, 'Sends what was chosen'],
    [{ type: 'shareLocation' }, 'Action “shareLocation”'],
    ['open', 'Unnamed action'],
  ])('the action %j is told as “%s”', (action, sentence) => {
    render(<MessageBody body={card(button('Go', action))} />);
    expect(screen.getByRole('button', { name: `Go. ${sentence}` })).toBeTruthy();
  });

  test('only https may be opened; every link may be copied', () => {
    render(
      <MessageBody body={card(button('Write', { type: 'link', uri: 'mailto:a@shop.example' }))} onOpenLink={vi.fn()} />,
    );
    fireEvent.click(screen.getByRole('button', { name: /^Write/ }));
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Open…' })).toBeNull();
  });

  test('an address that is no link can be neither copied as one nor opened', () => {
    render(
      <MessageBody body={card(button('Go', { type: 'link', uri: 'javascript:alert(1)' }))} onOpenLink={vi.fn()} />,
    );
    fireEvent.click(screen.getByRole('button', { name: /^Go/ }));
    expect(within(screen.getByRole('dialog')).queryAllByRole('button')).toEqual([]);
  });

  test('a picture or text that could be clicked has a sign of it', () => {
    render(
      <MessageBody
        body={card({ type: 'text', text: 'a', click: { actions: [{ type: 'publishText', text: 'hi' }] } })}
      />,
    );
    expect(screen.getByRole('button', { name: /Sends “hi”/ })).toBeTruthy();
  });

  test('every card of a carousel is on the page', () => {
    render(<MessageBody body={card(carousel)} />);
    const region = screen.getByRole('group', { name: 'Carousel, 3 cards' });
    expect(within(region).getAllByRole('listitem')).toHaveLength(3);
    expect(within(region).getByText('three')).toBeTruthy();
    expect(within(region).getByRole('button', { name: 'Next card' })).toBeTruthy();
  });

  test('tabs show one, all can be reached', () => {
    render(<MessageBody body={card(tabs)} />);
    expect(screen.queryByText('leaves at nine')).toBeNull();
    fireEvent.click(screen.getByRole('tab', { name: 'Bus' }));
    expect(screen.getByText('leaves at nine')).toBeTruthy();
  });

  test('a tab or section with a hit is open', () => {
    const { unmount } = render(<MessageBody body={card(tabs)} highlight={find('nine')} />);
    expect(marks()).toEqual(['nine']);
    unmount();
    render(<MessageBody body={card(accordion)} highlight={find('two')} />);
    expect(screen.getAllByRole('button').map(row => row.getAttribute('aria-expanded'))).toEqual(['false', 'true']);
  });

  test('a section opens by its title', () => {
    render(<MessageBody body={card(accordion)} />);
    const row = screen.getByRole('button', { name: /Small 80/ });
    expect(row.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(row);
    expect(row.getAttribute('aria-expanded')).toBe('true');
  });

  test('for print everything is open and what clicks would have done is written out', () => {
    const { container } = render(
      <MessageBody
        body={card([carousel, tabs, accordion, button('Go', { type: 'publishText', text: 'hi' })])}
        everything
      />,
    );
    for (const words of ['three', 'leaves at eight', 'leaves at nine', 'one bed', 'two beds', 'Sends “hi”']) {
      expect(container.textContent).toContain(words);
    }
    expect(screen.queryByRole('tab')).toBeNull();
    expect(screen.getAllByRole('button', { expanded: true })).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Next card' })).toBeNull();
  });

  test('quick replies stand under the card, in rows as the vendor asked', () => {
    const replies: Json = {
      type: 'quickReplies',
      itemsPerRow: 2,
      replies: ['a', 'b', 'c'].map(title => button(title)),
    };
    render(<MessageBody body={card({ type: 'text', text: 'Pick one' }, replies)} />);
    const group = screen.getByRole('group', { name: 'Quick replies' });
    expect([...group.children].map(row => row.textContent)).toEqual(['ab', 'c']);
  });

  test('a part that cannot be drawn shows its words and all of it on demand', () => {
    render(<MessageBody body={card({ type: 'radio', legend: 'Theme', options: [{ label: 'Red' }] })} />);
    expect(screen.getByText('Unknown content: radio')).toBeTruthy();
    expect(screen.getAllByText('Theme').length).toBeGreaterThan(0);
    expect(screen.getByText('Show as data')).toBeTruthy();
  });

  test('metadata and other fields are there on demand', () => {
    render(
      <MessageBody
        body={card({ type: 'text', text: 'a', metadata: [{ type: 'ExternalId', id: 'x-1' }], future: 5 })}
      />,
    );
    const details = screen.getByText('Details').closest('details');
    expect(details?.open).toBe(false);
    expect(details?.textContent).toContain('metadata');
    expect(details?.textContent).toContain('other fields');
  });

  test('a map of no place on earth says so', () => {
    render(<MessageBody body={card({ type: 'map', la: 464.5, lo: -1200 })} />);
    expect(screen.getByText('464.5, -1200')).toBeTruthy();
    expect(screen.getByText('No such place on earth')).toBeTruthy();
  });

  test('a right-to-left card is laid out so', () => {
    const { container } = render(
      <MessageBody body={card({ type: 'vertical', rtl: true, elements: [{ type: 'text', text: 'א' }] })} />,
    );
    expect(container.querySelector('[data-kind="column"]')?.getAttribute('dir')).toBe('rtl');
  });

  test('a card of very many parts is shown in part', () => {
    const elements = Array.from({ length: 120 }, (_, n) => ({ type: 'text', text: `row ${n}` }));
    render(<MessageBody body={card({ type: 'vertical', elements })} />);
    expect(screen.queryByText('row 119')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show 70 more' }));
    expect(screen.getByText('row 119')).toBeTruthy();
  });
});

describe('files', () => {
  const file = (overrides: object): Body => ({ kind: 'file', text: '', media: 'image', ...overrides });

  test('name, type, caption and that the bytes are not there', () => {
    const { container } = render(
      <MessageBody
        body={file({ media: 'document', name: 'a.pdf', type: 'application/pdf', caption: 'The invoice' })}
      />,
    );
    expect(container.textContent).toBe('a.pdfDocumentapplication/pdfnot in the exportThe invoice');
  });

  test('a name that turns the reading direction is disarmed', () => {
    render(<MessageBody body={file({ name: 'holiday\u202egpj.exe' })} />);
    expect(screen.getByText('holiday‹U+202E›gpj.exe')).toBeTruthy();
  });

  test('a small picture from inside the export is the only picture ever drawn', () => {
    const preview = 'data:image/png;base64,AAAA';
    render(<MessageBody body={file({ name: 'a.png', preview })} />);
    expect(document.querySelector('img')?.getAttribute('src')).toBe(preview);
  });

  test.each([
    'https://p.example/a.png',
    'data:image/svg+xml;base64,AAAA',
    'data:text/html,x',
    'javascript:1',
    '//p.example/a.png',
  ])('a preview of %s is not drawn', preview => {
    render(<MessageBody body={file({ preview })} />);
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('the other kinds', () => {
  test('a link shows its title and its real target', () => {
    render(<MessageBody body={{ kind: 'link', text: '', url: 'https://a.example/x', title: 'Shop' }} />);
    expect(screen.getByText('Shop')).toBeTruthy();
    expect(screen.getByText('https://a.example/x')).toBeTruthy();
  });

  test('a link that cannot be one is shown as it was sent, and said to be none', () => {
    render(<MessageBody body={{ kind: 'link', text: '', url: 'javascript:alert(1)' }} onOpenLink={vi.fn()} />);
    expect(screen.getByText('javascript:alert(1)')).toBeTruthy();
    expect(screen.getByText(/cannot be a link/)).toBeTruthy();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  test('a location shows its name and coordinates', () => {
    render(<MessageBody body={{ kind: 'location', text: '', latitude: 46.07, longitude: 11.12, name: 'Old town' }} />);
    expect(screen.getByText('Old town')).toBeTruthy();
    expect(screen.getByText('46.07, 11.12')).toBeTruthy();
  });

  test('a form shows questions and answers', () => {
    const fields = [
      { name: 'Order', value: 4711 },
      { name: 'Customer', value: true },
      { name: 'Else', value: '' },
    ];
    render(<MessageBody body={{ kind: 'form', text: '', title: 'Before', fields }} />);
    const rows = within(screen.getByRole('region', { name: 'Before' }));
    expect(rows.getAllByRole('definition').map(answer => answer.textContent)).toEqual(['4711', 'Yes', 'no answer']);
  });

  test('a notice without words says what was reported', () => {
    render(<MessageBody body={{ kind: 'notice', text: '', what: 'videoStarted' }} />);
    expect(screen.getByText('Reported: video started')).toBeTruthy();
  });

  test('a kind nobody knows shows its type, its words and its data', () => {
    render(
      <MessageBody
        body={{ kind: 'unknown', text: 'Choose a seat', type: 'SEAT_MAP', value: { rows: 3 } }}
        highlight={find('seat')}
      />,
    );
    expect(screen.getByText(/SEAT_MAP/)).toBeTruthy();
    expect(marks()).toEqual(['seat']);
    expect(screen.getByText('rows')).toBeTruthy();
  });
});
