import { expect, it } from 'vitest';
import { groupsOf } from './groups.ts';

it('groups what hangs together through others, in the order given', () => {
  const chain = new Set(['a-c', 'c-e', 'b-d']);
  const joined = (x: string, y: string) => chain.has(`${x}-${y}`) || chain.has(`${y}-${x}`);
  expect(groupsOf(['a', 'b', 'c', 'd', 'e', 'f'], joined)).toEqual([['a', 'c', 'e'], ['b', 'd'], ['f']]);
  expect(groupsOf(['e', 'c', 'a'], joined)).toEqual([['e', 'c', 'a']]);
  expect(groupsOf([], joined)).toEqual([]);
});
