/** English groups about files, devices, browsers, faults, networks and developers; the format is in thesaurus.ts. */
export const ENGLISH_DEVICE = `
file,document,doc,attachment
folder,directory,file folder
export,download,save as,get data out,extract,take out
import,upload,bring in,load in,read in,transfer in,migrate
upload,attach,add file,put online,send file
download,save to computer,save locally,get file,fetch
backup,back up,backing up,safe copy,save copy
restore,recover,get back,bring back,retrieve,undelete
delete by accident,accidentally deleted,deleted by mistake,removed by mistake,recover deleted,undelete
print,printout,print out,hard copy,on paper
scan,scanner,scanning,digitize
spreadsheet,excel,xls,xlsx,csv,google sheets,table
pdf,document,portable document
share,send to others,give access,show others,collaborate
share link,shareable link,public link
storage,space,disk space,disk,memory,capacity,gb
storage full,out of space,no space left,disk full,not enough space,memory full,quota exceeded
cloud,online storage,drive
trash,bin,recycle bin,deleted items,rubbish,wastebasket
file size,too big,too large,size limit,file too large
format,file type,extension,file format
version history,earlier version,previous version,old version,revision
video,clip,film,movie,recording,footage
record,capture,recording,tape
screenshot,screen capture,screen shot,print screen,snip
camera,webcam,cam,lens
microphone,mic,audio input,not hear me
speaker,headphones,headset,earphones,earbuds,audio output
device,gadget,machine,hardware,equipment,appliance
computer,pc,laptop,desktop,notebook,mac
phone,mobile,smartphone,cell phone,cellphone,handset
tablet,pad,slate
tv,television,smart tv
app,application,mobile app,program
software,program,application,tool
browser,web browser,internet browser
website,site,web page,homepage,webpage,web site
web version,online version,in browser,desktop version,web app
mobile version,on phone,mobile app,on the go,on my mobile
install,installation,download app,get app,set up
uninstall,remove app,delete app,deinstall,remove program
reinstall,install again,fresh install,clean install
update,upgrade,new version,latest version,newer version,patch
version,release,build,edition
not update,update failed,update stuck,update error
roll back,downgrade,go back to old version,previous version,undo update,revert update
compatible,works with,compatibility,system requirements,run on
unsupported,not supported,incompatible,no longer supported,discontinued
operating system,os,system,platform
battery,charge,power,battery life,drain
battery drain,uses battery,battery dies,battery empty,battery low
charger,charging cable,power adapter,power supply,plug
not charge,not charging,charging problem
turn on,switch on,enable,activate,power on,start up
turn off,switch off,disable,deactivate,shut off,power off,shut down
not turn on,not start,dead,not switch on,not boot,no power
restart,reboot,turn off and on,power cycle,start again,relaunch
screen,display,monitor
screen black,black screen,blank screen,white screen,nothing on screen,empty screen
zoom,enlarge,magnify,bigger,make bigger
brightness,bright,dim,too dark
keyboard,keys,typing,key
shortcut,hotkey,keyboard shortcut,key combination
mouse,cursor,pointer,trackpad,touchpad
click,press,tap,hit,push button
right click,context menu,long press,press and hold|menu
menu,navigation,sidebar,hamburger,three dots,dropdown,drop down
toolbar,bar,ribbon,menu bar
tab,page,panel,pane
button,key,control,switch
window,dialog,popup,pop up,box
popup,pop up,pop up window,modal,overlay
icon,symbol,logo,picture
link,url,hyperlink,web address
homepage,start page,home page,landing page,main page
bookmark,favorite,saved page,reading list
history,visited pages,browsing history,visited sites
cache,temporary files,clear cache,cached,stored data,browsing data
clear history,delete history,erase history,wipe history,remove history
private browsing,incognito,private mode,private window
extension,plugin,add on,addon,plug in
ad,advertisement,advert,ads,commercial,banner
ad blocker,adblock,block ads,content blocker
search engine,default search,google search,search bar
search,find,look for,look up
filter,narrow down,refine,only show
autofill,auto complete,autocomplete,fill in automatically,saved forms
saved passwords,password manager,stored passwords,remember passwords
sync,synchronize,keep in sync,same on all devices,across devices,up to date everywhere
not sync,sync problem,out of sync,not synchronized
connect,link,pair,hook up,attach,join,tie
disconnect,unlink,unpair,detach,remove connection,cut off
webhook,callback,http callback,event notification
api,interface,rest,endpoint,programmatic access
api key,token,access token,secret,secret key
developer,programmer,coder,engineer,dev
code,script,snippet,source code
embed,insert,put on website,widget,iframe
bug,defect,glitch,error,fault,flaw
error,problem,issue,fault,trouble,failure,wrong
error message,error code,warning,message appears
not work,not working,broken,fails,malfunction,stop working,out of order,go wrong
fail,failure,unsuccessful,not succeed
crash,close unexpectedly,shuts down,quits,closes by itself,keeps closing,force close|freeze,error
freeze,hang,stuck,unresponsive,not respond,locks up,hung
slow,sluggish,lag,takes forever,takes long,performance,laggy,takes ages
not load,not loading,keeps loading,loading forever,spinning,endless loading,not open page,loading
blank,white page,empty,nothing appears,shows nothing
missing,disappeared,vanished,lost,is gone,are gone,all gone,not show up,not appear,not visible,not find
not open,not launch,not start
not save,changes lost,not saved,lose changes|unsaved
not send,not sent,stuck in outbox,undelivered,send failed
not download,download failed,download stuck
not upload,upload failed,upload error
not connect,connection failed,no connection,connection lost,keeps disconnecting,connection error
no sound,no audio,not hear,silent,sound not work
stuck,blocked,not move on,not continue,not proceed
troubleshoot,diagnose,debug,find problem,solve problem,fix problem
fix,repair,solve,resolve,sort out,sort,remedy
workaround,alternative,instead
outage,downtime,down,offline,not reachable,service disruption
maintenance,upkeep,planned downtime
log,logs,log file,protocol
network,wifi,internet,lan|connection
wifi,wi fi,wireless,wlan,hotspot
internet,web,online
router,modem,access point,gateway,hub
offline,no internet,without internet,not connected,no connection
data usage,mobile data,data volume,cellular data,data allowance
roaming,abroad,use phone abroad
proxy,vpn,tunnel
dns,domain,domain name,nameserver
certificate,ssl,tls,https,secure connection,not secure
bluetooth,wireless,pairing
deploy,release,roll out,go live
repository,repo,git,codebase
rate limit,throttle,too many requests,429
timeout,time out,takes too long,timed out
field,input,box,column,text field
label,tag,category,keyword
cpu,processor,uses too much cpu,high cpu
ram,memory,memory usage,uses too much memory
game,play,gaming,match
controller,gamepad,joystick
save game,progress,saved game,game data,game progress
in app purchase,buy in app,coins,gems
subtitles,captions,closed captions
music,song,track,tune,audio
screen reader,blind,impaired
voice,speech,dictation,speak,voice control
read aloud,text to speech,narrator
permissions,app permissions,allow access
qr code,barcode,scan code
smart home,home automation,thermostat,sensor
serial number,model number,imei
unlock phone,carrier lock,sim lock
data transfer,move data,switch phones,new phone,transfer to new device,migrate
key combination,shortcut,hotkey
mistake,error,mess up,screw up,by accident
`;
