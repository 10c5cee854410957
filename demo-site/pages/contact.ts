import { html } from '../html.ts';
import type { Page } from '../page.ts';

export function contactPage(): Page {
  return {
    title: 'Contact',
    description: 'How to reach a person at Tidely.',
    main: html`
<div class="wrap page narrow">
<h1>Contact</h1>
<p class="lead">People answer Monday to Friday, 08:00 to 18:00 Central European Time.</p>
<form class="card stack" data-say-on-submit="Thank you. We have your message and answer by email." id="contact-form">
<label>Your email<input type="email" name="email" required autocomplete="email"></label>
<label>What is it about?<select name="topic"><option>A question</option><option>Something does not work</option><option>Billing</option><option>Privacy</option></select></label>
<label>Message<textarea name="message" rows="6" required></textarea></label>
<p class="meta">Please leave out passwords and card numbers. We never ask for them.</p>
<p class="actions"><button class="button" type="submit">Send</button></p>
</form>
<p>Nobody can see the schedule, or pay is wrong? Begin with the word <em>urgent</em>: we then answer within an hour, also at weekends.</p>
</div>`,
  };
}
