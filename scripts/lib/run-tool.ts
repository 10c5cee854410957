import { spawn } from 'node:child_process';
import { ROOT, TOOLS } from './project.ts';

/** Keeps the tools off the network and away from questions: no telemetry, no reports, no prompts. */
export const QUIET_ENVIRONMENT = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  DO_NOT_TRACK: '1',
  VITE_DISABLE_UPDATE_CHECK: '1',
} as const;

export interface ToolResult {
  code: number;
  /** stdout and stderr in the order they came. */
  output: string;
}

/** Runs one of the project's tools to its end in the root folder; never throws for an exit code. */
export function runTool(tool: keyof typeof TOOLS, args: string[], environment: Record<string, string> = {}) {
  return new Promise<ToolResult>((resolve, reject) => {
    const child = spawn(process.execPath, [TOOLS[tool], ...args], {
      cwd: ROOT,
      env: { ...process.env, ...QUIET_ENVIRONMENT, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });
}
