/**
 * English groups about accounts, people, privacy, settings, messages and support. A line is a group:
 * `same, same | near, near` (see thesaurus.ts). The words an article would use come first.
 */
export const ENGLISH_ACCOUNT = `
account,acct,user account|profile,membership,login
sign in,log in,login,signin,log on,logon,log into,sign into|access,authenticate
sign out,log out,logout,signout,log off,logoff,sign off
sign up,signup,register,create account,open account,make account,enroll|join
password,pw,pwd,passcode,passphrase,pass word|credentials,pin
reset password,forget password,lose password,recover password,not remember password,new password,change password
credentials,login details,sign in details,login data|username,password
username,user name,login name,user id,handle,nickname,screen name,display name
2fa,mfa,two factor,two step,multi factor,authenticator,second factor,2 step,2 factor,two factor authentication,two step verification
verification code,security code,otp,one time code,one time password,login code,confirmation code,access code|code
backup codes,recovery codes,emergency codes
passkey,security key,hardware key,yubikey,fido
biometric,fingerprint,touch id,face id,face unlock,facial recognition
sso,single sign on,saml,social login,identity provider|oauth
email,e mail,mail,inbox,email address,mail address
verify,confirm,validate,prove,authenticate
verification email,confirmation email,activation email,activation link,confirmation link,verification link
reset link,reset email,recovery email,magic link,password link
locked out,shut out,account locked,account blocked,not get in,not get into account,not access account,lose access
suspend,ban,disable,block,restrict,freeze account,deactivate
unlock,unblock,unfreeze,reactivate,lift ban,reinstate,unsuspend
captcha,robot check,not a robot,human check
session expired,logged out automatically,keeps logging out,kicks me out,timed out,auto logout
close account,delete account,remove account,terminate account,cancel account,deactivate account,get rid of account,erase account,delete workspace,close workspace|cancel subscription
change email,update email,new email,different email,switch email
phone number,mobile number,cell number,telephone number
switch account,second account,another account,multiple accounts,other account
merge accounts,combine accounts,duplicate account,two accounts
identity,identification,id,id card,passport,proof of identity,id document,kyc,identity check
child,kid,minor,underage,teen|family,parent,age
parental control,family safety,child lock,kid mode
roles,permission,access rights,access level,privileges,rights
admin,administrator,owner,superuser,account owner|manager
manager,supervisor,boss,team lead,lead,superior
employee,staff,worker,team member,colleague,coworker,co worker,crew|member,person,user
team,group,crew,squad,department|workspace
department,division,unit,section
invite,invitation,add people,bring in,onboard,ask to join|join
invite link,invitation link,join link,invite code
remove user,kick out,remove member,delete user,take off team,offboard
fired,let go,laid off,left company,terminated,quit,resigned,no longer works|former,offboard
transfer ownership,change owner,hand over account,new owner,pass on account
customer,client,buyer,shopper,consumer
seat,license,user slot
company,business,organization,firm,employer,corporation|workspace
workspace,organization,tenant,project,environment
notification,alert,push,push message,reminder,ping,heads up
notify,alert,inform,warn,let know
mute,silence,turn off notifications,stop notifications,quiet,do not disturb,snooze
message,msg,text,dm,direct message,private message,pm|chat
chat,conversation,messenger,thread,live chat,messaging
text message,sms,texting,mms|message
call,phone,ring,telephone,dial,phone call
video call,video chat,meeting,conference,video conference,call
newsletter,mailing list,marketing email,promotional email,email updates
unsubscribe,opt out,stop emails,stop receiving,no more emails
spam,junk,unwanted email,junk mail,unsolicited
email not arrive,not receive email,not get email,email missing,not got email,no email,not received email
reply,answer,respond,response,write back,get back to
attachment,attached file,enclosed file
comment,note,remark,annotation
announcement,news,bulletin,notice,broadcast
block user,blocklist,block someone,blacklist
report,flag,report abuse,complain about
abuse,harassment,bullying,offensive,inappropriate,hate
settings,preferences,options,config,configuration,setup,setting
set up,setup,configure,get started,get going,initial setup,install
getting started,first steps,new here,beginner,onboarding,tutorial,quick start
reset,factory reset,restore defaults,start over,back to default,wipe
language,locale,translate,translation
theme,appearance,skin,look and feel,color scheme|color
dark mode,night mode,dark theme,black background|theme
color,shade,tint
time zone,timezone,wrong time,clock,local time
date format,time format,24 hour,am pm
profile,bio,personal details,personal info
photo,picture,pic,image,avatar,profile picture
logo,branding,brand,company logo
change name,rename,new name,wrong name,married name,name change
personal data,personal information,user data
privacy,confidential,private,data protection,gdpr
who can see,visible,visibility,viewable
delete data,erase data,remove data,right to be forgotten,data deletion
data request,copy of my data,data export,subject access request,download my data
consent,permission,agree,opt in,approval
terms,terms of service,tos,conditions,terms and conditions,agreement,contract
policy,rules,guidelines,regulations
cookie,tracking,tracker,third party cookies
track,trace,monitor,spy,follow
security,safe,secure,protection,safety
hack,hacked,compromised,broken into,taken over,hijacked,someone else logged in,unauthorized access
suspicious,strange activity,unusual activity,unknown login
unauthorized,not authorized,without permission,fraudulent,not recognize
scam,fraud,phishing,fake,rip off,con,swindle
virus,malware,infected,trojan,spyware,ransomware,malicious
steal,theft,robbed,taken,pickpocket
encrypt,encryption,end to end,scrambled
firewall,antivirus,security software,virus scanner
blocked,denied,refused,rejected,forbidden,not allowed,prohibited
support,help desk,helpdesk,customer service,customer care,support team
contact,get in touch,reach,get hold of,contact us,talk to,speak to,write to
human,real person,agent,representative,rep,live agent,operator,advisor
ticket,request,case,issue,inquiry
complaint,complain,dissatisfied,unhappy,not happy,grievance
feedback,suggestion,feature request,idea,wish
opening hours,business hours,office hours,when open,hours of operation,opening times
review,rating,stars,rate,testimonial
documentation,docs,manual,guide,handbook,instructions,user guide,help page
faq,help center,knowledge base,help pages
signature,sign,e signature,sign electronically,esign
access,get into,reach,get in,enter
access denied,no permission,not permitted,permission denied,not authorised,forbidden,403
request access,ask for access,get permission
guest access,external access,outside people,share with others
audit log,history,activity log,event log,who changed
impersonate,pretend to be,act as,on behalf of,log in as
leave group,leave team,quit team,exit group
trusted device,known device,remember device,new device
sign in history,devices logged in,active sessions,where logged in,sign out everywhere
default,standard,preset,out of the box
training,course,webinar,lesson,workshop
student,pupil,learner|education,school
reminder,remind,nudge,prompt
post,publish,share,upload
`;
