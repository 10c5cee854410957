import type { TopicModel } from '../topic/model.ts';
import type { Policy } from './types.ts';

/** What a site's messages are judged by at the moment. */
export interface PolicyInForce {
  policy: Policy;
  /** 0 where none was published yet: the site's own settings or the default. */
  version: number;
  /** Absent where none was trained: words alone tell topics. */
  model?: TopicModel;
}

/** Port: what is in force for a site; remembered for a few seconds, and longer while the store fails. */
export interface PoliciesInForce {
  of(site: string): Promise<PolicyInForce>;
}
