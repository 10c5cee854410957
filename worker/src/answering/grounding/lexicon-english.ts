/**
 * What English support texts say in several ways. Each line is one group of words that may stand for
 * one another without a claim changing; a word may be in several. Kept small on purpose: a word that
 * is in no group has to be found itself.
 */
export const VERB_GROUPS = `
choose select click tap pick press hit
open go visit navigate head launch
go move switch transfer
enter type input fill write
delete erase wipe remove
remove withdraw drop detach
send deliver transmit forward
receive get obtain
visit come
read view
arrive come reach land
inform tell notify warn alert
change edit modify alter adjust
change update
enable
disable
start begin commence restart
restart reboot
end finish expire lapse
stop cease halt
cancel terminate
pay settle
charge bill invoice debit
cost pay charge
refund reimburse
keep stay remain retain preserve
store save keep
continue proceed resume
see view visible look watch
show display appear list
print
accept
approve authorise authorize
confirm
require mandatory compulsory obligatory demand
replace substitute
swap exchange trade
retry
wait
happen occur
ask request
answer reply respond
move switch transfer
return reappear restore
restore recover
undo reverse revert undone
ship deliver dispatch
block
unblock
overwrite replace
share
invite
lose
publish release
connect link
disconnect unlink
match map
assign allocate
create make
prepare assemble create
add append place insert
contain include
copy duplicate
merge combine
import
export
scan
drag
paste
signin
signout
recall
bypass
skip
check verify review inspect
apply
revoke withdraw
execute process perform
hide conceal
clear reset wipe
download
upload
hold
plan
work function available support
contain hold include
support
affect
disappear vanish
turn become
leave depart
decide determine
need
use
increase raise
decrease lower reduce
post
try
grant give
suggest propose
set enter define specify
read
drop lose
copy
hear
follow
install
allow permit
notice
collect bundle
pause
blink flash
erase
count
vanish disappear
interrupt drop
renew
look search
supply provide
listen
sell
buy purchase
occur appear
reject refuse decline
`;

export const NOUN_GROUPS = `
email mail
phone mobile smartphone telephone
person people human individual someone somebody
customer client
business company firm
screen page
picture image photo
file document
folder directory
invoice bill
item product
parcel package order
money fund cash
fee charge cost price
site website
app application
computer laptop pc
location place branch
period term
amount sum total
limit maximum cap
employee worker staff
holiday vacation leave
delivery shipping shipment ship
deliver delivery
recording clip video
problem issue trouble
reason cause
method way means
setting option
update upgrade
payment pay
refund money
purchase buy
cancellation cancel
removal remove
confirmation confirm
approval approve
invitation invite
connection connect
disconnection disconnect
transfer
expiry expire
renewal renew
extension extend
download
mistake error
step
list
data
device
today now
backup
trial try
large big great
small little
additional extra further
separate own
identical same
unchanged same
wrong incorrect invalid bad
correct right true
automatically automatic
manually manual hand
ahead advance beforehand first
beforehand before
available
ready
easy simple
quick fast soon
busy
gone disappear vanish
previous earlier prior former
later afterwards subsequent
individual single
attempt try
present current existing
valid last
separately individually
mailbox inbox
spam junk
contract agreement
authority
proof evidence
mandatory require
signature sign
overdraft
remainder remain rest
remaining remain
beside next adjacent
time
team colleague
wifi
technician engineer
exact precise
zero scratch
loss lose
photo picture
worldwide
kept keep
abroad
again anew
complete full entire
hidden hide
visible see
consent approval permission
permission right
half
`;

/** Who acts: one of these is never another. */
export const ROLES =
  `owner manager member admin administrator editor viewer user customer agent technician holder
guest colleague employee minor tenant supervisor sender recipient reseller accountant founder guardian partner
administrator bank provider`.split(/\s+/);

/** Pairs and families in which one word instead of the other makes another claim. */
export const CONTRASTS = `
before after during until more less fewer old new older newer first last next previous former earlier later
public private draft monthly yearly weekly daily annual past future free automatically manually
longer shorter larger smaller higher lower active inactive incoming outgoing encrypted unencrypted stolen
standard express premium basic up down above below same different
inside outside full empty half default online offline green red high low early late wrong correct right
`;

