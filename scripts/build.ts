/** `npm run build`: the widget into widget/dist, the desk's page into widget/dist/desk, and the worker bundled as a deploy would. */
import { buildDesk } from './lib/desk-build.ts';
import { exitWith } from './lib/project.ts';
import { buildWidget } from './lib/widget-build.ts';
import { bundleWorker } from './lib/worker-bundle.ts';

try {
  console.log((await buildWidget()) ? 'Built the widget: widget/dist.' : 'The widget is built already.');
  console.log((await buildDesk()) ? 'Built the desk: widget/dist/desk.' : 'The desk is built already.');
  console.log(`The worker's bundle: ${await bundleWorker()}`);
} catch (error) {
  exitWith(error);
}
