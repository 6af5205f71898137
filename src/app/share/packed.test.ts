import { deflateSync } from 'fflate';
import { lessons } from 'virtual:lessons';
import { describe, expect, it } from 'vitest';
import { act, advance, latest } from '../../drivers/run.ts';
import { enabled, faults } from '../../engine/enabled.ts';
import { roll } from '../../engine/random.ts';
import { beatsOf } from '../../lesson/cue.ts';
import { openScenario } from '../../player/scenario.ts';
import { allProtocols, protocolCalled } from '../../protocols/index.ts';
import { deedsOf, writeDeeds } from '../../timeline/link.ts';
import { writeRoute } from '../route.ts';
import { LONGEST_UNPACKED, pack, unpack } from './packed.ts';

/** The address of a lab in which hands did so many things by chance, at the times people do them: whenever. */
async function labWith(id: string, deeds: number, seed: number): Promise<string> {
  const protocol = (await protocolCalled(id))!;
  const scenario = protocol.scenarios[seed % protocol.scenarios.length]!;
  const { run, start } = openScenario(protocol, scenario, { seed, options: {} });
  for (let n = 0; n < deeds; n++) {
    const { world } = latest(run);
    advance(run, world.now + 40 * roll(seed, n, 1), 60);
    const now = latest(run).world;
    const choices = [...faults(now), ...enabled(now)];
    const action = choices[Math.floor(roll(seed, n, 2) * choices.length)];
    if (action) act(run, action, 'hand', Math.max(now.now, now.now + roll(seed, n, 3)));
  }
  const { cast } = latest(run).world.setup;
  return writeRoute({
    page: 'lab',
    protocol: id,
    scenario: scenario.id,
    seed,
    options: '',
    deeds: writeDeeds(cast, deedsOf(run.line, start)),
    at: latest(run).index,
  });
}

describe('a short link', () => {
  it('leads to every stop of every lesson, in less than 80 characters', async () => {
    const lengths: number[] = [];
    for (const { load } of Object.values(lessons)) {
      const lesson = await load();
      for (const { step, beat } of lesson.steps.flatMap(beatsOf)) {
        const hash = writeRoute({
          page: 'lesson',
          lesson: lesson.id,
          step: lesson.steps[step]!.id,
          beat,
          from: undefined,
          deeds: '',
          at: undefined,
        });
        const link = pack(hash);
        lengths.push(link.length);
        expect(unpack(link.slice(4)), hash).toEqual({ ok: true, hash });
      }
    }
    expect(lengths.length).toBeGreaterThan(200);
    expect(Math.max(...lengths)).toBeLessThan(80);
  });

  it('leads to every lab, with thirty things done in less than 600 characters or very few more', async () => {
    const lengths: number[] = [];
    for (const id of Object.keys(await allProtocols())) {
      for (let seed = 1; seed <= 6; seed++) {
        const hash = await labWith(id, 30, seed);
        const link = pack(hash);
        lengths.push(link.length);
        expect(unpack(link.slice(4)), hash).toEqual({ ok: true, hash });
      }
    }
    // The times here have all their digits, which those of people seldom have.
    expect(Math.max(...lengths)).toBeLessThan(630);
    expect(lengths.filter((length) => length >= 600).length).toBeLessThan(lengths.length / 20);
  });

  it('is read as it was written in 2026', () => {
    expect(unpack('1.wxFB4LIAajwA.kAIz')).toEqual({
      ok: true,
      hash: '#/lesson/raft-log-repair/probe?beat=1',
    });
  });

  it('holds any words there are', () => {
    for (const hash of ['#/', '#/lesson/ü/漢字?do=%20', `#/lab/x?do=${'~1.2.crash.S1'.repeat(900)}`])
      expect(unpack(pack(hash).slice(4))).toEqual({ ok: true, hash });
  });

  it('that was made by a newer Parley says so, however it looks', () => {
    for (const link of ['2.abc.defg', '2', '17.!?', '2.a.b.c.d'])
      expect(unpack(link)).toEqual({ ok: false, why: 'newer' });
  });

  it('that lost, changed or gained a character is damaged, whichever it was', () => {
    const link = pack('#/lab/raft/five?seed=7&do=12.340%2E5.crash.S1~44.612.restart.S1&at=60').slice(6);
    for (let i = 0; i < link.length; i++) {
      const other = link[i] === 'a' ? 'b' : 'a';
      for (const hurt of [link.slice(0, i) + link.slice(i + 1), link.slice(0, i) + other + link.slice(i + 1)])
        expect(unpack(`1.${hurt}`), hurt).toEqual({ ok: false, why: 'damaged' });
      // A letter too many that holds no byte of its own is the one slip that does no harm.
      const more = unpack(`1.${link.slice(0, i)}${other}${link.slice(i)}`);
      expect(more.ok ? pack(more.hash) : `#/s/1.${link}`).toBe(`#/s/1.${link}`);
    }
  });

  it('that unpacks to more than an address can be is refused before it has grown', () => {
    const bomb = deflateSync(new Uint8Array(30_000_000).fill(97), { level: 9 });
    const text = Buffer.from(bomb).toString('base64url');
    const started = performance.now();
    expect(unpack(`1.${text}.aaaa`)).toEqual({ ok: false, why: 'damaged' });
    expect(performance.now() - started).toBeLessThan(200);
    expect(unpack(pack(`#/${'a'.repeat(LONGEST_UNPACKED + 1)}`).slice(4)).ok).toBe(false);
  });

  it('that leads to a short link is refused: links are no riddles', () => {
    expect(unpack(pack('#/s/1.abc.defg').slice(4)).ok).toBe(false);
  });

  it('never throws, whatever stands in it', () => {
    const letters = 'ABCabc019-_.%~/?=&#é\u0000 ';
    let spent = 0;
    const refuses = (junk: string): boolean => {
      const started = performance.now();
      const { ok } = unpack(junk);
      spent += performance.now() - started;
      return !ok;
    };
    for (let n = 0; n < 6_000; n++) {
      const alphabet = roll(n, 3) < 0.6 ? letters.slice(0, 11) : letters;
      const length = Math.floor(roll(n, 1) ** 6 * 3_000);
      let junk = roll(n, 2) < 0.7 ? '1.' : '';
      for (let i = 0; i < length; i++) junk += alphabet[Math.floor(roll(n, i, 4) * alphabet.length)];
      if (roll(n, 5) < 0.7) junk += '.abcd';
      expect(refuses(junk)).toBe(true);
    }
    expect(refuses('1.'.repeat(3_000_000))).toBe(true);
    expect(spent).toBeLessThan(3_000);
  });
});
