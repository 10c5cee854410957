import type { Html } from './html.ts';

/** What a page hands to the layout. */
export type Page = {
  title: string;
  main: Html;
  description?: string;
  status?: number;
  language?: string;
  /** Set on pages of the signed-in product; names the area for the widget. */
  area?: 'schedule' | 'members' | 'billing' | 'integrations';
};

/** What the layout and the pages know about one request. */
export type PageContext = {
  path: string;
  snippet: string;
  isSignedIn: boolean;
  today: Date;
};
