/** The registry: every protocol Parley can run. Adding one is a folder and a line here. */
import type { Protocol } from '../engine/protocol.ts';
import { raft } from './raft/raft.ts';

export const protocols: Readonly<Record<string, Protocol>> = { raft };
