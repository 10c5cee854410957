/** English groups of everyday verbs and adjectives, and the forms of a word that Porter's stems keep apart. */
export const ENGLISH_EVERYDAY = `
add,create,insert,put in,include,enter
create,make new,set up,add,build,generate,new
remove,delete,take away,take out,get rid of,take off,erase,drop
change,edit,modify,alter,adjust,amend,update
replace,change,exchange,swap,substitute
move,transfer,shift,relocate,bring over,drag
copy,duplicate,clone,replicate,reuse
undo,reverse,revert,take back,go back,roll back,redo
cancel,call off,stop,end,terminate,quit,withdraw,back out
stop,end,halt,quit,prevent
start,begin,launch,open,kick off
pause,suspend,put on hold,freeze,hold,interrupt
resume,continue,restart,carry on,pick up again,go on,unpause
renew,extend,prolong,refresh
expire,run out,lapse,end,no longer valid
allow,permit,enable,authorize,grant
prevent,stop,avoid,keep from,block
hide,conceal,make invisible,not show
show,display,view,reveal,make visible,appear
find,look for,search,track down
find out,learn,discover,figure out,work out,check
close,shut,exit,quit,leave
send,submit,transmit,forward,mail
submit,hand in,send in,file,turn in
receive,obtain,arrive
lose,misplace,mislay,lost
keep,retain,hold on to,save,preserve,stay
save,store,keep,preserve
rename,change name,retitle,call differently,name
split,divide,separate,break up,share out
merge,combine,join,unite,bring together,consolidate,put together
join,enter,become member,get into,take part
leave,quit,exit,drop out,opt out
assign,allocate,give,allot,hand out,appoint
hand over,transfer,pass on,give to,handover
delegate,hand over,deputy,on behalf
switch,change over,swap,toggle,go over to
choose,select,pick,decide
check,tick,mark,check box,checkbox
review,check,look through,go through
fill in,fill out,complete,enter
enter,type,type in,input,key in,put in
write,type,compose,draft
explain,describe,meaning,definition
work,function,operate,run
request,ask for,apply for,demand
mandatory,required,compulsory,obligatory
voluntary,not required,not mandatory
recommend,suggest,advise,propose
improve,better,enhance,optimize,boost
protect,secure,guard,safeguard
archive,put away,store away,hide
highlight,emphasize,mark
organize,arrange,sort,tidy,structure
view,look at,watch,look over
convert,turn into,transform,change to
compress,shrink,zip,make smaller
transfer,bring over,carry over,move across,port
carry over,roll over,take along,take with|transfer
reach,contact,get hold of,get through
relocate,move house,change address,moved,new address,moving home
match,fit,correspond,agree
appear,show up,turn up,come up,pop up
recognize,identify,detect
ignore,skip,disregard,leave out
skip,leave out,omit,pass over,jump
exclude,leave out,except,omit
trigger,set off,cause,start
cause,reason,source
answer,reply,solution
bypass,get around,avoid,skip
manage,administer,handle,run,control
handle,deal with,take care of,process
process,procedure,steps,workflow
workflow,automation,process,rule
change mind,regret,no longer want,decide against,not want
get back,recover,regain,retrieve,have returned
available,offered,on offer
unavailable,not available,not offered,greyed out
greyed out,grayed out,inactive,not clickable,disabled
active,enabled,live
inactive,disabled,idle
valid,accepted,still good
invalid,not valid,not accepted,not recognized
possible,able,allowed
difficult,hard,complicated,complex,confusing
another,second,additional,extra,further
additional,extra,further,add on
original,initial,source
main,primary,principal,chief
detail,info,information,particulars,facts
information,info,details,data
instruction,directions,steps
feature,function,functionality,capability
benefit,advantage,perk,plus
directory,address book,contacts,contact list
person in charge,responsible,contact person
responsible,in charge,answerable
quality,resolution,sharpness,blurry
blurry,fuzzy,out of focus,pixelated,unclear
clean,wash,hygiene,disinfect
crucial,essential,key
easy,simple,straightforward
difficult,hard,complicated,complex
retry,try again,repeat
`;

/** Forms of one word that the stemmer does not bring together: irregular verbs, nouns of verbs, spellings. */
export const ENGLISH_FORMS = `
send,sent; pay,paid; buy,bought; sell,sold; take,took,taken; give,gave,given; get,got,gotten
forget,forgot,forgotten; lose,lost,loss; find,found; keep,kept; leave,left; break,broke,broken; hide,hid,hidden
freeze,froze,frozen; steal,stole,stolen; choose,chose,chosen,choice; see,saw,seen; show,shown; know,knew,known
write,wrote,written; speak,spoke,spoken; tell,told; hear,heard; build,built; bring,brought; begin,began,begun
come,came; withdraw,withdrew,withdrawn,withdrawal; throw,threw,thrown; hold,held; meet,met,meeting
feel,felt; catch,caught; think,thought; fall,fell,fallen; drive,drove,driven; wear,wore,worn; run,ran; spend,spent
verify,verification; notify,notification; subscribe,subscription; deliver,delivery; register,registration; fail,failure
recover,recovery; identify,identification,identity; modify,modification; cancel,cancellation; renew,renewal
approve,approval; remove,removal; refuse,refusal; install,installation; sync,synchronize,synchronise,synchronisation,synchronization
authorize,authorise,authorization,authorisation; organize,organise,organization,organisation; customize,customise
recognize,recognise; optimize,optimise; minimize,minimise; color,colour
center,centre; license,licence; favorite,favourite; catalog,catalogue; dialog,dialogue; program,programme; gray,grey
behavior,behaviour; labor,labour; enroll,enrol,enrolment,enrollment; fulfil,fulfill,fulfilment,fulfillment; theater,theatre
apply,application; decide,decision; permit,permission; explain,explanation; describe,description
expire,expiry,expiration; extend,extension; admit,admission; convert,conversion; exclude,exclusion; include,inclusion
invite,invitation; quote,quotation; restrict,restriction; suspend,suspension; deduct,deduction; reduce,reduction
available,availability; visible,visibility; compatible,compatibility; secure,security; private,privacy; anonymous,anonymity
sick,sickness; ill,illness; late,lateness; absent,absence; present,presence; inquiry,enquiry; jewelry,jewellery
complain,complaint; arrive,arrival; depart,departure; repeat,repetition; compare,comparison; maintain,maintenance
traveler,traveller; tire,tyre; instalment,installment; neighbor,neighbour; practice,practise; analyze,analyse,analysis
grow,growth; weigh,weight; wide,width; long,length; high,height; strong,strength; safe,safety
person,people; child,children; half,halves; tax,taxation; day,daily; app,apps
connect,connection; compress,compression; duplicate,duplication; translate,translation; reserve,reservation; donate,donation
username,usernames; email,emails; address,adress; receive,recieve; calendar,calender
`;
