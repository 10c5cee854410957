/** English groups about time, shifts, absence, pay, places, amounts and health; the format is in thesaurus.ts. */
export const ENGLISH_WORK = `
calendar,schedule,agenda,diary,planner
schedule,roster,rota,timetable,plan,shift plan,work schedule
shift,working time,duty,work hours,slot
open shift,unfilled shift,free shift,uncovered shift,empty shift
swap shift,trade shift,exchange shift,switch shift,shift swap,change shift
cover,fill in,stand in,substitute,step in,take over shift
night shift,nights,graveyard shift,late shift,overnight
part time,half time,reduced hours
availability,available,when can work,free times,unavailability
time off,leave,vacation,holiday,pto,days off,annual leave,absence
request leave,ask for time off,book holiday,apply for leave,vacation request,take day off,take holiday|leave,absence,vacation,request
holiday balance,leave balance,vacation days left,days left,holiday allowance,remaining days,holiday entitlement
public holiday,bank holiday,national holiday,feast day|holiday
sick,ill,unwell,sickness,sick leave,sick day,sick note,call in sick
maternity,parental leave,paternity,baby leave,pregnant
absence,absent,away,out of office,not at work,missing work
no show,not show up,failed to appear,not turn up|absence
clock in,punch in,check in,start work,time clock,clocking in,stamp in|attendance,timesheet
clock out,punch out,check out,finish work,clocking out,stamp out|attendance,timesheet
forget clock in,forget clock out,missed punch,forgotten punch,forget punch|correct,timesheet
time tracking,hours worked,record hours,time recording,log hours,track time|timesheet,attendance
timesheet,time sheet,time card,hours sheet,time record
attendance,presence,turn up,show up at work
hours,working hours,worked time
overtime,extra hours,additional hours,time in lieu,comp time
break,pause,lunch,rest,lunch break
late,tardy,lateness,not on time,behind time
pay,wage,salary,compensation,earnings,paycheck
payroll,pay run,wages,salaries,payslip
payslip,pay slip,pay stub,wage slip
raise,pay rise,salary increase,more pay
hourly rate,pay rate,per hour,hourly wage
bonus,premium,allowance,extra pay,supplement
approve,accept,confirm,sign off,give green light,authorize
reject,decline,deny,refuse,turn down,disapprove,say no
hire,recruit,take on,new starter,new employee,new hire
apply,application,applicant,candidate
task,todo,checklist
appointment,meeting,booking,date
reschedule,move,postpone,change time,put off,shift,bring forward
postpone,delay,put off,defer,push back
event,occasion,happening,function
recurring,repeat,repeating,regular,every week,series,periodic
template,pattern,model,blueprint,sample
publish,release,make visible,make public,go live
draft,unpublished,not published,work in progress
copy schedule,copy week,last week again,repeat week,duplicate week
deadline,due date,cut off,time limit
early,in advance,beforehand,ahead of time,prior
day,daily,every day,per day,each day
week,weekly,every week,per week
month,monthly,every month,per month
year,yearly,annual,annually,per year,every year,12 months
night,overnight,late evening,midnight
morning,forenoon
weekend,saturday,sunday
weekday,working day,business day,workday
tomorrow,tmr,next day,tomorow
duration,how long,period,time span
start date,begin date,from when,start time
end date,finish date,until when,end time
history,past,previous,earlier,old
recent,latest,newest,last
temporary,for a while,short term,interim
permanent,forever,for good,for ever
sometimes,now and then,occasionally,intermittent,on and off,from time to time,random
instant,immediate,straight away,real time,live,at once
automatic,automatically,auto
manual,by hand,manually
daylight saving,summer time,winter time,dst
everyone,everybody,whole team,entire,complete
several,multiple,more than one
too many,too much,over limit,exceed,more than allowed
limit,maximum,restriction
bulk,mass,many at once,in one go,batch
empty,blank,nothing in it,no data
total,sum,overall,altogether
location,site,place,branch,premises,venue
office,workplace,headquarters,hq
gps,geolocation,geofence,location services,position
report,statistics,stats,analytics,analysis,figures
dashboard,overview,summary,home screen,start page
data retention,how long kept,keep data,storage period|retention
covid,coronavirus,corona,covid 19,sars cov 2,pandemic
vaccine,vaccination,jab,shot,immunization,inoculation,booster
symptom,sign,complaint,effects
infection,infected,contagious,catch,illness,disease
spread,transmit,transmission,pass on
quarantine,isolate,isolation,self isolate,stay home
mask,face covering,face mask
home office,work from home,wfh,remote,telework,from home
compare,comparison,versus,vs,difference
job,position,role,occupation
`;
