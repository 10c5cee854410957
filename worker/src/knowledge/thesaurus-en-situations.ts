/** Situations as customers put them, one way: who says the first may need an article that says the others. */
export const ENGLISH_SITUATIONS = `
did not arrive,does not arrive,not arrived,not came,did not come,does not come,not received,did not get,have not got,still waiting for>|missing,arrive,receive,delivery
nothing came,nothing arrives,no email,no mail>|missing,arrive,receive
not there,not there any more,nothing there,no longer there,not see,does not show,not showing,nowhere to be found,went missing>|missing,hidden,visible,disappeared
was refused,is refused,get refused,not accepted,does not accept,will not accept,says no,turned down>|error,declined,cannot,rejected,conflict,failed
will not let me,does not let me,not able to,not to,impossible>|error,cannot,problem,permission,blocked
grey,greyed out,not click,not press,not clickable>|permission,locked,disabled,role,grey
not allowed,no permission,no rights,denied>|permission,role,access
do not need,no longer need,not need any more,not want it,not want any more,no longer want,do not use,want out,had enough>|cancel,delete,remove,disconnect,close
stop it,stop this,make it stop,put an end>|cancel,disable,off,stop
over the winter,over the summer,for a while,for some months,off season,seasonal>|pause,cancel,suspend
does not add up,do not add up,not the same,not equal,does not fit,do not fit,not correct,less than,more than,too much,too little>|match,wrong,difference,change,incorrect
charged more,paid more,higher than,more expensive,went up>|bill,change,price,amount
too many,too much,all the time,every few minutes,constantly,nonstop,ten times>|notification,reduce,stop,limit,mute
fewer,less of,reduce>|stop,off,quieter,mute,redirect
new colleague,new employee,new person,new staff,new hire,new team member,someone new,hired,starts tomorrow,starts monday,just joined>|invite,add,member,new
left us,has left,no longer works,is leaving,last day,give notice,was fired,quit>|remove,member,end
come back,is back,returns>|restore,reactivate,add
get to see,who sees,can see,who knows,allowed to see,find out about me>|see,visible,personal,privacy,permission
for the tax,tax office,tax advisor,bookkeeper,accountant needs,accounting needs>|invoice,export,download,accountant
send it to my accountant,send to accounting,somebody else should get>|invoice,receive,contact,redirect,recipient
somebody else pays,other card,another card,new card,different card,card changed,card expired>|payment,method,update,card
different account,other account,wrong account,another account>|switch,connected,account,change,method
another name,new name,wrong name,misspelt,get married,typo in>|name,change,correct
wrong address,moved,new address>|address,change
by mistake,by accident,accidentally,not on purpose,wrong button,too early,too soon,oops>|undo,restore,withdraw,mistake
take it back,call it back,undo it,reverse it,get it back,put it back>|undo,restore,withdraw,reverse
changed my mind,thought better,want it back,regret>|undo,reactivate,restore
lost access,locked out,not get in,not enter,does not let me in,kicked out>|sign,password,access,problem
do not remember,not remember,forgot,have forgotten,what i typed>|password,reset,forgot
code does not work,no code,not get the code>|verification,code,two step
stolen,lost my phone,new phone,changed phone>|device,two step,verification
who can,who may,who is allowed>|permission,role,who
make him,make her,make someone,let him,let her,should be able,able to,in charge,put in charge>|role,permission,manager,change
hand over,give it to,give away,take over,new boss,sell the company,sell the business,successor>|transfer,ownership,owner
at the limit,limit reached,no more,how many,maximum>|limit,plan,upgrade
too expensive,save money,smaller,need less,fewer people>|downgrade,plan,change,price
need more,more people,grown,bigger>|upgrade,plan,limit
how much,what does it cost,price list>|price,cost,plan
try it,test it,try before,look at it first,without paying,without a card>|trial,free,start
money back,paid by mistake>|refund
paid twice,charged twice,taken twice>|refund,charge,duplicate
when do you charge,when is it charged,day of payment,pay on another day>|billing,date,charge
last year,previous months,all of them,old ones>|download,export,history
copy of everything,everything you have,all our data,all my data,take my data>|download,export,data
take everything away,close everything,leave for good,erase us>|delete,workspace,account
print it,on paper,hang it on the wall,on the wall>|print,export,pdf
as a file,as a table,in a table,into excel>|export,spreadsheet,download,csv
from a list,from a file,from excel,all at once,many people>|import,spreadsheet,list
same as last week,every week the same,again next week>|copy,repeat,week,template
one hour off,hour wrong,hour too early,hour too late,wrong hour>|time,zone,hour
two at the same time,double,overlapping,clash>|conflict,overlap,error
somebody changed it,others changed,at the same time>|conflict,locked,updated
old version,former version,yesterday,not current,not up to date,still shows,still displays,old one,last week>|updating,date,refresh,sync
does not update,does not refresh,nothing changes,stuck on>|updating,syncing,refresh
nothing was sent,nothing is sent,not sent over,not transferred,does not transfer>|syncing,integration,missing
days off,be off,be away,going on leave,not work,not working on>|absence,leave,off,unavailable
not come,someone else should take,find a replacement,instead of me,take my place>|swap,shift,replace
called off,event is off,not happening,do not need anyone>|cancel,shift
one more person,another person,extra person,need more people,put somebody>|add,someone
one person less,take someone out,one too many>|remove,someone
other day,another day,from monday,to tuesday,earlier,later>|move,change,shift,date
tell everybody,let them know,everyone should get,how do they get it,crew get it,is ready>|publish,send,notify,share
so that others see,make it visible,put it online>|publish,share,visible
in my own calendar,on my phone calendar,in my diary>|calendar,subscribe,connect
start working,begin my shift,when i come,arrive at work>|clock,start
wrong hours,hours missing,worked more,worked longer>|hours,correct,match,time
pay,what i earn,wage program,wages program>|payroll,pay,hours
phone does not,app does not,on the phone>|mobile,app
does not ring,no sound,does not tell me,no alerts>|notification,push,missing
is something broken,is it down,for everybody,only me,problem on your side,disturbance>|status,outage
talk to someone,real person,call you,phone you,write to you,nobody answers>|support,contact
what do i do first,where do i begin,just registered,just signed up,brand new>|start,set,workspace,first
another shop,second shop,new branch,second branch,new place,opening>|location,add,set
called differently,should be called,read differently>|rename,name
what does it mean,number at the bottom,message with a number,strange message>|error,code
other program,other system,software,third party>|integration,connect
take away,throw out,get rid of>|remove,delete,disconnect
keep an eye,check who,who was there>|report,attendance,hours
gmail,outlook,yahoo>|email,calendar
gmail>|google
iphone,ipad>|ios,apple,mobile,app,phone
samsung,pixel>|android,mobile,phone
chrome,safari,firefox,edge>|browser
visa,mastercard,amex>|card,payment
paypal,sepa,wire>|payment
boss,chief>|manager,owner,admin
waiter,waitress,nurse,cook,driver,cashier,barista,cleaner,student>|member,employee,staff,team
buzz,beep,ring,ping>|notification
spam,annoying,too many emails>|notification,email
forgot,forget,remember,not remember>|password,reset
locked out,not get in,keeps me out>|sign,password
stranger,wrong person,unknown person>|remove,access,security
lost my phone,stolen phone,new phone>|device,phone,verification
accountant,bookkeeper,tax advisor,tax return>|invoice,billing,export
bookkeeping,accounting>|invoice,billing,payroll
earn,salary,wage>|payroll,personal,pay
concert,wedding,party,festival>|event,shift
boat,restaurant,bar,cafe,hotel>|location
town,city,branch>|location
maternity,sick,ill,holiday,vacation,july,august,christmas>|absence,leave,off
monday,tuesday,wednesday,thursday,friday,saturday,sunday>|day,shift,week
morning,evening,night,noon>|time,shift
married,marriage,surname,last name>|name
moved house,new flat>|address
moved company,merged,find>|organisation,company,account
excel,google sheets,numbers>|spreadsheet,csv,export,import
bank statement>|charge,invoice,payment
charged twice,double charge,paid twice>|charge,refund,duplicate
too expensive,not afford>|downgrade,cancel,price
mistake,by accident,accidentally,wrongly>|undo,restore
changed my mind,regret>|undo,reactivate,refund
closed down,going out of business>|delete,cancel
hacker,phishing,virus,malware>|security
gdpr,data protection>|privacy,data,delete,export
copy of everything,all my data>|export,download,data
not enough money,insufficient funds>|declined,card
expired card,new card>|card,update,payment
spinning,loading forever,endless>|loading,slow
white screen,black screen>|blank,loading
disappeared overnight>|missing
server,maintenance,outage>|status
newcomer,beginner,first time>|start,setup
where do i start,what first>|setup,start
human being,real person>|support,contact
rota,roster>|schedule
crew,personnel>|team
quit,left,resigned>|remove
seat,seats>|member,plan,price
interested,curious>|price
zapier,webhook,api>|integration
slack,teams>|integration,notification
xero,quickbooks,payroll>|integration,payroll
`;
