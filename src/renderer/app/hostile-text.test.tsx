// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isObject, type Json } from '#shared/base/json';
import type { Conversation } from '#shared/domain/conversation';
import { parseExactly } from '#shared/import/repair/exact-json';
import { conversationsOf, recordsIn, SAMPLES } from '#shared/testing/samples';
import { ConversationHeader } from '../features/transcript/header/ConversationHeader';
import { TranscriptPane } from '../features/transcript/TranscriptPane';

/** What has run scripts, fetched something or left its place in one program or another. */
const BARE = [
  '<script>hostile()</script>',
  '<img src=x onerror=hostile()>',
  '<img src="https://hostile.example/p.png">',
  '<svg onload=hostile()><script>hostile()</script></svg>',
  '<svg><a xlink:href="javascript:hostile()"><text>x</text></a></svg>',
  '<math><mi xlink:href="data:text/html,<script>hostile()</script>">x</mi></math>',
  '<iframe src="javascript:hostile()" srcdoc="<script>hostile()</script>"></iframe>',
  '<object data="https://hostile.example/o"></object><embed src="https://hostile.example/e">',
  '<form action="https://hostile.example/"><input formaction="javascript:hostile()" autofocus onfocus=hostile()></form>',
  '<base href="https://hostile.example/"><meta http-equiv="refresh" content="0;url=https://hostile.example/">',
  '<link rel="stylesheet" href="https://hostile.example/s.css"><style>@import "https://hostile.example/s.css"</style>',
  '<p style="background:url(https://hostile.example/b)">x</p>',
  '<a href="javascript:hostile()">x</a>',
  '<a href="JaVa\tScRiPt:hostile()">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hKCk8L3NjcmlwdD4=">x</a>',
  '<a href="vbscript:hostile()">x</a>',
  '<video src=x onerror=hostile()><source onerror=hostile()></video><audio src=https://hostile.example/a autoplay>',
  '<details open ontoggle=hostile()><summary>x</summary></details>',
  '<marquee onstart=hostile()>x</marquee>',
  '<template><script>hostile()</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=hostile()>">',
  '<![CDATA[<script>hostile()</script>]]><!--<img src=x onerror=hostile()>-->',
  '"><script>hostile()</script>',
  "' onmouseover='hostile()",
  '</textarea></title></style></script><script>hostile()</script>',
  '[x](javascript:hostile())',
  '![x](https://hostile.example/p.png)',
  '<javascript:hostile()>',
  '[x]: javascript:hostile()\n[x]',
  '{{constructor.constructor("hostile()")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a payload for programs that fill templates
  '${hostile()}',
];
const DISGUISES: readonly ((payload: string) => string)[] = [
  payload => payload,
  payload => payload.toUpperCase(),
  payload => payload.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  payload => payload.replaceAll('<', '&#x3c;'),
  payload => payload.replaceAll('s', 's\u0000'),
  payload => payload.replaceAll(' ', '/'),
  payload => `<p>${payload}`,
  payload => `\`\`\`html\n${payload}\n\`\`\``,
];
const PAYLOADS = DISGUISES.flatMap(disguise => BARE.map(disguise));

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(60);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(60_000);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(560);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Behind each text of a record the next payload; words that say what kind a thing is, and times, stay as they are. */
function poisoned(value: Json, next: () => string): Json {
  if (Array.isArray(value)) return value.map((each: Json) => poisoned(each, next));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each ?? null, next)]));
  }
  const isWords = typeof value === 'string' && !/^[A-Z_]*$|^[a-z]+[A-Za-z_]*$|^\d{4}-\d\d-\d\d|^[\d.-]+$/.test(value);
  return isWords ? `${value}${next()}` : value;
}

/** Elements and attributes that run, fetch or lead away, if only somebody put them into a page. */
function offences(root: Element): readonly string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase();
    if (
      /^(?:script|iframe|frame|object|embed|link|meta|base|form|style|template|noscript|marquee|math|video|audio|source|foreignobject|animate|set)$/.test(
        name,
      )
    )
      found.push(name);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) found.push(`${name} ${attribute}`);
      if (/^(?:srcdoc|action|formaction|xlink:href|ping|background|data)$/i.test(attribute))
        found.push(`${name} ${attribute}`);
      if (attribute === 'href' && !/^(?:https?:|mailto:|tel:|#)/.test(value)) found.push(`${name} href ${value}`);
      if (/^(?:src|srcset|poster)$/.test(attribute) && !/^(?:data:image\/|blob:)/.test(value))
        found.push(`${name} src ${value}`);
      if (attribute === 'style' && /url\(|expression|import/i.test(value)) found.push(`${name} style ${value}`);
    }
  }
  return found;
}

function draw(conversation: Conversation): Element {
  const nothing = () => undefined;
  render(
    <>
      <ConversationHeader conversation={conversation} zone="utc" />
      <TranscriptPane
        conversation={conversation}
        zone="utc"
        selected={undefined}
        onSelect={nothing}
        hits={[]}
        phrases={[]}
        onOpenLink={nothing}
        reading
      />
    </>,
  );
  // with whatever stands beside the pane: tips, menus
  return document.body;
}

let used = 0;
let seen = 0;
const shapes = new Set<string>();
const next = () => PAYLOADS[used++ % PAYLOADS.length] ?? '';

test.each(Object.keys(SAMPLES))('S-10: whatever is written into any field of %s, it is drawn as text', async name => {
  for (const { asWritten: _asWritten, ...record } of await recordsIn({ [name]: SAMPLES[name] ?? '' })) {
    const value = parseExactly(record.text)?.value;
    if (value === undefined) continue;
    for (const conversation of conversationsOf([{ ...record, text: JSON.stringify(poisoned(value, next)) }])) {
      shapes.add(record.shape);
      const body = draw(conversation);
      expect(offences(body)).toEqual([]);
      seen += body.textContent?.match(/hostile/gi)?.length ?? 0;
      cleanup();
    }
  }
});

test('S-10: each payload was in several fields, of each kind of record that tells of a conversation, and was seen', () => {
  expect(used).toBeGreaterThan(3 * PAYLOADS.length);
  expect(shapes.size).toBeGreaterThan(5);
  expect(seen).toBeGreaterThan(PAYLOADS.length);
  expect(Reflect.get(globalThis, 'hostile')).toBeUndefined();
});

test('S-10: the check itself finds what it looks for', () => {
  const page = document.createElement('div');
  page.append(document.createElement('iframe'));
  const link = page.appendChild(document.createElement('a'));
  link.setAttribute('href', 'javascript:hostile()');
  link.setAttribute('onclick', 'hostile()');
  expect(offences(page)).toEqual(['iframe', 'a href javascript:hostile()', 'a onclick']);
});
