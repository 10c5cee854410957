/**
 * What is done on a screen and with an account, said in several ways: one group a line, its words and
 * phrases parted by commas. Any may stand for any other of its line; "~" is a gap of up to three words.
 * The first single word stands for the phrases. Strict: a looser word belongs in no line.
 */
export const VERBS = `
inform, notice, give notice
send, provide, give, submit
pull out, remove, take out
see, view, read, access
reach, access, get to
choose, select, pick, opt for, decide on, go for
click, tap, press, hit, push, choose, select, click on, tap on, press on
open, launch, bring up, pull up, call up, navigate to
close, shut, quit, exit
leave, exit, quit, walk away from, get out of
enter, type, input, key in, type in, fill in, fill out, put in, provide, write
complete, fill in, fill out
submit, send in, hand in, send off, file, send
send, deliver, dispatch, transmit, mail, forward, send out, send over, send off
mail, post, email
post, mail, send by post
receive, get, obtain, be paid to
receive, arrive, reach, get, come in
remove, disappear, vanish, gone
reach, arrive, get to, land, turn up
reach, contact, get hold of
bring, deliver, carry
fetch, collect, pick up, get
come, arrive, visit, turn up, show up
attend, come to, show up, take part, appear
inform, tell, notify, alert, advise, announce, let ~ know, keep ~ informed, give notice
warn, alert, caution, give a warning, get a warning
text, send a text
remind, reminder
change, edit, modify, alter, adjust, amend, revise, make changes to, make a change to, rework
change, switch
change, update, renew
update, refresh, bring up to date, bring ~ up to date
customise, customize, personalise, personalize, tailor, adapt
correct, fix, put right, rectify, amend
fix, repair, solve, resolve, mend, sort out
solve, resolve, sort out, clear up, remedy
rename, give a new name, give another name, change the name
name, call, title
enable, activate, switch on, turn on
disable, deactivate, switch off, turn off
start, begin, commence, kick off, get going, get started, set off, initiate, trigger
trigger, cause, set off, bring about, lead to, result in
cause, result in, lead to, bring about, give rise to
restart, reboot, power cycle, relaunch
end, finish, conclude, expire, run out, lapse, come to an end, terminate, elapse, stop
stop, halt, cease, end, quit, discontinue, put an end to
interrupt, break off, disturb, cut off
pause, freeze, suspend, put on hold, halt temporarily
freeze, pause
resume, continue, carry on, pick up again, go on
continue, proceed, carry on, go on, keep on, keep going, go ahead, persist
hold, reserve, keep aside, set aside, put aside
keep, retain, hold, hold on to, hang on to, preserve, maintain, save, store
store, save, keep
stay, remain, keep
cancel, terminate, call off, annul
withdraw, revoke, take back, retract, pull, cancel
delete, erase, remove, wipe, get rid of, destroy, clear away, purge, discard, bin
remove, take off, take away, take out, take down, strip, clear, clean, eliminate, kick out, take ~ off
discard, throw away, dispose of, bin
restore, recover, bring back, get back, retrieve, reinstate
return, give back, send back, bring back, hand back, take back
undo, reverse, revert, roll back, take back, go back on, unwind
repeat, redo, do again, do ~ again, go through again, run again
retry, try again, have another go
replace, substitute, swap, exchange, trade in
replace, take the place of, supersede
exchange, swap, trade, switch
pay, settle, cover, pay for
pay, cost, pay for, charge
pay, spend
pay out, disburse, pay, transfer
charge, bill, invoice, debit, take a payment, ask for payment
charge, cost
cost, come to, be priced at, set ~ back, pay, charge
refund, reimburse, pay back, repay, give ~ money back, give ~ back the money, return the money
reimburse, refund, pay back, repay, pay
deduct, subtract, take off, keep back, withhold, be minus, keep
waive, drop
earn, gain, receive, get, be rewarded with
award, give, grant, receive
buy, purchase, acquire, order
order, request, book
sell, resell, offer for sale, put up for sale
resell, sell on
rent, hire, lease
lend, loan
borrow, loan, have on loan, take out, check out
book, reserve, make a booking, make a reservation
subscribe, sign up for, take out a subscription
unsubscribe, opt out, cancel a subscription
signin, log in, sign in, get into the account
signout, log out, sign out
register, sign up, create an account, enrol, enroll, open an account
join, become a member, enter
create, generate, set up, build, produce, establish, put together, draw up
produce, manufacture, print, create
prepare, get ready, put together, make ready
add, append, insert, attach, place, put in, put on, assign
attach, enclose, append
include, contain, comprise, have, hold, consist of, be made up of
contain, hold, have, include
fit, hold, have room for, store
offer, provide, supply, make available
provide, supply, hand out, give, furnish
give, grant, hand out, assign, provide
allow, let, permit, enable, authorise, authorize, give permission, give ~ the right to, grant ~ the right to, give ~ permission to
let, enable, allow, make it possible, give the option
forbid, prohibit, ban, bar
prevent, block, keep from, hinder, get in the way of, interfere with, stand in the way of
block, bar, lock
lock, block
unlock, unblock, release
protect, secure, safeguard, guard
encrypt, encode, scramble
hide, conceal, mask, make invisible, keep out of sight
show, display, present, reveal, make visible, bring up, list
appear, show, show up, come up, pop up, turn up, see
see, view, look at, watch, have sight of, visible
view, look at, see, read, inspect, check
watch, view, look at
read, go through, look through, look over
check, verify, make sure
check, verify, inspect, review, look over, look at, examine, go over, go through, test, make sure of
confirm, verify, acknowledge
ensure, make sure, see to it, make certain, be sure
compare, check against, set against
search, look for, look up, hunt for
find, locate, discover, come across, spot, see
detect, recognise, recognize, spot, identify, notice
identify, recognise, recognize, spot
notice, observe, spot, see
measure, gauge, record
calculate, compute, work out, reckon, figure out
estimate, guess, make an estimate, reckon, approximate
count, tally, add up, total
divide, split, separate, share out
split, divide, break up
merge, combine, join, unite, unify, bring together, consolidate
collect, gather, bundle, bring together
sort, order, arrange, put in order
filter, narrow down, restrict
group, bundle, cluster
move, transfer, shift, relocate, migrate, switch, take over
postpone, delay, put off, push back, defer, move back
reschedule, rearrange, move, rebook, change the date, change the time
withdraw, take out
go, pass on, send, transfer
schedule, plan, arrange, set a date for, time
plan, schedule, organise, organize, arrange
import, bring in, load in
upload, load up, put online, send up, add
download, load down, fetch
export, save out, output
print, run off
scan, read in, digitise
copy, duplicate, replicate, make a copy, clone
paste, insert
drag, pull, move
drop, release, let go
photograph, take a picture of, take a photo of, snap, take a picture, take a photo
record, capture, tape, film
play, listen to, run
publish, release, make public, go live, put live, put out, issue
issue, hand out, give out, grant, release
share, pass on, give access to, make ~ available to
invite, ask ~ to join, send an invitation, send an invite
accept, agree to, say yes to, approve, take
approve, authorise, authorize, sign off on, give approval, give consent, allow, clear
reject, refuse, decline, turn down, deny, say no to
ask, request, apply for, ask for, call for, put in for, demand
answer, reply, respond, get back to, write back, react
contact, write, reach out to, get in touch with, get in contact with, message
call, phone, ring, telephone, give ~ a call, ring up
talk, speak, chat
explain, describe, tell, set out
mention, name, state, say, give, indicate, specify, quote
specify, state, set, define, indicate, enter, give
mean, signify, indicate, say, tell, signal, point to
define, set, determine, specify
determine, decide, define, govern, depend on
depend, hinge on, vary with, be based on, be up to
require, need, call for, demand, take
need, require, have need of
accompany, go with, have with
use, employ, apply, make use of, utilise, utilize, work with
run, execute, perform, carry out, conduct, process
process, handle, deal with, work through, treat
handle, deal with, manage, take care of, look after, see to
manage, administer, run, look after, control
control, govern, manage, steer
supervise, oversee, monitor
monitor, track, watch, keep an eye on
track, follow, trace
follow, comply with, keep to, stick to, observe, obey
connect, link, join, hook up, pair, plug in
pair, connect, link, couple
disconnect, unlink, unpair, unplug, detach, cut
sync, synchronise, synchronize, be in sync, match up
integrate, connect, link
install, set up, put on
uninstall, remove
mount, fix, attach, fasten, install
assign, allocate, give, attribute, allot
appoint, name, designate
promote, upgrade
dismiss, close
leave, depart, go, move out, drive off, go away
drive, ride, travel, run
park, leave, stand, place
refuel, fill up, fill ~ up, top up, put fuel in, tank up
recharge, charge, power up, charge up
`;
