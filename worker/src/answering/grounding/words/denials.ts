/**
 * Ways of denying, and words that deny another: what stands after the colon is read as what stands before
 * it, on both sides. "~" is a gap of up to three words.
 */
export const DENIALS = `
not valid: invalid, void
not work: stop working, stops functioning, cease to work, be out of order, out of service
not possible: impossible, not an option
can not: not possible to, impossible to, no way to, not in a position to
not covered: uncovered, not part of the cover, not insured
not available: unavailable, not on offer, out of stock, not offered
not change: unchanged, unaffected, be left alone, stay as they are, stays as it is, stay as it is, stays as they are, remain as they are, remains as it is, keep as it is
not include: exclude, leave out, omit
not known: unknown, not recognised, unfamiliar, unrecognised, unrecognized
not visible: invisible, out of sight
not charge: waive
not reach goal: miss the goal, miss the target, fall short of the goal
~ not: stop ~ from, prevent ~ from, keep ~ from, hinder ~ from
not safe: unsafe, insecure
not complete: incomplete, unfinished
not approved: unapproved
not read: unread
not saved: unsaved
not used: unused
not needed: unnecessary, needless, superfluous
not verified: unverified
not confirmed: unconfirmed
not encrypted: unencrypted
not supported: unsupported
not signed: unsigned
not opened: unopened
not answered: unanswered
not finished: unfinished
not planned: unplanned
not assigned: unassigned
not authorised: unauthorised, unauthorized
not registered: unregistered
not damaged: undamaged, intact
not sold: unsold
not wanted: unwanted
not enough: insufficient, too little, too few, not sufficient
`;
