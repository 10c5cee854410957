/** How things are, when and how often; the form is that of verbs.ts. */
export const QUALITIES = `
available, accessible, offered, on offer, provided, obtainable, usable, there, can be used, ready for use
ready, prepared, finished, available, done, complete
possible, feasible, can be done, an option, doable
allowed, permitted, ok, fine, welcome, okay
forbidden, prohibited, banned, not allowed
required, necessary, mandatory, compulsory, obligatory, needed, essential, a must
optional, voluntary, not required, up to you
free, gratis, complimentary
paid, charged, chargeable, subject to a charge
cheap, inexpensive, low cost
expensive, dear, costly
valid, good, in force, effective, work, usable
current, present, existing, ongoing, now
existing, present, current, already there
previous, earlier, prior, former
former, previous, old
following, next, coming, subsequent
next, following, coming, upcoming
later, afterwards, subsequently, after that, thereafter, from then on
before, ahead of, prior to, in advance of, earlier than, previous to
meanwhile, meantime, in the meantime, in the meanwhile, during this time
afterwards, later, then, after that
permanently, for good, irrevocably, irreversibly, once and for all, forever
beforehand, first, ahead, in advance, ahead of time
first, initially, to begin with, to start with, beforehand
finally, lastly
immediately, instantly, promptly, directly
soon, shortly, in a moment, before long, in a little while
quickly, fast, rapidly, swiftly, speedily
slowly, gradually, bit by bit
again, anew, once more, a second time, another time, afresh
often, frequently, regularly, many times, a lot
rarely, seldom, hardly ever, infrequently
sometimes, occasionally, now and then, from time to time, at times
usually, normally, generally, as a rule, typically, in general, mostly, in most cases, most of the time, ordinarily
always, constantly, at all times, all the time
forever, permanently, for good, permanent, for ever, irrevocably, irreversibly, once and for all, indefinitely
temporarily, for a while, for the time being, for a time
consecutive, successive, in a row, running, in succession, back to back, one after another
simultaneously, at the same time, at one time, in parallel, in one go, together
together, jointly, with one another
separately, individually, one by one, on its own, apart
own, separate, personal, individual
personal, private, individual, own
shared, common, joint
same, identical, equal
different, other, another, distinct
similar, alike, comparable
equal, same, even
whole, entire, complete, full
entire, whole, complete, full, all
complete, full, entire, total
partial, incomplete, in part
full, complete, entire
empty, blank, bare, void
nearly, almost, close to, just about, practically
about, around, roughly, approximately, circa, more or less
exactly, precisely, just, accurately
additional, extra, further, more, another, added, supplementary
further, more, additional
large, big, great, huge, high
small, little, tiny
high, tall
highest, best, top, greatest, maximum
lowest, least, minimum
best, top, highest, greatest
worst, poorest
long, lengthy, extended
short, brief
latest, newest, most recent
oldest, earliest
new, fresh, recent
younger, under, less than
right, correct, proper, appropriate, suitable
correct, right, accurate, true
wrong, incorrect, mistaken, false, inaccurate
broken, defective, faulty, damaged
damaged, broken, defective, faulty
lost, missing, gone
missing, absent, lacking, not there
gone, lost, away
safe, secure, protected
secure, safe, protected
strong, robust, powerful
weak, poor, faint
clear, obvious, plain
easy, simple, straightforward, effortless
difficult, hard, tricky
automatically, automatic, without your doing anything, without any action, without you doing anything
manually, manual, by hand
public, open, visible to all, accessible to all
visible, shown, displayed, on view, see, in view
hidden, concealed, invisible
active, live, enabled, running
inactive, disabled, dormant
online, on the internet, over the internet, via the internet, on the web
offline, without a connection, without internet
busy, occupied, engaged, in use
open, unlocked
upright, standing, vertical, vertically
flat, lying
nearby, close, near
near, close to, next to, beside, by
close, near, nearby
known, familiar, recognised
responsible, in charge, accountable, liable, the duty of, the responsibility of
exclusively, only, solely
reserved, kept, held, set aside
due, payable, owed, to be paid
overdue, late, past due
late, delayed, behind
covered, included, insured
included, part of, contained, covered, inclusive, comes with, built in
extra, additional, on top
suspicious, dubious
unexpected, surprising
urgent, pressing
important, essential, crucial
recommended, advised, advisable
sufficient, enough, adequate
enough, sufficient
insufficient, not enough, too little
several, multiple, various, a few, more than one
multiple, several, many
readonly, view only
editable, can be edited
default, standard, preset, out of the box
standard, normal, regular, default
normal, usual, regular, ordinary
special, particular
specific, particular, certain
certain, particular, given
official, formal
legal, lawful
digital, electronic
wireless, cordless
worldwide, globally, around the world, in every country
local, regional
matt, matte
glossy, shiny
loud, noisy
quiet, silent
cold, chilled, cooled
warm, hot, heated
fresh, new
mobile, portable
external, outside
internal, inside
initial, first
final, definitive
`;
