import { describe, expect, it } from 'vitest';
import type { Action } from '../engine/action.ts';
import { roll } from '../engine/random.ts';
import { castOf, messageId } from '../engine/world.ts';
import { readDeeds, writeDeeds } from './link.ts';

const cast = castOf([
  ['S1', 'server'],
  ['S2', 'server'],
  ['C1', 'client'],
]);

const actions: readonly Action[] = [
  { kind: 'deliver', message: messageId(0, 1, 3) },
  { kind: 'lose', message: messageId(1, 0, 0) },
  { kind: 'drop', message: messageId(1, 0, 12) },
  { kind: 'duplicate', message: messageId(2, 0, 1) },
  { kind: 'delay', message: messageId(2, 1, 1), by: 12.5 },
  { kind: 'fire', node: 'S1', timer: 'election' },
  { kind: 'command', node: 'C1', command: 'X=3.5 ~ & # % ü', to: 'S2' },
  { kind: 'command', node: 'S1', command: 'x' },
  { kind: 'crash', node: 'S2' },
  { kind: 'restart', node: 'S2' },
  {
    kind: 'cut',
    links: [
      ['S1', 'S2'],
      ['C1', 'S1'],
    ],
  },
  { kind: 'heal' },
  { kind: 'heal', links: [['S1', 'S2']] },
  { kind: 'switch', rule: 'SW-MIN', on: false },
  { kind: 'hold', held: true },
  { kind: 'network', loss: 0.25, latencyMin: 4 },
  { kind: 'wait', until: 400 },
  { kind: 'turn', node: 'S1', way: 'tells S2 EAT, C1 nothing about S1.S2' },
  { kind: 'turn', node: 'S1', way: '' },
  { kind: 'again' },
  { kind: 'tamper', message: messageId(0, 1, 3), text: 'NAP' },
  { kind: 'forge', node: 'S1', to: 'C1', text: 'EAT as S2' },
];

describe('deeds in a link', () => {
  it('are read back as they were written, whatever the words', () => {
    const deeds = actions.map((action, after) => ({ after, at: after * 1.37, action }));
    const text = writeDeeds(cast, deeds);
    expect(text).toMatch(/^[\w.~%>@*-]*$/);
    expect(readDeeds(cast, text)).toEqual(deeds);
  });

  it('are refused with a sentence that names the action that cannot be read', () => {
    expect(() => readDeeds(cast, '1.2.crash.S1~1.2.crash.S9')).toThrow(
      'action 2 cannot be read: there is no node "S9"',
    );
    expect(() => readDeeds(cast, '1.x.crash.S1')).toThrow('"x" is no time');
    expect(() => readDeeds(cast, '1.2.explode')).toThrow('"explode" is no action');
    expect(() => readDeeds(cast, '1.2.network....7')).toThrow('duplication lies between 0 and 1');
  });

  it('either can be read or are refused, in 3,000 mangled links', () => {
    const text = writeDeeds(
      cast,
      actions.map((action, after) => ({ after, at: 1, action })),
    );
    const signs = '.~%>#0129eSC-<>"\'/\\ü';
    for (let n = 0; n < 3000; n++) {
      const at = Math.floor(roll(n, 1) * text.length);
      const length = Math.floor(roll(n, 2) * 6);
      const sign = signs.charAt(Math.floor(roll(n, 3) * signs.length));
      const mangled =
        roll(n, 4) < 0.3 ? text.slice(0, at) : text.slice(0, at) + sign + text.slice(at + length);
      try {
        for (const { after, at: time } of readDeeds(cast, mangled)) {
          expect(Number.isInteger(after) && after >= 0 && Number.isFinite(time) && time >= 0).toBe(true);
        }
      } catch (error) {
        expect((error as Error).message).toMatch(/^action \d+ cannot be read|^it asks for/);
      }
    }
  });
});
