/** More of what is done: rules, states, devices and everyday deeds; the form is that of verbs.ts. */
export const DEEDS = `
rinse, flush, wash out
equal, match, be the same as, be equal to
follow, depend on, be based on, go by
wait, be held back, be held, be delayed
run, remain active, stay active, stay valid, remain valid, keep running
work, can be used, be usable
write to, notify, inform, send a message to
queue, wait in a queue, wait in line
limit, restrict, cap
empty, clear, clean out
turn, rotate, twist
lift, raise, pick up
raise, increase, put up, go up, push up, rise, grow
increase, rise, grow, go up, climb, get higher
decrease, fall, drop, go down, sink, shrink, lower, reduce, cut, bring down, get lower
lengthen, extend, prolong, make longer, get longer
extend, prolong, renew, lengthen, push back
shorten, cut, reduce, make shorter
renew, extend, roll over
upgrade, move up, switch to a higher plan, move to a higher plan
downgrade, move down, switch to a lower plan, move to a lower plan
exceed, go over, go beyond, pass, surpass, top
reach, hit, attain, achieve, meet, get to
succeed, work, go through, work out
fail, go wrong, break down
crash, break down, freeze, close unexpectedly
break, interrupt, end
damage, harm, break, hurt
lose, forfeit, miss out on, give up
miss, be absent from
forget, not remember
skip, miss, leave out, omit, jump over, pass over, jump ahead, jump, ignore
ignore, disregard, skip, leave out, pass over, take no notice of
overwrite, replace, write over, save over
override, overrule, take precedence over
precede, come before, go before
happen, occur, take place, come about, arise
arise, occur, come up, appear
apply, hold, be valid, take effect, come into force, come into effect, become effective, go into effect, be in force, count, start
affect, have an effect on, have an impact on, influence, impact, change
work, function, operate, run, be in operation
support, work with, handle
help, assist, support, give a hand, be of help
advise, recommend, suggest, counsel
guarantee, promise, ensure, vouch for, give a guarantee, assure
insure, cover
cover, include, pay for
exclude, leave out, keep out, omit
belong, be part of, be owned by
own, have, possess, be the owner of
live, reside, have a home
share, have in common
wait, hold on, be patient
expect, await, look forward to
last, take, run, go on, endure, continue
vary, differ, change
match, fit, agree with, correspond to, be the same as, be identical to
suit, fit, be right for
rate, score, grade, mark
mark, flag, label, tag, highlight
label, name, tag
blink, flash
disappear, vanish, go away
hang, freeze, get stuck
appear, turn up, return
report, tell, flag, notify, let ~ know
complain, make a complaint, lodge a complaint
claim, ask for, demand, make a claim
object, disagree, raise an objection
prove, show, demonstrate, give proof, provide proof, provide evidence
sign, put a signature, put your name to
comment, leave a comment, remark, make comments, write comments
vote, cast a vote
win, gain
donate, give, contribute
pledge, promise, commit
invest, put in
translate, render
speak, talk
teach, train, instruct
learn, find out, study
practise, practice, exercise, train
cook, prepare
wash, clean
cool, chill, refrigerate, keep cool, keep cold
heat, warm, warm up
store, keep
pack, box, wrap, put in a box
unpack, unbox, unwrap
ship, dispatch, deliver, send, leave, send out
track, follow, trace
weigh, have a weight of
treat, process, handle
cater, provide
detach, separate, unfasten
close, end, finish, have a deadline, have a cut off
redeem, use, cash in, exchange
activate, enable, set live
trust, rely on, have faith in
review, rate, assess, evaluate, look at
draft, write, compose
format, lay out
crop, trim, cut
resize, scale, change the size
zoom, enlarge, magnify
mute, silence, turn the sound off
unmute, turn the sound on
swipe, slide
scroll, move
expand, unfold, open up
collapse, fold
bookmark, save, favourite, favorite, star
pin, fix, attach
archive, put away
transfer, hand over, pass on, move, make over
inherit, take over
substitute, stand in, fill in for
refer, point, direct
redirect, forward, send on, divert
bounce, be undeliverable, come back
filter, screen
`;
