/** Plays the scenes of a protocol's tests: schedules with claims between them, written down as prose. */
import { expect } from 'vitest';
import { latest, startRun } from '../src/drivers/run.ts';
import { setupOf } from '../src/drivers/setup.ts';
import type { Run } from '../src/drivers/run.ts';
import type { SetupWishes } from '../src/drivers/setup.ts';
import type { Protocol } from '../src/engine/protocol.ts';
import { languageOf, sceneOf } from '../src/lesson/script.ts';
import { happeningAt } from '../src/timeline/timeline.ts';
import { transcriptLine } from '../src/views/story/story.ts';

/** A schedule with claims. */
export interface Scene extends SetupWishes {
  readonly name: string;
  /** Lines of the lesson language; those that begin with `?` are claims. */
  readonly lines: readonly string[];
  /** The properties that break in it; absent: none. */
  readonly breaks?: readonly string[];
}

/** Plays lines of the lesson language one after the other; a line that cannot be read fails the test. */
export function playLines(run: Run, lines: readonly string[]): void {
  const language = languageOf(run.protocol);
  const scope = { nodes: latest(run).world.setup.cast.ids };
  for (const text of lines) {
    const line = language.action(text, scope);
    if (!line.ok) throw new Error(`"${text}": ${line.message}`);
    line.play(run, 0);
  }
}

/** Plays a scene; returns the transcript, claims included. A claim that does not hold fails the test. */
export function playScene(protocol: Protocol, { lines, breaks = [], ...wishes }: Scene): string {
  const run = startRun(protocol, setupOf(protocol, { held: true, ...wishes }));
  const language = languageOf(protocol);
  const scope = { nodes: latest(run).world.setup.cast.ids };
  const text: string[] = [];
  let since = 0;
  let written = 0;
  for (const line of lines) {
    if (line.startsWith('?')) {
      const claim = language.claim(line.slice(1).trim(), scope);
      if (!claim.ok) throw new Error(`${line}: ${claim.message} ${claim.hint ?? ''}`);
      expect(claim.test(sceneOf(run, since)), `${wishes.name}: ${line}`).toBe(true);
      text.push(`  ✔ ${line.slice(1).trim()}`);
      continue;
    }
    const action = language.action(line, scope);
    if (!action.ok) throw new Error(`${line}: ${action.message} ${action.hint ?? ''}`);
    since = latest(run).index;
    action.play(run, since);
    text.push(`> ${line}`);
    for (written += 1; written <= latest(run).index; written++)
      text.push(transcriptLine(protocol, happeningAt(run.line, written)!));
    written = latest(run).index;
  }
  expect(
    latest(run)
      .broken.map(({ property }) => property)
      .sort(),
  ).toEqual([...breaks].sort());
  return `${text.join('\n')}\n`;
}

/** Where the transcript of a scene is kept, from the folder of its test. */
export const transcriptOf = ({ name }: Scene): string => `transcripts/${name.replaceAll(' ', '-')}.txt`;
