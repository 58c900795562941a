import { expect, test } from 'vitest';
import { joinFound } from '../kinds';
import { findPersonal } from './find';

const foundIn = (text: string) =>
  joinFound(findPersonal(text)).map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);

test.each<[string, readonly string[]]>([
  ['write to lena.brandt+x@shop.example.com.', ['email: lena.brandt+x@shop.example.com']],
  ['邮箱lena@shop.example谢谢', ['email: lena@shop.example']],
  ['почта@пример.рф', ['email: почта@пример.рф']],
  ['lena (at) shop (dot) example', ['email: lena (at) shop (dot) example']],
  ['users/lena@shop#_#example', ['email: lena@shop#_#example']],
  ['look at shop.example', []],
  ['4111 1111 1111 1111 123', ['card: 4111 1111 1111 1111']],
  ['DE89 3704 0044 0532 0130 00 bitte', ['account: DE89 3704 0044 0532 0130 00']],
  ['(06 13 71 62 88)', ['phone: 06 13 71 62 88']],
  ['call me on 934 55 120', ['phone: 934 55 120']],
  ['my order number is 93455120', []],
  ['192.168.20.237:80', ['network: 192.168.20.237']],
  ['version 10.0.19.1', []],
  ['1.2.3.4', []],
  ['ip: 1.2.3.4', ['network: 1.2.3.4']],
  ['fe80::1ff:fe23 at 12:30:45', ['network: fe80::1ff:fe23']],
  [
    'https://lena:secret@shop.example/a?mail=lena%40shop.example.',
    ['link: lena:secret', 'link: mail=lena%40shop.example'],
  ],
  ['https://shop.example/a?page#top', []],
  ['https://shop.example/a#token=abc谢谢', ['link: token=abc']],
])('in “%s”', (text, expected) => {
  expect(foundIn(text)).toEqual(expected);
});

test('what overlaps is masked to its last character', () => {
  expect(
    joinFound([
      { start: 0, end: 4, kind: 'customer' },
      { start: 2, end: 12, kind: 'email' },
      { start: 12, end: 14, kind: 'id' },
    ]),
  ).toEqual([
    { start: 0, end: 12, kind: 'email' },
    { start: 12, end: 14, kind: 'id' },
  ]);
});
