/**
 * One-way rows: what a customer names (a brand, a narrower word, a symptom) and the words an article has.
 * `from, from > to, to | near, near`; several rows may share a line, parted by `;` (see thesaurus.ts).
 */
export const ENGLISH_NARROWER = `
iphone>ios,phone,mobile|app,apple; ipad>ios,tablet|apple,app; samsung,galaxy,pixel,huawei,xiaomi>android,phone|mobile
macbook,imac>mac,computer,laptop|apple; macos,osx>mac,apple; chromebook>laptop,chrome; windows 10,windows 11>windows
apple store,app store,play store,google play>app,store|install,download; apple watch,fitbit>watch|wearable
android>mobile,phone|app; ios>mobile,iphone|app,apple; kindle>tablet,reader; alexa,siri>voice,assistant
airpods>headphones,bluetooth|audio; xbox,playstation,ps5,switch console,steam>console,game; chromecast,roku>tv,streaming
linux,ubuntu>operating system; windows>operating system,pc; surface>tablet,windows
chrome,firefox,safari,edge,opera,brave>browser; internet explorer>browser,windows; homescreen>home screen
gmail>email,google|mail; outlook>email,calendar|microsoft; hotmail,yahoo,icloud mail,gmx>email|mail; icloud>cloud,apple|sync,backup
google calendar,ical,ics>calendar|sync,export,integration; google drive,dropbox,onedrive>cloud,storage|integration
google docs,word>document|file,export; powerpoint,slides>presentation,document; excel>spreadsheet,export|csv,table
slack,discord,microsoft teams,ms teams>integration,chat|notification; zoom,skype,google meet>video call,meeting|integration
whatsapp,telegram,signal app>chat,message|messenger; facebook,fb,instagram,twitter,tiktok,linkedin>social,account|link
youtube,netflix,twitch>video,streaming; spotify>music,streaming; zapier,ifttt,make com>integration,automation|api,webhook
github,gitlab,bitbucket>repository,git|integration; jira,trello,asana>integration,project|task; salesforce,hubspot,crm>integration,customer
shopify,woocommerce,magento>shop,store|integration; wordpress,wix,squarespace>website|plugin,embed; quickbooks,xero,datev>accounting|export,integration
okta,azure ad,active directory,onelogin>sso,saml|identity; google authenticator,authy>two factor,authenticator|2fa,code
lastpass,1password,bitwarden>password manager,password; mcafee,norton,kaspersky,avast>antivirus|security
visa,mastercard,amex,american express,maestro>card|payment,credit; paypal,venmo,klarna,stripe>payment|pay
apple pay,google pay>payment,contactless|wallet,mobile; bitcoin,ethereum>crypto,currency; western union>transfer,money
dollar,euro,pound,usd,eur,gbp,yen>currency; atm>cash,withdraw|card; ups,fedex,dhl,usps,royal mail>shipping,delivery|courier,carrier,tracking
amazon,ebay>shop,marketplace|order; uber,lyft>taxi,ride; airbnb>accommodation,host|booking
boss,chef manager>manager,owner,admin|supervisor; ceo,founder>owner,admin; it department,it guy>admin,support|administrator
waiter,waitress,bartender,cook,chef,barista,cashier>employee,staff|member; nurse,caregiver,cleaner,driver>employee,staff|member
student job,intern,trainee,apprentice,volunteer,minijob>employee,member|contract; newbie,newcomer>new,employee,member|invite
accountant,bookkeeper,tax advisor>accounting,export,admin|payroll,invoice; hr,human resources>employee,staff|admin,payroll
upgrade plan,upgrade subscription,upgrade account,upgrade membership,higher tier>change,plan|subscription,upgrade
downgrade plan,downgrade subscription,downgrade account,lower tier>change,plan|subscription,downgrade
user>|member,person,account; teammate>employee,member|person
wife,husband,spouse,partner,mom,dad,mother,father,son,daughter,brother,sister>family,person|share,member
kid,toddler,teenager>child; roommate,flatmate>household,member|share; guy,lady,folks,guys>people,person
concert,wedding,party,festival,fair>event; birthday,anniversary>date,event; christmas,easter,thanksgiving,new year>holiday|public
dentist,doctor appointment>appointment,absence; funeral,moving day,marriage>leave,absence|special; honeymoon,trip away>vacation,leave
flu,cold,migraine>sick,ill|absence; broken leg,surgery,operation>sick|absence; baby,birth>parental,leave
saturday,sunday>weekend|day
fortnight,biweekly>week,two weeks; noon,lunchtime>lunch,break|midday; midnight>night
buzz,beep,vibrate,vibration,ding>notification,sound|alert; badge,red dot>notification,unread; banner>notification
whisper,gossip>message,chat; shout,yell>announcement; ghosted,no response>reply,response; typo>edit,correct|mistake
bell>notification; envelope>message,email; gear,cog,cogwheel>settings; pencil>edit; trash can,dustbin>delete; magnifying glass>search
three lines,burger menu>menu; three dots>menu; plus sign>add,create; paperclip>attachment,attach; heart>favorite,like; star>favorite,bookmark
padlock>lock,secure|security; globe>language; eye>view,visible; cross,x button>close; arrow>navigation; checkmark,tickbox>checkbox,select
forgot,forgotten>reset,recover|password; typed wrong,keep getting wrong>password,incorrect; caps lock>password,keyboard
stolen phone,lost phone,new phone,broken phone>device,two factor|recovery,transfer; old number,new number,new sim>phone number,change
stranger,intruder>unauthorized,security|access; snoop,peek,nosy>privacy,visible|permission; stalker,creep>block,report|privacy
ex,ex employee,former employee>remove,deactivate|employee; leaver,quitter>leave,deactivate|employee; deceased,died,passed away,death>account,close|family
snooze>notification,pause; leak,breach>security,data|password; identity theft>fraud,security; ransom>malware,security
ripped off,cheated,swindled>refund,fraud|dispute; no money>insufficient,balance|payment; rip off>expensive,scam
bankrupt,debt>unpaid,overdue|loan; bounce,bounced>declined,failed,rejected; go through,cleared>completed,payment|processed
money gone,money missing>payment,transfer|charge; wage missing,not paid>payroll,payment|payout; salary>income,pay|payroll
sum insured>insurance; pension,401k>retirement; rent>payment,lease; bargain>discount,offer; black friday>discount,sale
student discount,nonprofit discount>discount,plan; startup>company,plan; haggle,negotiate>price,quote; freebie,swag>free,gift
shirt,dress,jeans,jacket,trousers,shoes,sneakers,boots>item,product|size,clothing; ring,necklace,earrings>jewelry,item|size
sofa,couch,bed,wardrobe,chair>furniture,item|product; fridge,oven,washing machine,dishwasher,kettle>appliance,device|product
book,magazine>item,product; groceries,milk,bread>item,food
doorstep,porch,neighbor,mailbox>delivery|parcel; po box,packstation>delivery,address|pickup; mailman>delivery,courier|post
too small,too big,wrong size,not fit,tight,loose>size,exchange|return; scratched,dented,torn,shattered,leaking>damaged,defective|return,warranty
not like it,not want it,unwanted,changed mind>return|refund,cancel; stopped working after>warranty,defective|repair
moved house,moving house,new apartment,new flat>address,change|move; hometown,city,town,village>location,address|place
germany,france,spain,italy,uk,usa,canada,australia,india,switzerland,austria>country|international,region
europe,eu,asia,africa>region,country|international; brexit>customs,tax
train,bus,tram,metro,subway>transport,ticket|travel; ferry,boat,cruise>travel,trip; airport,terminal>flight; suitcase>luggage
stroller,wheelchair>accessibility,luggage; pet,dog,cat>animal; missed flight,missed connection>flight,delay|rebook
kitchen,bar,reception,warehouse,counter,front desk>area,location|department; restaurant,cafe,hotel,clinic,salon>location,company|branch
basement,lift,elevator,underground,tunnel>offline,signal|connection; plane mode,flight mode,airplane mode>offline,connection
spinner,spinning wheel,hourglass,beach ball,loading circle>loading,slow|freeze; gibberish,weird characters,hieroglyphs>encoding,font|characters
blue screen,bsod>crash,error|restart; kernel panic>crash; white screen>blank,loading; pixelated>quality,resolution
error 404,404>not found,error,page; 500,502,503,504>server,error|outage; 401,403>permission,denied|access; 413>upload,large|size
glitchy,buggy,wonky,acting up,playing up,goes crazy>error,problem|bug; bricked,dead phone>device,restart|reset; jammed>stuck,error
greyed,greyed button>disabled,permission|unavailable; nothing happens,no reaction>not work,error|unresponsive; beachball>freeze
laptop hot,burning>overheating,temperature; battery swollen>battery,safety; cracked screen>screen,repair|damage
dropped phone,fall in water>damage,repair|warranty; sd card,usb stick,thumb drive,hard drive,ssd>storage,drive|disk,memory
jpg,jpeg,png,heic,webp,svg>image,photo|file,format; mp4,mov,avi,mkv>video|file,format; mp3,wav>audio,music|file
docx,odt,txt,rtf>document|file,format; exe,dmg,apk,msi>install,application|download; ppt,pptx>presentation,file
selfie,portrait photo>photo,picture; wallpaper>background,theme; movie>video,film; podcast>audio,episode; ebook>book,download
5g,4g,lte,3g,cellular>mobile data,network; ethernet,lan cable>network,cable|connection; hotspot,tethering>wifi,mobile data
fritzbox,netgear>router; ip address>network,address; ping,latency>network,connection|lag
node,npm,pip,composer>package,install; curl,postman>api,request
docker,kubernetes,k8s>container,deploy; aws,azure,gcp,heroku>cloud,hosting,deploy; mysql,postgres,mongodb,sqlite>database
cron,cronjob>schedule,job|recurring; bearer,jwt,oauth>token,authentication
localhost>local,server; stack trace,exception,traceback>error,debug|log; null,undefined,nan>error,empty; segfault>crash,error
cors>browser,origin|request,api; push request,pull request>merge,repository; ssh>key,server|connection; curl error>connection,error
homepage hijacked,redirected>homepage,malware|search; unwanted toolbar>extension,remove|malware; flash,java plugin>plugin
youtube ads,annoying ads>ad,popup|block; searches,websites visited>history,private; logins saved>password,saved
tiny text,big text,not read>font,zoom|size; chinese,french,german,spanish,english,italian,japanese,polish,turkish>language|translation
blind,deaf,dyslexia>accessibility; colorblind>color,accessibility|contrast
loss of taste,loss of smell,cough,sneeze,sore throat,headache,tired>symptom|illness; pfizer,moderna,astrazeneca>vaccine; pcr,antigen,lateral flow>test
grandma,grandpa,grandparents,over 65>elderly,older|family; asthma,diabetes,heart disease>condition,risk|health; ibuprofen,aspirin,paracetamol>medicine|drug

pill,tablet medicine>medicine; breastfeeding,newborn>baby,mother|pregnancy; allergy,allergic>reaction
gdpr request,dsgvo>privacy,data|deletion; lawyer,court,sue,police>legal|complaint; warrant>legal,data; copyright,dmca>legal,report
ombudsman,trading standards>complaint; speak person,talk person>human,contact|support
whole family,household>family,plan; freelancer,self employed>business,tax|contractor; club,association>organization|nonprofit
payday,pay day>payroll,date|payout; timecard>timesheet; stamp card,punch card>attendance,clock in|loyalty; kiosk,terminal clock>clock in,device
bus late,overslept,traffic jam>late|attendance; hungover>sick|absence; jury duty>leave,absence; unpaid leave,sabbatical>leave,absence
double booked,clash,overlap,overlapping>conflict,schedule; short staffed,understaffed>open shift,cover|staff; overstaffed>staff,schedule
lockdown>closed,restriction; strike>delay,absence; power cut,blackout>power,outage|offline
log me in>sign in,login; remember>password,saved; nickname>username,name; surname,last name,maiden name,first name>name,profile|change
wallet stolen,purse stolen>card,block|lost; overdraft,overdrawn>balance,limit|fee; swipe card,tap card>card,payment; bill shock>charge,usage
leave review,bad review>review,rating|feedback; late parcel,slow delivery>delivery,delay; wrong colour,wrong model>exchange,return; spare part>replacement,order
sunday shift,weekend shift>shift,weekend; ill child>absence,leave|sick; day off tomorrow>leave,request; supervisor said>manager,approve
slow pc,slow computer>performance,speed|memory; phone hot>overheating,battery; wifi keeps dropping>connection,network|router; dead zone>signal,wifi
bookmarks gone>bookmark,restore|missing; tabs gone,lost tabs>tab,restore|session; page not open>loading,connection|error; old look>theme,version
spy on me,watching me>tracking,privacy|security; who read>read receipt,seen|privacy; sell my data>privacy,data|consent; nosy colleagues>permission,visible
two phones,second phone,another device>device,sync; clock wrong,wrong hour>timezone,time; holiday pay,sick pay>wage,pay|leave; key card,badge reader>access,device
hotel bill,restaurant bill>receipt,expense; company car,mileage>expense,travel; split bill,share cost>payment,split; bank closed my account>account,closed
tailor,adapt>customize,adjust|settings
`;
