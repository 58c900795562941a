// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { scriptUrl } from './script-url';

test('a file of the app may be started', () => {
  expect(scriptUrl('/assets/reader.js')).toBe(new URL('/assets/reader.js', location.href).href);
});

test.each(['https://elsewhere.example/reader.js', 'data:text/javascript,1', 'blob:null/4', 'javascript:1'])(
  '%s may not',
  url => {
    expect(() => scriptUrl(url)).toThrow(TypeError);
  },
);
