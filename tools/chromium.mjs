/**
 * Finds a Chromium for the browser tests, and installs one if there is none.
 * As a program (`node tools/chromium.mjs`) it prints the path.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const advice = `No Chromium was found, and none could be installed. Do one of these, then run the tests again:
  - npx playwright install chromium
  - sudo apt-get install chromium        (Debian, Ubuntu)
  - PARLEY_CHROMIUM=/path/to/chromium npm test`;

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} */
function ofPlaywright() {
  try {
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {string | undefined} */
function ofTheSystem() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...macPaths];
  return candidates.find(isProgram);
}

/**
 * Runs a command, says so on stderr, and reports whether it succeeded.
 * @param {string} command
 * @param {string[]} args
 * @param {number} seconds
 */
function attempt(command, args, seconds) {
  console.error(`No Chromium yet; trying: ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    timeout: seconds * 1000,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      ...process.env,
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
      DEBIAN_FRONTEND: 'noninteractive',
    },
  });
  return status === 0;
}

function install() {
  if (attempt('npx', ['playwright', 'install', 'chromium'], 180)) return;
  const mayUseApt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayUseApt) return;
  attempt('apt-get', ['update'], 180);
  attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], 600);
}

/**
 * The path of a Chromium: the one PARLEY_CHROMIUM names, Playwright's own, the system's, or a fresh one.
 * @returns {string}
 */
export function findChromium() {
  const named = process.env.PARLEY_CHROMIUM;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`PARLEY_CHROMIUM is ${named}, which is not a program that can be run.`);
  }
  const found = ofPlaywright() ?? ofTheSystem();
  if (found) return found;
  install();
  const installed = ofPlaywright() ?? ofTheSystem();
  if (installed) return installed;
  throw new Error(advice);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(findChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
