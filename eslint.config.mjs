import { readdirSync, readFileSync } from 'node:fs';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The layers (lib/README.md draws them). `from`: which other folders a folder may import. `packages`: the only
 * packages it may use, where the folder is pure; folders without `packages` may use any.
 */
const layers = {
  'lib/schemas': { from: [], packages: ['zod'] },
  'lib/ml': { from: [], packages: ['ml-matrix', 'onnxruntime-node', 'onnxruntime-web', 'umap-js', 'zod'] },
  'lib/imports': { from: ['lib/schemas'], packages: ['zod', 'fflate', 'saxes'] },
  'lib/simulator': { from: ['lib/schemas', 'lib/ml'], packages: ['zod'] },
  'lib/charts': { from: ['lib/schemas'], packages: [] },
  'lib/segments': { from: ['lib/schemas'], packages: [] },
  'lib/exports': { from: [], packages: [] },
  'lib/db': { from: ['lib/env'] },
  'lib/services': {
    from: [
      'lib/db',
      'lib/schemas',
      'lib/ml',
      'lib/imports',
      'lib/simulator',
      'lib/exports',
      'lib/exports',
      'lib/env',
      'lib/auth',
      'lib/logger',
      'lib/jobs/queue',
      'lib/jobs/compute',
      'lib/jobs/kernel-team',
    ],
  },
  'lib/jobs': {
    from: [
      'lib/services',
      'lib/ml',
      'lib/imports',
      'lib/schemas',
      'lib/auth',
      'lib/db',
      'lib/env',
      'lib/logger',
    ],
  },
  'lib/http': {
    from: ['lib/services', 'lib/ml/refusal', 'lib/schemas', 'lib/auth', 'lib/env', 'lib/logger'],
  },
  'lib/queries': { from: ['lib/schemas'] },
  'lib/i18n': { from: ['lib/schemas'] },
  'lib/cli': {
    from: [
      'lib/services',
      'lib/http',
      'lib/ml/refusal',
      'lib/schemas',
      'lib/segments',
      'lib/auth',
      'lib/jobs/start',
    ],
  },
  components: {
    from: ['lib/schemas', 'lib/charts', 'lib/segments', 'lib/queries', 'lib/i18n', 'lib/exports'],
  },
  app: {
    from: [
      'components',
      'lib/services',
      'lib/http',
      'lib/queries',
      'lib/schemas',
      'lib/segments',
      'lib/auth',
      'lib/i18n',
    ],
  },
};
const folders = [...Object.keys(layers), 'lib/env', 'lib/logger', 'lib/auth', 'prisma', 'e2e', 'scripts'];

const inside = (folder, other) => other === folder || other.startsWith(`${folder}/`);

const boundaries = Object.entries(layers).map(([folder, { from, packages }]) => {
  const closed = folders.filter((other) => !inside(folder, other) && !from.includes(other));
  // A folder of which only a part is open: everything in it but that part is closed.
  const opened = from.filter((name) => !folders.includes(name));
  const whole = closed.filter((other) => !opened.some((name) => inside(other, name)));
  const partly = closed.filter((other) => opened.some((name) => inside(other, name)));
  return {
    files: [`${folder}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.ts', 'bench/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: whole.flatMap((other) => [`@/${other}`, `@/${other}/**`]),
              message: `${folder} may import only ${[folder, ...from].join(', ')}. See lib/README.md.`,
            },
            ...partly.map((other) => ({
              regex: `^@/${other}(?!/(?:${opened
                .filter((name) => inside(other, name))
                .map((name) => name.slice(other.length + 1))
                .join('|')})(?:/|$))`,
              message: `${folder} may import only a part of ${other}. See lib/README.md.`,
            })),
            ...(packages
              ? [
                  {
                    regex: packages.length ? `^(?!\\.|@/|(?:${packages.join('|')})(?:/|$))` : '^(?!\\.|@/)',
                    message: `${folder} is pure; it may use only: ${packages.join(', ') || 'no package'}.`,
                  },
                ]
              : []),
            { group: ['../*', '../**', '..'], message: 'Write ./ inside one folder and @/ across folders.' },
          ],
        },
      ],
    },
  };
});

// zod is 33 kB of script that the browser has no use for: what both sides need as a value stands in a file of its own.
const schemas = new URL('lib/schemas/', import.meta.url);
const withZod = readdirSync(schemas)
  .filter((file) => readFileSync(new URL(file, schemas), 'utf8').includes("from 'zod'"))
  .map((file) => file.replace(/\.ts$/, ''));
const inBrowser = {
  files: ['components/**/*.{ts,tsx}', 'lib/{queries,charts,segments}/**/*.ts'],
  ignores: ['**/*.test.ts'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^zod$|^@/lib/schemas/(?:${withZod.join('|')})$`,
            allowTypeImports: true,
            message:
              'This brings zod to the browser: import types only, and move the value to a file without zod.',
          },
        ],
      },
    ],
  },
};

export default tseslint.config(
  {
    ignores: [
      '.next*/**',
      'node_modules/**',
      'dist/**',
      'data/**',
      'lib/db/generated/**',
      'lib/ml/kernels/generated/**',
      // AssemblyScript: TypeScript's grammar, but its own types; its compiler checks it.
      'lib/ml/kernels/assembly/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      // TanStack Virtual's hook is known to it as one that the React Compiler must skip; we do not use the compiler.
      'react-hooks/incompatible-library': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-console': 'error',
    },
  },
  { files: ['lib/cli/**', 'scripts/**', 'e2e/**', 'bench/**'], rules: { 'no-console': 'off' } },
  ...boundaries,
  inBrowser,
);
