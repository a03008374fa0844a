import createNextIntlPlugin from 'next-intl/plugin';
import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Browser tests and a running studio must not overwrite each other's build.
  distDir: process.env.KINDRED_DIST_DIR ?? '.next',
  serverExternalPackages: [
    'onnxruntime-node',
    'onnxruntime-web',
    '@electric-sql/pglite',
    'piscina',
    'pg-copy-streams',
    'pino',
  ],
  turbopack: { root: import.meta.dirname },
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
