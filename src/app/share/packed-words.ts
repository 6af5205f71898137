/**
 * What addresses of version 1 are likely to say, so that a packed one need only point at it. It is part of the format:
 * a link made today must be read in ten years, so nothing here may ever change, not even a space. Words that came later
 * cost a few characters more; if they should not, that is version 2.
 */

/** The preset dictionary of version 1; what is likeliest stands last. */
export const WORDS_1 = [
  'history agreed launch sound tie lieutenant silence rounds hurts play-four play-three forger enough deadline play',
  'same disagree flood chain late split-vote diverged gap two-leaders lamport waiting every-slot everybody-counts seven',
  '9001 duel duellists unlearned servers flexible fast leader five three four six ten one two',
  'electionMin:electionMax:heartbeat:clientRetry:batch:repair:conflict-term first:quorums:phase1:phase2:learn:nack:backoff',
  'backoffMin:patience:alive:reach:resend:gaps:window:inputs:rule:roundTime:lieutenants:m:order:majority:diode',
  'SW-VOTE1 SW-VOTE-DISK SW-UPTODATE SW-COMMIT-TERM SW-CONSIST SW-DELCONF SW-TRUNC-ALWAYS SW-MIN SW-ADOPT SW-STALE-AE',
  'SW-LOG-DISK SW-QUORUM SW-DEDUP PSW-VALUE PSW-REPORT PSW-PROMISE PSW-CHECK PSW-MAJ PSW-PHASE1 PSW-DISK PSW-NP-ON-ACCEPT',
  'CSW-RELAY GSW-RELAY GSW-VOTE GSW-TIE GSW-SENDER SSW-SEALS SSW-RELAY SSW-CHOICE RM-INPUTS RM-TIE ATTACK RETREAT EAT NAP',
  'rounds/lists/tie/price/more seal/misquote/conspire/late/not relay/right/all worlds/eyes/demands/third/thirds/save',
  'city/messengers/obey/promises/silence/fault/traitor/cannot values/nothing/works/crash/one-round/correct/compromise/never',
  'attack/nobody/any/repeat told/two-faced/compare/count/why/yours wishes/trust/stuck/minds/winners kinds/second/both/word',
  'other/proposer/forget two/late/dog/line/letter/third/broken owl/fox/reports/disks/secret/witness/bound/invariant',
  'same/accident/lead/else/pays/holes/quarrel/family envelopes/one/silent/again/unknown/found/cases asked/gone/next',
  'nothing-lost/higher knock/breath/leader/for cat/howdy/promise/forbids/accepted/known list/once/round/ahead/kept/hole',
  'three/back/others/middle start/candidate/majority/beats/cut/split/mended',
  'agreed/nap/alone/meanwhile/memory/portrait/electable/probe/conflict/short/lost',
  '#/beside/raft/five/multi-paxos/five?seed=1&do=&vdo= lesson/generals-camp lesson/consensus-problem',
  'lesson/generals-loyal-commander lesson/generals-om-zero lesson/generals-seven lesson/shuttle',
  'lesson/generals-signed lesson/generals-three lesson/generals-treacherous-commander lesson/paxos-acceptors-fail',
  'lesson/paxos-already-chosen lesson/paxos-beside-raft lesson/paxos-dies-in-accept lesson/paxos-dies-in-prepare',
  'lesson/paxos-duel lesson/paxos-four-phases lesson/paxos-multi lesson/paxos-one-acceptor lesson/paxos-remember',
  'lesson/paxos-two-leaders lesson/raft-one-leader lesson/raft-log-repair/',
  'lab/consensus/five lab/shuttle/history lab/generals/four lab/signed/three lab/multi-paxos/five lab/paxos/three',
  '.duplicate..lose..delay..network..wait..again..hold.yes~..hold.no~.turn.L1.tells%20.forge.L2.tamper.L3..deliver.',
  '.fire.S1.election~.fire.P1.retry~.switch.SW-.off~.switch.PSW-.on~.heal~.cut.S1>S2.S1>S3.S2>S1.S3>S1.S4>S1.S5>S1',
  '.command.C1.x%3D1~.command.S1.x%3D2.S3~.command.C1.y%3D3~.drop.A1>P1%230~.drop.P1>A2%231~.drop.S2>S1%2311~',
  '.drop.S1>S2%231~.restart.S2~.restart.S1~.crash.S3~.crash.S2~.crash.S1~',
  'beat=2?beat=1?from=1&do=1?seed=1&do=1?seed=42&o=lab/raft/five?seed=1&at=1',
].join(' ');

/** What stands in every list of deeds, one byte each from 0x80 on; longer ones first where one begins another. */
export const TOKENS_1 = [
  '%2E',
  '%23',
  '%3D',
  '%20',
  '.command.',
  '.deliver.',
  '.duplicate.',
  '.drop.',
  '.delay.',
  '.lose.',
  '.fire.',
  '.crash.',
  '.restart.',
  '.switch.',
  '.network.',
  '.tamper.',
  '.forge.',
  '.turn.',
  '.heal',
  '.cut.',
  '.election',
  '.heartbeat',
  '.retry',
  '.round',
] as const;
