/** What can be done with lies: to whom a traitor says what, the worst there is, and other words on a scroll. */
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Action } from '../engine/action.ts';
import type { Adversary, Plot, Statement } from '../engine/adversary.ts';
import type { Message, Node, World } from '../engine/world.ts';
import type { Player } from '../player/player.ts';
import { Button } from '../ui/Button.tsx';
import { liesWords } from '../words/en/lies.ts';

/** What the menus of lies are given. */
interface LyingProps {
  readonly player: Player;
  readonly adversary: Adversary;
  readonly world: World;
  readonly act: (action: Action) => void;
}

/** Stands for saying nothing; no word can be written like that. */
const NOTHING = '—';

/** Turning a node: the ways of lying, what it says to whom, and the worst that can be said. */
export function TraitorMenu({
  player,
  adversary,
  world,
  node,
  act,
}: LyingProps & { readonly node: Node }): ReactElement {
  const w = liesWords();
  const [plot, setPlot] = useState<Plot>();
  const way = world.traitors[node.id];
  const ways = adversary.ways(node.id, world.setup);
  const turn = (next: string): void => {
    player.act({ kind: 'turn', node: node.id, way: next });
  };
  const says = ways.find(({ text }) => text === way)?.says;
  const statements = way === undefined ? [] : adversary.statements(world, node.id);
  return (
    <section className="menu-lies" aria-label={w.loyalty(node.id)}>
      <label className="menu-way">
        {way === undefined ? w.turnIt : w.traitor}
        <select value={way ?? ''} onChange={(event) => turn(event.target.value)}>
          <option value="">{way === undefined ? w.choose : w.loyalAgain}</option>
          {ways.map(({ text }) => (
            <option key={text} value={text}>
              {text}
            </option>
          ))}
          {way !== undefined && !ways.some(({ text }) => text === way) && (
            <option value={way}>{way.length > 40 ? `${way.slice(0, 39)}…` : way}</option>
          )}
        </select>
      </label>
      {says !== undefined && <p className="menu-way-says">{says}</p>}
      {statements.length > 0 && <TableOfLies statements={statements} turn={turn} />}
      {way !== undefined && (
        <>
          <div className="menu-buttons">
            <Button onClick={() => setPlot(adversary.worst(world))}>{w.worst}</Button>
          </div>
          {plot && (
            <div className="menu-plot" role="status">
              <p className="menu-way-says">{plot.says}</p>
              <Button
                onClick={() => {
                  for (const { node: liar, way: worst } of plot.ways)
                    player.act({ kind: 'turn', node: liar, way: worst });
                  setPlot(undefined);
                }}
              >
                {w.likeThat}
              </Button>
            </div>
          )}
          <ForgeForm adversary={adversary} node={node} world={world} act={act} />
        </>
      )}
    </section>
  );
}

/** To whom it says what: a square for each thing that is still to be said. */
function TableOfLies({
  statements,
  turn,
}: {
  readonly statements: readonly Statement[];
  readonly turn: (way: string) => void;
}): ReactElement {
  return (
    <div className="menu-table">
      <table>
        <caption>{liesWords().willSay}</caption>
        <thead>
          <tr>
            <th scope="col">{liesWords().to}</th>
            <th scope="col">{liesWords().about}</th>
            <th scope="col">{liesWords().says}</th>
          </tr>
        </thead>
        <tbody>
          {statements.map(({ to, about, now, choices, instead }) => (
            <tr key={`${to} ${about}`}>
              <th scope="row">{to}</th>
              <td>{about}</td>
              <td>
                <select
                  aria-label={liesWords().toAbout(to, about)}
                  value={now ?? NOTHING}
                  onChange={({ target: { value } }) => turn(instead(value === NOTHING ? undefined : value))}
                >
                  {[...new Set([...choices, ...(now === undefined ? [] : [now])])].map((word) => (
                    <option key={word}>{word}</option>
                  ))}
                  <option value={NOTHING}>{liesWords().nothing}</option>
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A message of a traitor's own making. */
function ForgeForm({
  adversary,
  node,
  world,
  act,
}: {
  readonly adversary: Adversary;
  readonly node: Node;
  readonly world: World;
  readonly act: (action: Action) => void;
}): ReactElement {
  const others = world.setup.cast.ids.filter((id) => id !== node.id);
  const [to, setTo] = useState(others.at(-1) ?? '');
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') act({ kind: 'forge', node: node.id, to, text: text.trim() });
  };
  return (
    <form className="menu-command" onSubmit={submit}>
      <label>
        {liesWords().makeUp}
        <input
          value={text}
          maxLength={40}
          spellCheck={false}
          autoComplete="off"
          placeholder={adversary.example}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label>
        {liesWords().forWhom}
        <select value={to} onChange={(event) => setTo(event.target.value)}>
          {others.map((id) => (
            <option key={id}>{id}</option>
          ))}
        </select>
      </label>
      <Button type="submit" disabled={text.trim() === ''}>
        {liesWords().send}
      </Button>
    </form>
  );
}

/** Other words on a message that is under way. */
export function ScrollMenu({
  adversary,
  world,
  message,
  act,
}: Omit<LyingProps, 'player'> & { readonly message: Message }): ReactElement {
  const [text, setText] = useState('');
  const change = (to: string): void => act({ kind: 'tamper', message: message.id, text: to });
  return (
    <section className="menu-lies" aria-label={liesWords().written}>
      <p className="menu-way-says">{liesWords().writeElse}</p>
      <div className="menu-buttons">
        {adversary.rewordings(message, world).map((word) => (
          <Button key={word} onClick={() => change(word)}>
            {word}
          </Button>
        ))}
      </div>
      <form
        className="menu-command"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') change(text.trim());
        }}
      >
        <label>
          {liesWords().another}
          <input
            value={text}
            maxLength={10}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button type="submit" disabled={text.trim() === ''}>
          {liesWords().write}
        </Button>
      </form>
    </section>
  );
}
