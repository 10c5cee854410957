import type { TestProject } from 'vitest/node';
import { startScriptedModelServer } from '../../scripts/lib/scripted-model-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of the scripted model server, with `/v1`. */
    scriptedModelUrl: string;
  }
}

/** Runs the scripted model server beside the tests, which run in workerd and cannot listen themselves. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScriptedModelServer();
  project.provide('scriptedModelUrl', server.url);
  return () => server.close();
}
