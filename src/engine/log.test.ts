import { describe, expect, it } from 'vitest';
import { Log } from './log.ts';
import { roll } from './random.ts';

describe('a log', () => {
  it('counts from 1 and knows nothing outside', () => {
    const log = Log.of(['a', 'b']);
    expect([log.at(0), log.at(1), log.at(2), log.at(3)]).toEqual([undefined, 'a', 'b', undefined]);
  });

  it('leaves every older log of its family as it was', () => {
    const one = Log.of(['a']);
    const two = one.append('b');
    const other = one.append('c');
    expect([one, two, other].map((log) => log.toJSON())).toEqual([['a'], ['a', 'b'], ['a', 'c']]);
    expect(two.cut(1).append('d').toJSON()).toEqual(['a', 'd']);
    expect(two.toJSON()).toEqual(['a', 'b']);
  });

  it('has equal fingerprints for equal prefixes only, whatever its family', () => {
    expect(Log.of(['a', 'b']).fingerprint).toBe(Log.of(['a']).append('b').fingerprint);
    expect(Log.of(['a', 'b']).fingerprint).not.toBe(Log.of(['b', 'a']).fingerprint);
    expect(Log.of(['a', 'b', 'c']).extends(Log.of(['a', 'b']))).toBe(true);
    expect(Log.of(['a', 'x', 'c']).extends(Log.of(['a', 'b']))).toBe(false);
  });

  it('agrees with plain arrays through a thousand random appends and cuts', () => {
    let log = Log.of<number>();
    let plain: number[] = [];
    const kept: (readonly [Log<number>, readonly number[]])[] = [];
    for (let n = 0; n < 1000; n++) {
      if (roll(1, n) < 0.3) {
        const to = Math.floor(roll(2, n) * (plain.length + 1));
        log = log.cut(to);
        plain = plain.slice(0, to);
      } else {
        log = log.append(n, n + 1);
        plain = [...plain, n, n + 1];
      }
      kept.push([log, plain]);
    }
    for (const [was, is] of kept) expect(was.toJSON()).toEqual(is);
  });
});
