/** German, area by area. */
import { address } from './address.ts';
import { adversary } from './adversary.ts';
import { beside } from './beside.ts';
import { breakPanel } from './break.ts';
import { camp } from './camp.ts';
import { common } from './common.ts';
import { electable } from './electable.ts';
import { embed } from './embed.ts';
import { figure } from './figure.ts';
import { front } from './front.ts';
import { hall } from './hall.ts';
import { handout } from './handout.ts';
import { heard } from './heard.ts';
import { help } from './help.ts';
import { inspector } from './inspector.ts';
import { keys } from './keys.ts';
import { lab } from './lab.ts';
import { language } from './language.ts';
import { ledger } from './ledger.ts';
import { legend } from './legend.ts';
import { lesson } from './lesson.ts';
import { lies } from './lies.ts';
import { link } from './link.ts';
import { logs } from './logs.ts';
import { machine } from './machine.ts';
import { members } from './members.ts';
import { menu } from './menu.ts';
import { network } from './network.ts';
import { notebook } from './notebook.ts';
import { overview } from './overview.ts';
import { panels } from './panels.ts';
import { parting } from './parting.ts';
import { promises } from './promises.ts';
import { ruleCard } from './rule-card.ts';
import { rules } from './rules.ts';
import { scope } from './scope.ts';
import { score } from './score.ts';
import { share } from './share.ts';
import { story } from './story.ts';
import { ui } from './ui.ts';
import { workbench } from './workbench.ts';
import { write } from './write.ts';

export const german = {
  address,
  adversary,
  beside,
  break: breakPanel,
  camp,
  common,
  electable,
  embed,
  figure,
  front,
  hall,
  handout,
  heard,
  help,
  inspector,
  keys,
  lab,
  language,
  ledger,
  legend,
  lesson,
  lies,
  link,
  logs,
  machine,
  members,
  menu,
  network,
  notebook,
  overview,
  panels,
  parting,
  promises,
  ruleCard,
  rules,
  scope,
  score,
  share,
  story,
  ui,
  workbench,
  write,
};
