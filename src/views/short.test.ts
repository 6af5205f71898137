import { expect, it } from 'vitest';
import { shortened } from './short.ts';

it('tells a configuration in few letters, as long as that is clear', () => {
  expect(shortened('S1 S2 S3 + S3 S4 S5')).toBe('123+345');
  expect(shortened('S1 S10')).toBe('S1 S10');
});
