import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The desk's page, built beside the widget: the worker serves both from one folder of assets. */
export default defineConfig({
  root: here('.'),
  base: '/desk/',
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: here('../../widget/dist/desk'),
    emptyOutDir: true,
    modulePreload: false,
    reportCompressedSize: false,
    // The page's policy allows files, and nothing inline.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/desk-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        comments: { annotation: false, jsdoc: false, legal: false },
        minify: true,
      },
    },
  },
});
