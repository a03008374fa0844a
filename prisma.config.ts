import { defineConfig } from 'prisma/config';

// Without DATABASE_URL the command line works on the embedded database. The host name "pglite" is understood
// only by scripts/schema-engine.mjs, which scripts/prisma.mjs puts in the place of Prisma's native engine.
const folder = process.env.KINDRED_DATA ?? 'data';
const dir = folder.includes('://') ? folder : `${folder}/pglite`;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    url: process.env.DATABASE_URL || `postgresql://postgres@pglite/postgres?dir=${encodeURIComponent(dir)}`,
  },
});
