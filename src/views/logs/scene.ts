/** Logs as shapes: rows of cells aligned by index. A pure function of a moment, what brought it about, and a window. */
import type { Happening, LogCell, LogPicture, Pointer, Portrait } from '../../engine/portrait.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { hueOf } from '../epoch.ts';
import type { Hue } from '../epoch.ts';
import { logsWords } from '../../words/en/logs.ts';

/** One cell as drawn. */
export interface CellShape {
  readonly index: number;
  readonly epoch: number;
  readonly text: string;
  readonly hue: Hue;
  readonly committed: boolean;
  /** Known to be chosen although an entry before it is not: the rule does not reach it, so it has a tick. */
  readonly ticked: boolean;
  /** The crowned node’s log has an entry of another epoch here. */
  readonly conflict: boolean;
  /** Put in to close a gap, or taken over from an earlier leader. */
  readonly kind: LogCell['kind'];
  /** The happening put it here. */
  readonly fresh: boolean;
  /** What a screen reader says of it. */
  readonly says: string;
}

/** Entries folded into a snapshot, as far as the window shows them: one cell over their columns. */
export interface FoldShape {
  /** How many columns it takes. */
  readonly span: number;
  /** The last index it covers, which names it. */
  readonly index: number;
  readonly epoch: number;
  /** `1–5`, and where there is room `1–5 · t3`. */
  readonly text: string;
  readonly long: string;
  readonly hue: Hue;
  /** It was folded just now. */
  readonly fresh: boolean;
  readonly says: string;
}

/** A mark that the legend under the logs explains. */
export type LogMark = 'known' | 'gap' | 'noop' | 'forced' | 'members' | 'folded';

/** A pointer at a row: `next` stands over a cell, `match` under one. `by` all who point there. */
export interface PointerShape {
  readonly key: string;
  readonly kind: Pointer['kind'];
  readonly by: NodeId;
  readonly index: number;
  /** How many pointers of its kind stand at the same cell before it. */
  readonly nth: number;
}

/** One node's log. */
export interface RowShape {
  readonly id: NodeId;
  readonly role: string;
  readonly leads: boolean;
  readonly up: boolean;
  /** What was folded away, if the window shows any of it. */
  readonly folded: FoldShape | undefined;
  /** One for each index of the window after what was folded away: a cell, a gap before the last, or none. */
  readonly cells: readonly (CellShape | 'gap' | undefined)[];
  readonly pointers: readonly PointerShape[];
}

/** The table: rows for the window of indexes that begins at `first`. */
export interface LogsScene {
  readonly first: number;
  readonly indexes: readonly number[];
  readonly rows: readonly RowShape[];
  /** Last index of the longest log (0 when all are empty): header numbers stop here. */
  readonly longest: number;
  /** The highest index known to be committed by anyone. */
  readonly commit: number;
  /** Entries are decided one by one: there may be gaps, and entries known to be chosen beyond the commit index. */
  readonly bySlot: boolean;
  /** What marks in the window need a word: ticks, gaps, and kinds of entries. */
  readonly marks: readonly LogMark[];
  /** How many indexes lie before and after the window. */
  readonly earlier: number;
  readonly later: number;
  /** What an epoch is called here. */
  readonly epochWord: string;
  /** Nodes whose pointers are drawn. */
  readonly pointing: readonly NodeId[];
}

const MARKS: readonly LogMark[] = ['known', 'gap', 'noop', 'forced', 'members', 'folded'];

function logsOf(
  world: World,
  portrait: Portrait,
): readonly { readonly id: NodeId; readonly log: LogPicture }[] {
  return world.nodes.flatMap((node) => {
    const log = portrait.log(node);
    return log ? [{ id: node.id, log }] : [];
  });
}

function holds(log: LogPicture | undefined, index: number): boolean {
  return log !== undefined && index >= log.first && index <= log.last;
}

/** The highest index that has an entry or a pointer; 0 when there is none. */
export function reachOf(world: World, portrait: Portrait): number {
  const lasts = logsOf(world, portrait).map(({ log }) => log.last);
  return Math.max(0, ...lasts, ...portrait.pointers(world).map((pointer) => pointer.index));
}

/** The first index worth a column: of what everybody has folded away, only the last. */
export function floorOf(world: World, portrait: Portrait): number {
  const firsts = logsOf(world, portrait).map(({ log }) => log.first);
  return Math.max(1, Math.min(...firsts) - 1);
}

/** Where the window begins when `fit` cells fit and nobody has scrolled: so that the newest entries show. */
export function lastWindow(world: World, portrait: Portrait, fit: number): number {
  return Math.max(floorOf(world, portrait), reachOf(world, portrait) - fit + 1);
}