/** Words that claim nothing by themselves. */
export const CLAIM_FREE = `
a an the this that these those there here then so thus hence therefore and or but nor yet as than
i me my you your yours we us our ours they them their theirs he him his she her it its itself themselves yourself
one ones who whom whose which what where how why
is are was were be been being am do does did doing done have has had having get gets got getting
of to in on at by from with for into onto about under over through via per between among within during out off
will would shall can could may might must should need needs needed let lets please simply just also too still already
however though although even while whereas since because whether if when once
able possible necessary want wants wish like would-be case thing things way ways kind sort bit
make makes made take takes taken taking use uses used using
put puts
yes no not never none nothing nobody neither nor cannot without
all every each any some most many much both either only solely
such own same-way regarding concerning according due
well very quite rather really simply basically directly itself
happen happens mean means
else otherwise instead again another other others
up down back away along around across
who's it's that's
then afterwards meanwhile
respectively namely example instance e.g i.e
time times moment
be-sure sure
once
look looks
able
`;

/** Ways of saying that become one word, in order; patterns see folded text, case-insensitive. */
export const REWRITES: Array<[RegExp, string]> = [
  [/\bcan['’]t\b/g, 'can not'],
  [/\b(could|do|does|did|is|are|was|were|has|have|had|would|should|must|need|might)n['’]t\b/g, '$1 not'],
  [/\bwon['’]t\b/g, 'will not'],
  [/\bcannot\b/g, 'can not'],
  [/\bthere['’]s\b/g, 'there is'],
  [/\b(it|that|he|she|who|what|here|where|how)['’]s\b/g, '$1 is'],
  [/['’](?:re|ll|ve|d|m)\b/g, ''],
  [/(\w)['’]s\b/g, '$1'],
  [/\b(?:not|no) (?:any ?more|any longer)\b|\bno longer\b/g, 'not'],
  [/\bnot ([^,.;]{2,40}?) any ?(?:more|longer)\b/g, 'not $1'],
  [/\b(?:it is )?not only once\b/g, 'not only once'],
  [
    /\b(?:right away|straight ?away|at once|instantly|immediately|on the spot|without delay)\b/g,
    'immediately',
  ],
  [/\ball at the same moment\b/g, 'at the same moment'],
  [
    /\b(?:turn|turns|turned|turning|switch|switches|switched|switching) (?:(it|them|this|that|[a-z]+ [a-z]+|[a-z]+) )?on\b/g,
    'enable $1',
  ],
  [
    /\b(?:turn|turns|turned|turning|switch|switches|switched|switching) (?:(it|them|this|that|[a-z]+) )?off\b/g,
    'disable $1',
  ],
  [/\bdeactivate(?:s|d)?\b/g, 'disable'],
  [/\bactivate(?:s|d)?\b/g, 'enable'],
  [/\b(?:sign|log)(?:s|ged|ed|ging|ing)?[ -]?in(?:to)?\b/g, 'signin'],
  [/\b(?:sign|log)(?:s|ged|ed|ging|ing)?[ -]?(?:out|off)\b(?! on)/g, 'signout'],
  [/\bsign(?:s|ed|ing)? off on\b|\bsignout on\b/g, 'approve'],
  [/\be-mails?\b/g, 'email'],
  [/\bback-ups?\b/g, 'backup'],
  [/\bread[- ]only\b/g, 'readonly'],
  [
    /\b(?:as long as|so long as|while) ([^,.;]{2,50}?) (?:ha(?:s|ve) |is |are )?not (?:yet )?(?:been )?/g,
    'until $1 is ',
  ],
  [/\bby the (month|year|week)\b/g, '$1ly'],
  [/\b(?:is|are|has been) (?:reached|hit)\b/g, ''],
  [/\b(?:is|are|be|stays?|remains?) valid (?=for|until)/g, ''],
  [/\blasts (?=(?:for )?(?:\d|one|two|three|four|five|six|seven|ten|twelve|thirty))/g, ''],
  [/\b(after|before|until|from|by) (?:that|this) (?:period|time|point|moment|date|day)\b/g, '$1 that'],
  [/\b(days?|months?|weeks?|years?|hours?) old\b/g, '$1'],
  [/\bcomes? with\b/g, 'is with'],
  [/\bpart of(?: it| them)?\b|\bincluded (?:in|with)\b/g, 'included'],
  [/\bfor (?:each|every)\b/g, 'per'],
  [/\byou (?:can |will )?find\b/g, 'listed'],
  [/\bemail(?:s|ed)? (you|us|them) /g, 'send $1 by email '],
  [/\bput(?:s|ting)? together\b/g, 'prepare'],
  [/\b(?:do|does) not require\b/g, 'need not'],
  [/\bwith the exception of\b|\bapart from\b|\bother than\b/g, 'except'],
  [/\bcan be used (?=for|until|within)/g, ''],
  [
    /\b(?:as long as|so long as|provided that|provided|on condition that|assuming|in the event that|in case)\b/g,
    'if',
  ],
  [/\b(?:as soon as|whenever)\b/g, 'when'],
  [/\b(?:is|are|be|was|were) (not )?able to\b/g, 'can $1'],
  [/\b(?:is|are) (not )?(?:allowed|permitted) to\b/g, 'can $1'],
  [/\b(?:ha(?:s|ve)|need(?:s|ed)?|had) (not )?to\b/g, 'must $1'],
  [/\b(do|does) not (?:need|have) to\b/g, 'need not'],
  [/\b(?:is|are) (?:obliged|required|forced) to\b/g, 'must'],
  [/\b(?:try|tries|trying|tried) (?:it )?again\b|\bretr(?:y|ies|ying|ied)\b/g, 'retry'],
  [/\b(?:start|starts|begin|begins) (?:over|again|afresh)\b/g, 'restart'],
  [/\bfrom (?:scratch|zero)\b/g, 'zero'],
  [
    /\b(?:get|gets|receive|receives|have) (all of |all )?(?:your|their|the) (?:full )?money back\b/g,
    '$1 refund',
  ],
  [
    /\b(?:your|the) money (?:goes|is sent|comes) back\b|\b(?:we|they) (?:return|give back) (?:your|the) money\b/g,
    'refund goes',
  ],
  [/\ball of (?=refund)/g, 'full '],
  [/\ball of {1,2}refund\b/g, 'full refund'],
  [/\b(?:in full|completely|entirely|fully|in its entirety)\b/g, 'full'],
  [
    /\b(?:costs?|is|are|pay) nothing\b|\b(?:free of charge|at no (?:extra |additional )?(?:cost|charge)|without (?:any )?(?:charge|cost)|for nothing)\b/g,
    'is free',
  ],
  [/\bor nothing\b/g, 'or free'],
  [
    /\b(?:on its own|by itself|by themselves|of its own accord|automatically|on their own)\b/g,
    'automatically',
  ],
  [/\b(?:by hand|manually)\b/g, 'manually'],
  [/\b(?:next to|alongside)\b/g, 'beside'],
  [/\b(?:rather than|in place of|instead of)\b/g, 'instead'],
  [/\bcontact us\b|\breach out to us\b|\bget in touch(?: with us)?\b|\bmessage us\b/g, 'write us'],
  [/\b(?:write|writes) to us\b/g, 'write us'],
  [/\b(?:come|comes|go|goes|came) back\b|\bappears? again\b/g, 'return'],
  [/\b(?:bring|brings|brought) (?:(it|them) )?back\b/g, 'restore $1'],
  [/\bcall(?:s|ed)? back\b/g, 'recall'],
  [/\bgo(?:es)? (?:around|past)\b/g, 'bypass'],
  [/\bgo(?:es)? on\b|\bcarry on\b|\bcarries on\b|\bkeep(?:s)? going\b/g, 'continue'],
  [/\b(?:take|takes|took|come|comes) (?:into )?effect\b|\bbecomes? effective\b/g, 'apply'],
  [/\bshows? up\b/g, 'appear'],
  [/\b(?:run|runs|ran) out\b/g, 'expire'],
  [/\b(?:carried|carry) out\b/g, 'execute'],
  [/\blook (?:for)\b/g, 'search'],
  [/\bset(?:s|ting)? up\b|\bset-up\b/g, 'create'],
  [/\b(?:press|tap|click) and hold\b/g, 'hold'],
  [/\b(?:click|tap|press|clicks|clicking) on\b/g, 'choose'],
  [/\b(?:head|go|navigate|visit|jump|switch over) to\b(?= \ue000)/g, 'open'],
  [/\b(?:still to come|lies? in the future|ahead of you)\b/g, 'future'],
  [/\bmanage to\b/g, 'can'],
  [
    /\b(?:stay|stays|remain|remains|is|are) (?:the same|unchanged|the way (?:it|they) (?:is|are))\b/g,
    'not change',
  ],
  [/\bleaves? ([^,.;]{2,40}?) (?:unchanged|as it is)\b/g, 'not change $1'],
  [/\b(?:no|not) (?:more|longer|older|later|greater|higher|larger|bigger) than\b/g, 'atmost'],
  [/\b(?:no|not) (?:less|fewer|earlier|lower|smaller|younger) than\b/g, 'atleast'],
  [/\bnot exceed(?:s|ing)?\b/g, 'atmost'],
  [
    /\b(?:up to|at most|at the most|a maximum of|max(?:imum)?\.?|limited to|as many as|as much as)\b/g,
    'atmost',
  ],
  [/\b(?:at least|a minimum of|minimum|min\.)\b/g, 'atleast'],
  [/\b(?:more|older|longer|later|larger|bigger|higher|greater) than\b|\bexceed(?:s|ing)?\b/g, 'morethan'],
  [/\b(?:less|fewer|younger|shorter|smaller|lower|newer) than\b/g, 'lessthan'],
  [/\b(?:at the )?(?:exactly|precisely)\b/g, 'exactly'],
  [/\bor (?:fewer|less|below|smaller|older|earlier)\b/g, 'orfewer'],
  [/\bor (?:more|above|newer|later|higher|over)\b/g, 'ormore'],
  [/\b(?:working|business|week) ?days?\b/g, 'workingdays'],
  [/\b(?:working|business) ?hours?\b/g, 'workinghours'],
  [/\ba quarter of an hour\b/g, '15 minutes'],
  [/\bhalf an hour\b/g, '30 minutes'],
  [/\b(?:(?:a|one) )?single time\b/g, 'once'],
  [/\b(?:a|one) single\b/g, 'single'],
  [/\b(?:left|leaves?) out\b|\bexcluded\b/g, 'not included'],
  [/\bonly once\b|\ba single time\b|\bone time only\b|\bsingle use\b/g, 'once'],
  [/\b(two|three|four|five|\d+) times\b/g, '$1 times'],
  [/\btwice\b/g, '2 times'],
  [/\bsmart ?phones?\b/g, 'phone'],
  [/\bevery(?:one|body)\b|\banyone\b|\banybody\b/g, 'all people'],
  [/\beverything\b/g, 'all everything'],
  [/\banything\b/g, 'all'],
  [/\bno ?one\b|\bnobody\b/g, 'no people'],
  [/\bat any time\b|\bany ?time\b|\bwhenever you (?:like|want)\b/g, 'anytime'],
  [/\bfor ever\b|\bforever\b/g, 'forever'],
  [/\bby default\b/g, 'default'],
  [/\btold\b/g, 'inform'],
  [/\blet(?:s)? ([a-z]+) know\b/g, 'inform $1'],
  [/\bunapproved ([a-z]+)\b/g, '$1 not approved'],
  [/\b([a-z]+) that (?:have|has|were|was|are|is) not (?:yet )?(?:been )?/g, '$1 not '],
  [/\bunpublished\b/g, 'not published'],
  [/\bunpaid\b/g, 'not paid'],
  [/\bunsent\b/g, 'not sent'],
  [/\bunavailable\b/g, 'not available'],
  [/\bunable to\b/g, 'can not'],
  [/\bunlimited\b/g, 'no limit'],
  [/\bfails? to\b/g, 'not'],
  [/\b(?:refrain from|avoid)\b/g, 'not'],
  [/\bnothing back\b/g, 'nothing return'],
  [/\b(?:each|every) (night|day|week|month|year|hour)\b/g, 'every $1'],
  [/\bonce (?:a|per|every|each) (day|week|month|year|hour|night)\b/g, 'every $1'],
  [/\bnightly\b/g, 'every night'],
  [/\byou do not need\b/g, 'without'],
  [/^(\W*)without (?:it|one|them|this|that)\b/g, '$1without anyhow'],
  [/\b(?:do|does) not need\b|\bneeds? no\b|\bno need (?:for|of)\b/g, 'need not'],
  [/\b(?:thing|way) it is\b/g, ''],
  [/\bas (?:it is|it was)\b/g, ''],
];

/** One of a pair where the source has the other makes the opposite claim. */
export const OPPOSITES = `charge credit,refund exchange,enable disable,start end,begin end,open close,lock unlock,show hide,add remove,
keep delete,keep remove,keep lose,stay remove,stay delete,stay move,delete hide,pause delete,pause end,connect disconnect,
import export,send receive,buy sell,allow block,allow refuse,increase decrease,raise lower,include exclude,publish draft,
upload download,accept refuse,accept decline,approve decline,approve reject,visible hidden,before after,first last,
monthly yearly,monthly weekly,daily weekly,online offline,past future,public private,same different,earlier later,
longer shorter,higher lower,more less,more fewer,old new,older newer,free paid,manually automatically,replace beside,
overwrite keep,win lose,pass fail,work fail,grey active,shorten extend,ask inform,shown hidden,planned worked`;
