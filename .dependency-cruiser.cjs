/*
 * Who may import whom: one row of `rooms` is one row of the table in ARCHITECTURE.md.
 * Tests are exempt (a test of the engine may well play a protocol), but nothing may import a test.
 */

const test = '\\.test\\.tsx?$';
const room = (name) => `^src/${name}/`;
const registry = '^src/protocols/index\\.ts$';
/** A package, or its types. */
const npm = (name) => `^node_modules/(@types/)?${name}(/|$)`;

const rooms = [
  { name: 'engine', from: room('engine'), to: [room('engine')] },
  { name: 'timeline', from: room('timeline'), to: [room('timeline'), room('engine')] },
  { name: 'drivers', from: room('drivers'), to: [room('drivers'), room('engine'), room('timeline')] },
  {
    name: 'protocols/X',
    from: '^src/protocols/([^/]+)/',
    to: ['^src/protocols/$1/', '^src/protocols/kit/', room('engine')],
  },
  { name: 'protocols registry', from: '^src/protocols/[^/]+$', to: [room('protocols'), room('engine')] },
  {
    name: 'lesson',
    from: room('lesson'),
    to: [
      room('lesson'),
      room('engine'),
      room('timeline'),
      room('drivers'),
      registry,
      npm('mdast-util-from-markdown'),
      '^mdast$', // types only: the package is @types/mdast
      npm('yaml'),
    ],
  },
  {
    name: 'views/V',
    from: '^src/views/([^/]+)/',
    to: [
      '^src/views/$1/',
      '^src/views/[^/]+$',
      room('engine'),
      room('timeline'),
      room('ui'),
      room('words'),
      npm('d3-[^/]+'),
      npm('framer-motion'),
      npm('react'),
      npm('react-dom'),
    ],
  },
  {
    name: 'views, shared',
    from: '^src/views/[^/]+$',
    to: [
      room('views'),
      room('engine'),
      room('timeline'),
      room('ui'),
      room('words'),
      npm('d3-[^/]+'),
      npm('framer-motion'),
      npm('react'),
      npm('react-dom'),
    ],
  },
  {
    name: 'player',
    from: room('player'),
    to: [
      room('player'),
      room('engine'),
      room('timeline'),
      room('drivers'),
      room('lesson'),
      registry,
      npm('zustand'),
      npm('react'),
    ],
  },
  { name: 'words', from: room('words'), to: [room('words')] },
  { name: 'offline', from: room('offline'), to: [room('offline'), npm('workbox-precaching')] },
  {
    name: 'ui',
    from: room('ui'),
    to: [room('ui'), room('words'), npm('framer-motion'), npm('react'), npm('react-dom')],
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.map(({ name, from, to }) => ({
      name: `room: ${name}`,
      severity: 'error',
      comment: `${name} may import only what its row of the table in ARCHITECTURE.md names.`,
      from: { path: from, pathNot: test },
      to: { pathNot: to },
    })),
    {
      name: 'no-test-imports',
      severity: 'error',
      comment: 'A test may import anything, and nothing may import a test.',
      from: {},
      to: { path: test },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one idea, or hide a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nobody imports, and that imports nothing, is forgotten.',
      from: {
        orphan: true,
        pathNot: [test, '\\.d\\.ts$', '^src/app/main\\.tsx$', '^src/offline/worker\\.ts$'],
      },
      to: {},
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      comment: 'The page may bundle only what package.json lists under dependencies.',
      from: { path: '^src/', pathNot: test },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional', 'npm-peer'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'no-node-in-the-page',
      severity: 'error',
      comment: 'The page runs in a browser.',
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that leads nowhere.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|^mdast$|\\?(raw|url|inline|worker)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.md'],
    },
  },
};