/** The logs from index `first` on, `fit` of them. */
export function logsScene(
  world: World,
  happening: Happening | undefined,
  portrait: Portrait,
  first: number,
  fit: number,
): LogsScene {
  const logs = logsOf(world, portrait);
  const faces = new Map(world.nodes.map((node) => [node.id, portrait.face(node, world)]));
  // Two may wear a crown while the older has not heard; the newer epoch counts.
  const crowned = logs
    .filter(({ id }) => faces.get(id)?.mark === 'crown' && world.nodes.find((node) => node.id === id)?.up)
    .sort((a, b) => (faces.get(b.id)?.epoch?.number ?? 0) - (faces.get(a.id)?.epoch?.number ?? 0))[0];
  const before = new Map(happening ? logsOf(happening.before, portrait).map(({ id, log }) => [id, log]) : []);
  const indexes = Array.from({ length: fit }, (_, i) => first + i);
  const longest = Math.max(0, ...logs.map(({ log }) => log.last));
  const pointers = portrait.pointers(world);
  const epochWord = [...faces.values()].find((face) => face.epoch)?.epoch?.word ?? 'epoch';

  const commit = Math.max(0, ...logs.map(({ log }) => log.commit));

  const foldOf = (id: NodeId, log: LogPicture): FoldShape | undefined => {
    const { folded } = log;
    const span = Math.min(log.first - first, fit);
    if (!folded || span < 1) return undefined;
    const { index, epoch } = folded;
    const range = index === 1 ? '1' : `1–${index}`;
    return {
      span,
      index,
      epoch,
      text: range,
      long: `${range} · ${epochWord[0]}${epoch}`,
      hue: hueOf(epoch),
      fresh: happening !== undefined && before.get(id)?.folded?.index !== index,
      says: logsWords().foldedSays(id, index, epochWord, epoch),
    };
  };
  const cellAt = (id: NodeId, log: LogPicture, index: number): RowShape['cells'][number] => {
    if (index > log.last) return undefined;
    const cell = log.cell(index);
    if (!cell) return 'gap';
    const { epoch, text, kind } = cell;
    const was = before.get(id);
    const old = was && holds(was, index) ? was.cell(index) : undefined;
    const committed = cell.known ?? index <= log.commit;
    const rival =
      crowned && crowned.id !== id && holds(crowned.log, index) ? crowned.log.cell(index) : undefined;
    const conflict = rival !== undefined && (log.bySlot ? rival.text !== text : rival.epoch !== epoch);
    const w = logsWords();
    // What is special about it, for a screen reader.
    const special =
      kind === undefined ? '' : `, ${{ noop: w.putIn, forced: w.forced, members: w.members }[kind]}`;
    const word = committed ? `, ${log.bySlot ? w.chosen : w.committed}` : '';
    const states = `${special}${word}${conflict ? `, ${w.conflictsWith(crowned?.id ?? '')}` : ''}`;
    return {
      index,
      epoch,
      text,
      hue: hueOf(epoch),
      committed,
      ticked: committed && index > commit,
      conflict,
      kind,
      fresh: happening !== undefined && (old?.epoch !== epoch || old.text !== text),
      says: `${id}, ${log.bySlot ? 'slot' : 'entry'} ${index}, ${epochWord} ${epoch}: ${text}${states}`,
    };
  };

  const rows = logs.map(({ id, log }): RowShape => {
    const face = faces.get(id);
    const up = world.nodes[world.setup.cast.index.get(id) ?? -1]?.up ?? true;
    const here = pointers.filter((p) => p.on === id && indexes.includes(p.index));
    const folded = foldOf(id, log);
    return {
      id,
      role: up ? (face?.role ?? '') : logsWords().down,
      leads: crowned?.id === id,
      up,
      folded,
      cells: indexes.slice(folded?.span ?? 0).map((index) => cellAt(id, log, index)),
      pointers: here.map((p, i) => ({
        key: `${p.kind} ${p.by}`,
        kind: p.kind,
        by: p.by,
        index: p.index,
        nth: here.slice(0, i).filter((q) => q.kind === p.kind && q.index === p.index).length,
      })),
    };
  });
  const marks = new Set<LogMark>();
  for (const cell of rows.flatMap((row) => row.cells)) {
    if (cell === 'gap') marks.add('gap');
    else if (typeof cell === 'object') {
      if (cell.ticked) marks.add('known');
      if (cell.kind) marks.add(cell.kind);
    }
  }
  if (rows.some(({ folded }) => folded)) marks.add('folded');
  const end = first + fit - 1;
  return {
    first,
    indexes,
    rows,
    longest,
    commit,
    bySlot: logs.some(({ log }) => log.bySlot),
    marks: MARKS.filter((mark) => marks.has(mark)),
    earlier: Math.max(0, first - floorOf(world, portrait)),
    later: Math.max(0, longest - end),
    epochWord,
    pointing: [...new Set(pointers.map((p) => p.by))],
  };
}
