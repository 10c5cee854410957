import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { build, defineConfig } from 'vite';
import { checkBudget } from './check-budget.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The first browsers with constructable style sheets, logical properties and nesting. */
const CSS_TARGET = ['chrome120', 'edge120', 'firefox117', 'safari17.2'];

const HEADERS = `/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff

/waypost.js
  Cache-Control: public, max-age=300

/panel-*
  Cache-Control: public, max-age=31536000, immutable

/screens-*
  Cache-Control: public, max-age=31536000, immutable

/words-*
  Cache-Control: public, max-age=31536000, immutable
`;

/**
 * Builds the loader after the panel, because it carries the panel's hashed name; then writes the static
 * host's headers and fails the build when a budget is exceeded.
 */
function loaderAndBudget(): Plugin {
  return {
    name: 'waypost:loader',
    apply: 'build',
    async writeBundle(_options, bundle) {
      const entry = Object.values(bundle).find(chunk => chunk.type === 'chunk' && chunk.isEntry);
      if (!entry) throw new Error('the panel has no entry chunk');
      await build({
        configFile: false,
        root: here('.'),
        logLevel: 'warn',
        publicDir: false,
        define: { PANEL_FILE: JSON.stringify(entry.fileName) },
        build: {
          target: 'es2020',
          cssTarget: CSS_TARGET,
          outDir: here('./dist'),
          emptyOutDir: false,
          lib: {
            entry: here('./src/loader/index.ts'),
            formats: ['iife'],
            name: 'waypost',
            fileName: () => 'waypost.js',
          },
        },
      });
      await writeFile(here('./dist/_headers'), HEADERS);
      await checkBudget(here('./dist'), entry.fileName);
    },
  };
}

export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [loaderAndBudget()],
  build: {
    target: 'es2022',
    cssTarget: CSS_TARGET,
    outDir: here('./dist'),
    emptyOutDir: true,
    modulePreload: false,
    reportCompressedSize: false,
    // A library build: the panel is imported by the loader, so no page and no preload helper is wanted.
    lib: { entry: here('./src/panel/index.tsx'), formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        // The loader carries this name, and has few bytes to give.
        entryFileNames: 'panel-[hash:6].js',
        chunkFileNames: ({ name }) => (name === 'screens' ? 'screens-[hash].js' : 'words-[name]-[hash].js'),
        comments: { annotation: false, jsdoc: false, legal: false },
        minify: true,
      },
    },
  },
});
