/** Where to look for what Raft's deeper switches break. A guide leaves out what is not needed; it makes nothing happen. */
import type { Guide } from '../../engine/protocol.ts';
import type { Action } from '../../engine/action.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { flightOf, nodeOf } from '../../engine/world.ts';
import type { AppendEntries, ServerState } from './state.ts';

const server = (world: World, id: NodeId): ServerState => nodeOf(world, id).state as ServerState;

const leads = (world: World, id: NodeId): boolean => server(world, id).role === 'leader';

/** The last entry that a message carries, or lies behind. */
const reachOf = ({ prevLogIndex, entries }: AppendEntries): number => prevLogIndex + entries.length;

/** Nothing fails but that messages may never come. */
const isCalm = ({ kind }: Action): boolean => ['deliver', 'fire', 'command'].includes(kind);

/** Whether a message is between these two, in either direction. */
function isBetween(world: World, action: Action, a: NodeId, b: NodeId): boolean {
  const flight = 'message' in action ? flightOf(world, action.message) : undefined;
  return (
    flight !== undefined && ((flight.from === a && flight.to === b) || (flight.from === b && flight.to === a))
  );
}

/** Whether this lets somebody stand for election, and whom. */
const standing = (action: Action): NodeId | undefined =>
  action.kind === 'fire' && action.timer === 'election' ? action.node : undefined;

export const guides: readonly Guide[] = [
  {
    off: 'SW-COMMIT-TERM',
    says: 'S1 and S2 take turns at leading and never hear each other; S3 hears both.',
    nodes: { server: 3 },
    allows: (action, world) =>
      isCalm(action) && standing(action) !== 'S3' && !isBetween(world, action, 'S1', 'S2'),
  },
  {
    off: 'SW-IS6',
    says: 'S1 leads and writes two entries; S3 hears of the first alone, S2 of both, and then stands with the vote of S3.',
    nodes: { server: 3 },
    options: { snapshotEvery: 1 },
    allows: (action, world) => {
      const one = server(world, 'S1');
      const stands = standing(action);
      if (stands === 'S1') return one.currentTerm === 0;
      if (stands !== undefined)
        return stands === 'S2' && one.commitIndex > 1 && server(world, 'S2').currentTerm < 3;
      if (action.kind === 'command') return action.node === 'S1' && one.log.length < 2;
      const body = 'message' in action ? flightOf(world, action.message)?.body : undefined;
      const isMore = body?.type === 'AppendEntries' && reachOf(body as AppendEntries) > 1;
      const isDeaf = isMore || one.commitIndex > 1 || server(world, 'S2').currentTerm > 1;
      return isCalm(action) && !(isDeaf && isBetween(world, action, 'S1', 'S3'));
    },
  },
  {
    off: 'SW-READ-CONFIRM',
    says: 'S3 takes over from S1, which has committed something and does not hear of it; C1 writes, and C2 reaches nobody but S1.',
    nodes: { server: 3, client: 2 },
    options: { reads: 'read-index' },
    allows: (action, world) => {
      const stands = standing(action);
      const one = server(world, 'S1');
      if (stands !== undefined)
        return stands === 'S1'
          ? one.currentTerm === 0
          : stands === 'S3' && one.commitIndex > 0 && server(world, 'S3').currentTerm < 2;
      const isOver = server(world, 'S3').currentTerm > 1;
      if (action.kind === 'command')
        return action.node === 'C2'
          ? server(world, 'S3').lastApplied > one.lastApplied && action.command.endsWith('?')
          : (isOver || one.log.length === 0) && !action.command.endsWith('?');
      const isElsewhere = isBetween(world, action, 'C2', 'S2') || isBetween(world, action, 'C2', 'S3');
      const isNews = isBetween(world, action, 'S1', 'S2') || isBetween(world, action, 'S1', 'S3');
      return isCalm(action) && !isElsewhere && !(isOver && isNews);
    },
  },
  {
    off: 'SW-SS3',
    says: 'S1 adds S5 and tells nobody else; S2 takes over with S3 and S4, and removes S1.',
    nodes: { server: 5 },
    options: { voters: 4, membership: 'single', catchUp: false },
    allows: (action, world) => {
      const stands = standing(action);
      if (stands !== undefined)
        return stands === 'S1'
          ? server(world, 'S1').currentTerm === 0
          : stands === 'S2' && leads(world, 'S1') && server(world, 'S2').currentTerm < 2;
      if (action.kind === 'command')
        return action.node === 'S1'
          ? action.command === 'add S5'
          : action.node === 'S2' && action.command === 'remove S1';
      const flight = 'message' in action ? flightOf(world, action.message) : undefined;
      const isTold = flight?.body.type === 'AppendEntries' && flight.to !== 'S5';
      return isCalm(action) && !isTold && !isBetween(world, action, 'S1', 'S2');
    },
  },
];
