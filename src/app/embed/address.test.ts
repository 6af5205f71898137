import { describe, expect, test } from 'vitest';
import { fullAddress, readWish } from './address.ts';
import { keyMessage, turnMessage, turnOf } from './keys.ts';
import { layOut } from './layout.ts';

const HERE = 'https://parley.example/';

describe('what an address asks of a frame', () => {
  test('embed after the # is brought before it', () => {
    expect(readWish(`${HERE}#/lesson/a/b?embed&beat=1`).address).toBe(`${HERE}?embed=1#/lesson/a/b?beat=1`);
    expect(readWish(`${HERE}?embed=1#/lab/raft`).address).toBe(`${HERE}?embed=1#/lab/raft`);
  });

  test('a lesson and its step may be named like anything else', () => {
    expect(readWish(`${HERE}?embed=1&lesson=a&step=b%2Fc`).address).toBe(`${HERE}?embed=1#/lesson/a/b%2Fc`);
  });

  test('what is not known is left out', () => {
    const { host, session, theme } = readWish(`${HERE}?embed&host=evil&session=a%20b&theme=__proto__`);
    expect([host, session, theme]).toEqual(['page', undefined, undefined]);
    expect(readWish(`${HERE}?embed&host=reveal&session=s-1&theme=dark`)).toMatchObject({
      host: 'reveal',
      session: 's-1',
      theme: 'night',
    });
  });

  test('the whole program is where nothing is asked for', () => {
    expect(fullAddress(`${HERE}?embed=1&theme=dark#/lesson/a`)).toBe(`${HERE}#/lesson/a`);
  });
});

test('decks are spoken to in their own words', () => {
  const press = { key: 'b', code: 'KeyB', shiftKey: false };
  expect(keyMessage('reveal', press)).toBe('{"method":"triggerKey","args":[66]}');
  expect(keyMessage('slidev', press)).toBeUndefined();
  expect(keyMessage('page', press)).toMatchObject({ parley: 1, type: 'key', key: 'b' });
  expect(turnMessage('reveal', 'prev')).toBe('{"method":"prev"}');
  expect(turnMessage('slidev', 'next')).toEqual({ target: 'slidev', type: 'navigate', operation: 'next' });
  expect(turnOf({ key: ' ', code: 'Space', shiftKey: true })).toBe('prev');
});

test('a frame is laid out by its own size', () => {
  expect(layOut({ width: 320, height: 240 }, true).arrangement).toBe('short');
  expect(layOut({ width: 390, height: 640 }, true).arrangement).toBe('stacked');
  expect(layOut({ width: 960, height: 600 }, true)).toMatchObject({ arrangement: 'beside', low: false });
});
