import type { Body } from '#shared/domain/message';
import { richFromHtml } from '#shared/rich/markup/html';
import { richFromMarkdown } from '#shared/rich/markup/markdown';

const HTML = `<h3>Your order</h3><p>Hello <b>Ana</b>, your <i>lamp</i> is <u>ready</u> &amp; <s>was late</s>.</p>
<ul><li>one arc lamp</li><li>two bulbs<ol><li>warm</li><li>cold</li></ol></li></ul>
<blockquote>When can I fetch it?</blockquote><pre>order  4711
state  ready</pre><hr>
<table><tr><th>Item</th><th>Price</th></tr><tr><td>Lamp</td><td>129.00</td></tr></table>
<p>See <a href="https://lamp-shop.example/orders/4711">your order</a>, write to
<a href="mailto:help@lamp-shop.example">help@lamp-shop.example</a>, not
<a href="https://evil.example/login">www.good-bank.example</a> or <a href="javascript:alert(1)">this</a>.</p>
<img src="https://pictures.example/receipt.png" alt="Receipt"><script>alert(1)</script>`;

const MARKDOWN = `## Opening hours

**Monday** to *Friday*, \`9:00\` to \`18:00\`, see [the page](https://lamp-shop.example/hours).

1. ring the bell
2. wait

> Closed on holidays.

| Day | From | To |
|:--|--:|--:|
| **Saturday** | 10:00 | 14:00 |
| Sunday | | |

<b>not bold</b> ![the door](https://pictures.example/door.jpg)`;

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFUlEQVR4nGNk+M+AFTBhFx6yEgAqaAEPsAyOeAAAAABJRU5ErkJggg==';

/** One body of each kind, for looking at. All invented. */
export const bodies: Readonly<Record<string, Body>> = {
  'text, with line breaks': { kind: 'text', text: 'Good morning,\nmy lamp does not light.\n\nAna' },
  'text, markup as words': { kind: 'text', text: '<b>not bold</b> <img src=x onerror=alert(1)>' },
  html: { kind: 'rich', ...shown(richFromHtml(HTML)), source: HTML },
  markdown: { kind: 'rich', ...shown(richFromMarkdown(MARKDOWN)), source: MARKDOWN },
  'file, document': {
    kind: 'file',
    text: 'invoice',
    media: 'document',
    name: 'invoice-4711.pdf',
    type: 'application/pdf',
    caption: 'The invoice you asked for',
  },
  'file, deceiving name': { kind: 'file', text: '', media: 'other', name: 'holiday‮gpj.exe' },
  'file, picture with preview': {
    kind: 'file',
    text: '',
    media: 'image',
    name: 'lamp.png',
    type: 'image/png',
    preview: PIXEL,
    reference: 'media/9f2',
  },
  'file, audio without a name': { kind: 'file', text: '', media: 'audio' },
  link: {
    kind: 'link',
    text: 'https://lamp-shop.example/nora',
    url: 'https://lamp-shop.example/nora',
    title: 'Arc lamp Nora',
  },
  'link, mismatch': { kind: 'link', text: 'www.good-bank.example', url: 'https://evil.example/login' },
  'link, unsafe': { kind: 'link', text: '', url: 'javascript:alert(1)' },
  location: { kind: 'location', text: 'Lamp shop', latitude: 46.0679, longitude: 11.1211, name: 'Lamp shop, old town' },
  form: {
    kind: 'form',
    text: '',
    title: 'Before we start',
    fields: [
      { name: 'Your name', value: 'Ana Example', kind: 'name' },
      { name: 'Order number', value: 4711 },
      { name: 'Customer already', value: true },
      { name: 'Anything else', value: '' },
    ],
  },
  notice: { kind: 'notice', text: '', what: 'videoRequestedByAgent' },
  unknown: {
    kind: 'unknown',
    text: 'Choose a seat',
    type: 'SEAT_MAP',
    value: { title: 'Choose a seat', rows: [{ row: 1, free: ['A', 'C'] }], paid: false },
  },
};

function shown({ nodes, text }: ReturnType<typeof richFromHtml>) {
  return { nodes: [...nodes], text };
}
