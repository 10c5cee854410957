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
inside outside full empty half default online offline green red blue orange yellow white black grey purple pink brown high low early late wrong correct right
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
certain particular respective employ employs employed utilise utilize
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

/** One of a pair where the source has the other makes the opposite claim. */
export const OPPOSITES = `charge credit,refund exchange,enable disable,start end,begin end,open close,lock unlock,show hide,add remove,
keep delete,keep remove,keep lose,stay remove,stay delete,stay move,delete hide,pause delete,pause end,connect disconnect,
import export,send receive,buy sell,allow block,allow refuse,increase decrease,raise lower,include exclude,publish draft,
upload download,accept refuse,accept decline,approve decline,approve reject,visible hidden,before after,first last,
monthly yearly,monthly weekly,daily weekly,online offline,past future,public private,same different,earlier later,
longer shorter,higher lower,more less,more fewer,old new,older newer,free paid,manually automatically,replace beside,
overwrite keep,win lose,pass fail,work fail,grey active,shorten extend,ask inform,shown hidden,planned worked,
inside outside,above below,add delete,next previous,included excluded,smaller larger,everyone nobody,nothing everything,
always never,opened closed,connected disconnected,required optional,incoming outgoing,forbid allow,lose get,lose receive,
start stop,early late,weekly daily,increase reduce,rise fall`;
