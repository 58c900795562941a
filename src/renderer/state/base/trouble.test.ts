import { expect, test } from 'vitest';
import { troubleOf } from './trouble';

test('a problem with a code keeps its code and facts', () => {
  const problem = Object.assign(new Error('archive/no-room'), { code: 'archive/no-room', facts: { free: 3 } });
  expect(troubleOf(problem)).toEqual({ code: 'archive/no-room', facts: { free: 3 } });
});

test('anything else is told by its message and never by its stack', () => {
  expect(troubleOf(new TypeError('not a port'))).toEqual({ code: 'page/unexpected', facts: { message: 'not a port' } });
  const system = Object.assign(new Error('no such file'), { code: 'ENOENT' });
  expect(troubleOf(system)).toEqual({ code: 'page/unexpected', facts: { message: 'no such file' } });
  expect(troubleOf('torn')).toEqual({ code: 'page/unexpected', facts: { message: 'torn' } });
});
