/** `npm run build`: the widget into widget/dist, and the worker bundled as a deploy would. */
import { exitWith } from './lib/project.ts';
import { buildWidget } from './lib/widget-build.ts';
import { bundleWorker } from './lib/worker-bundle.ts';

try {
  console.log((await buildWidget()) ? 'Built the widget: widget/dist.' : 'The widget is built already.');
  console.log(`The worker's bundle: ${await bundleWorker()}`);
} catch (error) {
  exitWith(error);
}
