/** The state machine that servers replicate: what executing a command changes and answers, exactly once. */
import type { NodeId } from '../../engine/world.ts';

/** What the state machine remembers of a client, so that a repeated request is not executed twice. */
export interface Session {
  readonly seq: number;
  readonly response: string;
  /** Index of the entry that used it last, where sessions expire. */
  readonly used?: number;
}

/** The fields of a server that executing changes: a few named values, and who has been answered what. */
export interface Machine {
  readonly machine: Readonly<Record<string, string>>;
  readonly sessions: Readonly<Record<NodeId, Session>>;
}

/** What is executed. */
export interface Task {
  readonly command: string;
  /** Who asked for it and its number among that client's requests; absent if it was put in by hand. */
  readonly client?: NodeId;
  readonly seq?: number;
  /** It does nothing: it closes a gap. */
  readonly noop?: boolean;
}

/** What executing an entry changes, what it answers, and whether it was executed for the first time. */
export interface Execution {
  readonly patch: Partial<Machine>;
  readonly response: string;
  readonly fresh: boolean;
}

/** Where every state machine begins: one object, so that replicas can stay alike to the bit. */
export const BLANK: Machine = { machine: {}, sessions: {} };

/** The last execution. Replicas execute the same entries in the same states: one outcome then serves them all. */
let last: (Machine & { readonly entry: Task; readonly execution: Execution }) | undefined;

/** Executes one entry. With `once`, what a client asked for before is not done again. */
export function execution(entry: Task, { machine, sessions }: Machine, once: boolean): Execution {
  if (entry.noop) return { patch: {}, response: '', fresh: true };
  const session = entry.client === undefined ? undefined : sessions[entry.client];
  if (session && entry.seq! <= session.seq && once)
    return { patch: {}, response: session.response, fresh: false };
  if (last?.entry === entry && last.machine === machine && last.sessions === sessions) return last.execution;
  const result = executed(entry, machine, sessions);
  last = { entry, machine, sessions, execution: result };
  return result;
}

function executed(entry: Task, machine: Machine['machine'], sessions: Machine['sessions']): Execution {
  const { changes, response } = outcome(entry.command, machine);
  const patch = changes ? { machine: { ...machine, ...changes } } : {};
  if (entry.client === undefined) return { patch, response, fresh: true };
  return {
    patch: { ...patch, sessions: { ...sessions, [entry.client]: { seq: entry.seq!, response } } },
    response,
    fresh: true,
  };
}

/** Whether a command only asks for a value: `X?`. */
export const isQuery = (command: string): boolean => command.length > 1 && command.endsWith('?');

/** What `X?` is answered: `X=3`, or `X is not set`. */
export function answerTo(query: string, machine: Machine['machine']): string {
  const name = query.slice(0, -1);
  const value = machine[name];
  return value === undefined ? `${name} is not set` : `${name}=${value}`;
}

/**
 * `X=3` sets X, `X?` asks for it and changes nothing; any other word counts how often it was executed. The answer says
 * what it is now.
 */
function outcome(
  command: string,
  machine: Machine['machine'],
): { readonly changes?: Machine['machine']; readonly response: string } {
  if (isQuery(command)) return { response: answerTo(command, machine) };
  const at = command.indexOf('=');
  if (at > 0) return { changes: { [command.slice(0, at)]: command.slice(at + 1) }, response: command };
  const value = String(Number(machine[command] ?? '0') + 1);
  return { changes: { [command]: value }, response: `${command}=${value}` };
}
