/** Deny one side of the colon and you say the other: "not changed" is "kept". Words of one side are no synonyms. */
export const COMPLEMENTS = `
change, alter, modify, affect: keep, stay, remain, retain, preserve, same
include, cover, count, contain: exclude, omit, skip, ignore, extra, separate
allow, permit, possible, enable, let: forbid, prohibit, prevent, ban, impossible, block
accept, approve, grant: reject, refuse, decline, deny
work, function, succeed: fail, broken
valid, work: expire, invalid, void
keep, store, retain, save, preserve: delete, erase, remove, discard, lose
reach, meet, attend: miss
remember: forget
available, exist, present: missing, absent
same, identical: different, differ
open, available, accessible: closed, locked
connected, online: disconnected, offline
complete, finished: incomplete, partial
visible, shown, show, see, view: hidden, hide, conceal
required, mandatory, necessary, need: optional, voluntary
pay, charge, bill, cost: free, waive
receive, get: miss
continue, run: stop, end, pause
limit, restrict: unlimited
public, shared: private
active, enabled: inactive, disabled
correct, right: wrong, incorrect
`;
