import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const migrations = await readD1Migrations('worker/migrations');

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [
          cloudflareTest({
            main: './worker/src/index.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: migrations,
                SESSION_SECRET: 'a session secret that is only for tests, 32+ bytes',
                ADMIN_TOKEN: 'admin-token-for-tests',
                OPENAI_API_KEY: '',
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['worker/{src,test}/**/*.test.ts'],
          setupFiles: ['worker/test/apply-migrations.ts'],
        },
      },
    ],
  },
});
