// The same as pasting: <script async src="https://support.example.com/waypost.js" data-site="demo"></script>

import { createWaypost } from '@waypost/embed';
import { useEffect } from 'react';

export function Support({ fetchToken }) {
  useEffect(() => {
    const waypost = createWaypost({ origin: 'https://support.example.com', site: 'demo' });
    if (fetchToken) waypost.identify(fetchToken);
    return () => waypost.logout();
  }, [fetchToken]);
  return null;
}
