import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../testing/runs';
import { compilePattern, findPattern } from './own-patterns';

function found(pattern: string, text: string): readonly string[] {
  const compiled = compilePattern({ text: pattern });
  if (!compiled.ok) throw new TypeError(compiled.problem);
  return findPattern(compiled.value, text).map(({ start, end }) => text.slice(start, end));
}

test.each<[string, string, readonly string[]]>([
  ['FW-*', 'my parcel FW-4711 came, fw-12a.', ['FW-4711', 'fw-12a']],
  ['order #####', 'Order 12345 and order 123456', ['Order 12345']],
  ['??-###', 'AB-123 and ABC-123 and A1-123', ['AB-123']],
  ['*@intern', 'mail to lena.b@intern today', ['lena.b@intern']],
  ['müller', 'MULLER, Müller and Müllers', ['MULLER', 'Müller']],
  ['\\#\\*###', 'say #*123 now', ['#*123']],
  ['KV#', '订单KV3谢谢', ['KV3']],
  ['###-*-###', '123-a-b-456 123--456', ['123-a-b-456', '123--456']],
])('%s in “%s”', (pattern, text, expected) => {
  expect(found(pattern, text)).toEqual(expected);
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['*', 'tooLoose'],
  ['a*b', 'tooLoose'],
  ['x'.repeat(61), 'tooLong'],
])('%j is refused: %s', (text, problem) => {
  expect(compilePattern({ text })).toEqual({ ok: false, problem });
});

test('a pattern without special signs finds itself in any text', () => {
  const words = fc.stringMatching(/^[a-z]{3,10}$/);
  fc.assert(
    fc.property(words, fc.string(), fc.string(), (word, before, after) => {
      expect(found(word, `${before} ${word} ${after}`)).toContain(word);
    }),
    { numRuns: runs(50) },
  );
});

test('R-01: the work grows with the text, whatever the pattern', () => {
  for (const [pattern, piece] of [
    ['a*a*a*a*b', 'a'],
    ['*-*-*-*abc', '-'],
    ['aaa*', 'aaa '],
    ['###*###*x', '1'],
  ] as const) {
    const compiled = compilePattern({ text: pattern });
    if (!compiled.ok) throw new TypeError(pattern);
    let looks = 0;
    const counted = {
      ...compiled.value,
      signs: compiled.value.signs.map(sign => new Proxy<typeof sign>(sign, { get: count })),
    };
    const work = (length: number) => {
      looks = 0;
      findPattern(counted, `${piece.repeat(length)}${pattern.includes('abc') ? '' : 'b'}`);
      return looks;
    };
    const short = work(500);
    expect([pattern, work(2000) <= 5 * short + 1000]).toEqual([pattern, true]);

    function count<Target extends object>(target: Target, member: string | symbol): unknown {
      looks += 1;
      return Reflect.get(target, member);
    }
  }
});
