/** What executing the beginning of a log comes to: what judges compare snapshots with. */
import type { Log } from '../../engine/log.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { BLANK, execution } from '../kit/machine.ts';
import type { Machine } from '../kit/machine.ts';
import { doneBefore, REGISTRATION } from './serving.ts';
import type { Entry } from './state.ts';

/** A state machine, and for each client the highest number of its requests that were executed. */
interface Replay extends Machine {
  readonly done: Readonly<Record<NodeId, number>>;
}

/** The last answer: the next one mostly goes on from there. */
let last: { readonly print: number; readonly index: number; readonly off: string; readonly result: Replay } =
  {
    print: 0,
    index: 0,
    off: '',
    result: { ...BLANK, done: {} },
  };

/**
 * The state after executing entries 1…index of a log, as servers would execute them in that world. Where sessions
 * expire, which requests are executed depends on them: `sessions` remembers only what that takes.
 */
export function replayed(log: Log<Entry>, index: number, { setup, off }: World): Replay {
  const switches = `${off.join()} ${String(setup.options.sessions)}`;
  const goesOn = last.index <= index && last.off === switches && log.printAt(last.index) === last.print;
  let { machine, sessions, done } = goesOn ? last.result : { ...BLANK, done: {} };
  const once = !off.includes('SW-DEDUP') && !off.includes('SW-SESSION');
  const most = setup.options.sessions as number;
  for (let i = goesOn ? last.index + 1 : 1; i <= index; i++) {
    const entry = log.at(i)!;
    if (entry.noop || entry.members) continue;
    const { client, seq = 0 } = entry;
    const known = client === undefined ? undefined : sessions[client];
    const isRegistration = most > 0 && client !== undefined && seq === REGISTRATION;
    if (most > 0 && client !== undefined && known === undefined && !isRegistration) continue;
    if (!isRegistration) {
      const { patch, fresh } = execution(entry, { machine, sessions }, once);
      ({ machine, sessions } = { machine, sessions, ...patch });
      if (fresh && client !== undefined) done = { ...done, [client]: Math.max(done[client] ?? 0, seq) };
    }
    if (most > 0 && client !== undefined) {
      const seqNow = isRegistration
        ? Math.max(known?.seq ?? 0, doneBefore(entry))
        : (sessions[client]?.seq ?? seq);
      const all = { ...sessions, [client]: { response: '', ...sessions[client], seq: seqNow, used: i } };
      const byAge = Object.entries(all).sort(([, a], [, b]) => (b.used ?? 0) - (a.used ?? 0));
      sessions = Object.fromEntries(byAge.slice(0, most));
    }
  }
  const result = { machine, sessions, done };
  last = { print: log.printAt(index), index, off: switches, result };
  return result;
}
