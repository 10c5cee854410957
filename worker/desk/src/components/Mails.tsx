import { exactTime } from '../format.ts';
import { useDesk } from './context.ts';
import { ListScreen, useListing } from './ListScreen.tsx';
import { Plain } from './Markdown.tsx';

const LEAD = {
  desk: 'No mail server is set up: these mails were not sent, but kept here.',
  smtp: 'Mails go out by SMTP. These were kept before.',
  http: 'Mails go out by the mail service. These were kept before.',
};

/** What the embedded mail port would have sent. */
export function Mails({ openNav }: { openNav(): void }) {
  const desk = useDesk();
  const listing = useListing(async before => {
    const { mails, next } = await desk.api.mails(before);
    return { items: mails, ...(next && { next }) };
  });
  return (
    <ListScreen
      title="Mails"
      lead={LEAD[desk.status.value?.mail ?? 'desk']}
      empty="No mail has been written yet."
      listing={listing}
      openNav={openNav}
    >
      {mail => (
        <li key={mail.id} class="card">
          <details>
            <summary>
              <strong dir="auto">{mail.subject}</strong>
              <span class="meta">
                to <bdi>{mail.to}</bdi> · {exactTime(mail.at)}
              </span>
            </summary>
            <Plain text={mail.text} />
          </details>
        </li>
      )}
    </ListScreen>
  );
}
