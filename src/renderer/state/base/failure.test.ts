import { expect, test } from 'vitest';
import { toFailure } from './failure';

test('a problem with a code keeps its code and facts', () => {
  const problem = Object.assign(new Error('archive/no-room'), { code: 'archive/no-room', facts: { free: 3 } });
  expect(toFailure(problem)).toEqual({ code: 'archive/no-room', facts: { free: 3 } });
});

test('anything else is told by its message and never by its stack', () => {
  expect(toFailure(new TypeError('not a port'))).toEqual({ code: 'page/unexpected', facts: { message: 'not a port' } });
  const system = Object.assign(new Error('no such file'), { code: 'ENOENT' });
  expect(toFailure(system)).toEqual({ code: 'page/unexpected', facts: { message: 'no such file' } });
  expect(toFailure('torn')).toEqual({ code: 'page/unexpected', facts: { message: 'torn' } });
});
