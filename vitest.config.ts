import { availableParallelism } from 'node:os';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import type { Request } from 'miniflare';
import { fetch } from 'miniflare';
import { defineConfig } from 'vitest/config';

const migrations = await readD1Migrations('worker/migrations');

/** The worker's own tests leave the machine for nobody: the scripted model on loopback is all there is. */
function loopbackOnly(request: Request) {
  if (new URL(request.url).hostname === '127.0.0.1') return fetch(request);
  throw new Error(`A test tried to leave the machine: ${request.method} ${request.url}`);
}

/**
 * A refused certificate after STARTTLS leaves a rejected promise of workerd's own behind, beside the error that the
 * mailer gets and the test checks. Only the mail suite meets it.
 */
function isWorth(error: { message: string }): boolean {
  const isMailSuite = Boolean(process.env['WAYPOST_MAIL_FOLDER']);
  return !(isMailSuite && /^internal error; reference = /.test(error.message));
}

export default defineConfig({
  test: {
    onUnhandledError: error => isWorth(error),
    // Two also on two cores: runtime tests wait more than they compute.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        plugins: [
          cloudflareTest({
            main: './worker/src/index.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              cf: false,
              outboundService: loopbackOnly,
              bindings: {
                TEST_MIGRATIONS: migrations,
                SESSION_SECRET: 'a session secret that is only for tests, 32+ bytes',
                ADMIN_TOKEN: 'admin-token-for-tests',
                DESK_TOKEN: 'desk-token-for-tests',
                PUBLIC_URL: 'https://waypost.test',
                OPENAI_API_KEY: '',
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          // What touches the runtime: a file of these costs a workerd of its own.
          include: ['worker/test/**/*.test.ts', 'worker/src/**/adapters/**/*.test.ts'],
          globalSetup: ['worker/test/scripted-model.setup.ts', 'worker/test/mail-servers.setup.ts'],
          setupFiles: ['worker/test/apply-migrations.ts'],
        },
      },
      {
        // `npm run test:mail`; nobody else has the mail server.
        plugins: [
          cloudflareTest({
            main: './worker/src/index.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { cf: false, outboundService: loopbackOnly },
          }),
        ],
        test: {
          name: 'mail',
          include: ['worker/test/mail/*.mail.ts'],
          globalSetup: ['worker/test/mail/exim.setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        // Preact as the widget's build has it.
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'node',
          environment: 'node',
          // The worker's pure cores among them: they know no runtime, and the architecture check holds them to it.
          include: ['{widget,worker/src,worker/desk,embed-snippet,scripts,demo-site}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**', 'worker/src/**/adapters/**'],
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['{tests,widget/test}/**/*.spec.ts'],
          globalSetup: ['tests/browser/setup.ts'],
          // One worker, one browser and two cores: one spec at a time.
          fileParallelism: false,
          testTimeout: 45_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
