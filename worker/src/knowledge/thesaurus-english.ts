/**
 * What customers and help articles call the same thing in English, a group a line. Written for any
 * product: general support language only, no product's own words.
 */
export const ENGLISH_GROUPS = `
sign in, log in, login, log on, sign on, get into, password
sign out, log out, logout, log off
sign up, register, registration, create an account, open an account, enrol, enroll, join
password, passcode, passphrase, pw, pwd, credentials, pin
account, profile, acct
username, user name, login name, handle
two-step, two-factor, 2fa, mfa, authenticator, verification code, one-time code, otp
verify, verification, confirm, confirmation, validate, prove, authenticate
email, e-mail, mail, message
phone number, mobile number, telephone, phone
invoice, bill, receipt, billing statement
charge, bill, debit, take money, deduct, payment
pay, payment, paid, settle
refund, money back, reimburse, reimbursement, repay, give back
price, cost, fee, rate, pricing, how much, charge
expensive, dear, costly, pricey
cheap, cheaper, inexpensive, discount
discount, coupon, voucher, promo code, promotion, rebate
card, credit card, debit card, payment method, cc
bank, bank account, iban, account number
decline, declined, reject, rejected, refuse, refused, denied, deny, bounce, not accepted, blocked
plan, subscription, package, tier, membership, tariff
subscribe, subscription, sign up
trial, free trial, test, try out, demo, evaluate
free, no charge, gratis, complimentary, without paying
upgrade, move up, bigger plan, higher plan, premium
downgrade, move down, smaller plan, lower plan
renew, renewal, extend, prolong
annual, yearly, per year, year
monthly, per month, month
weekly, per week, week
daily, per day, day
tax, vat, sales tax, gst
tax number, vat number, tax id
company, business, organisation, organization, firm, employer
address, postal address, street
cancel, terminate, quit, end, stop, call off, unsubscribe, drop
cancellation, termination, end
delete, remove, erase, get rid of, wipe, take out, take away, clear, discard, eliminate, take off
add, insert, put in, include, attach, create, set up
create, make, set up, new, start, build, generate, establish
change, edit, modify, update, alter, adjust, amend, switch, correct, fix
rename, change the name, call differently, name
move, transfer, shift, relocate, drag, reschedule
copy, duplicate, clone, replicate, repeat
undo, revert, reverse, take back, call back, roll back, withdraw, unpublish
restore, recover, bring back, get back, undelete, reinstate, retrieve
reactivate, resume, restart, turn back on, start again, reopen
pause, suspend, freeze, hold, put on hold, stop for a while
start, begin, launch, open, commence
finish, complete, end, done
disable, turn off, switch off, deactivate, stop
enable, turn on, switch on, activate, allow
activate, enable, turn on, switch on
allow, permit, let, authorise, authorize, grant, approve
forbid, prohibit, block, prevent, ban, disallow, stop
approve, accept, confirm, agree, authorise
hide, conceal, make invisible, not show
show, display, list, appear, visible, see
see, view, look at, look up, read, visible
find, locate, search, look for, where
open, launch, access, start
close, shut, quit, exit
save, store, keep, preserve
send, deliver, email, dispatch, forward, submit
receive, get, arrive, come, delivered, delivery
arrive, come through, show up, reach, turn up
lose, lost, missing, disappear, disappeared, gone, vanish, vanished, nowhere
missing, lost, gone, absent, not there, disappeared
choose, select, pick, decide
assign, allocate, give to, put on
exchange, swap, trade, switch
replace, swap, substitute, exchange
split, divide, separate
merge, combine, join, unite
connect, link, integrate, hook up, pair, attach
disconnect, unlink, detach, remove, cut
connection, link, integration
integration, connector, plugin, add-on, extension, connection, program, tool
sync, synchronise, synchronize, update, refresh, transfer, send over
import, bring in, load, upload, transfer
export, download, extract, save as, take out, get a copy
download, export, save, get a copy
upload, attach, send
backup, copy, archive, export
file, document, attachment
spreadsheet, excel, csv, table, sheet
pdf, document, printout
print, printout, paper, printer
picture, photo, image, avatar, pic, logo
share, send, give access, publish
publish, release, make public, share, post, send out, make visible
draft, unpublished, not published
invite, invitation, ask to join, add
invitation, invite, join link
member, user, colleague, coworker, co-worker, teammate, team member, employee, staff, worker, person, people, somebody, someone, crew
team, crew, staff, group, people
employee, staff, worker, hire, personnel
manager, supervisor, boss, lead, team leader
admin, administrator, owner
owner, proprietor, account holder, main user
role, permission, rights, access level, privilege
permission, access, right, authorisation, authorization, allowed
ownership, owner, belongs, property
customer, client, buyer, shopper
hire, recruit, new employee, new colleague, join
leave, quit, resign, go away
fire, dismiss, remove
access, enter, get in, reach, permission
workspace, account, organisation, organization, team space
location, site, branch, office, shop, store, place, venue, premises
position, job, role, station
department, section, division, area
colour, color, shade
label, tag, name, category
schedule, timetable, calendar, roster, rota, plan, agenda
calendar, agenda, diary, schedule
shift, duty, turn, slot
work, job, duty, shift
appointment, booking, reservation, meeting
event, occasion, party
hours, time, working time
timesheet, hours, time record
clock in, punch in, check in, start work
clock out, punch out, check out
break, pause, rest
overtime, extra hours
time off, holiday, vacation, leave, absence, day off, days off, off, pto
sick, ill, sickness, illness
available, availability, free
unavailable, not available, busy
payroll, wage, wages, salary, pay, earnings, earn
notification, alert, reminder, push, notice, message, ping, buzz
notify, alert, tell, inform, let know, remind
mute, silence, quiet, fewer, less, stop
unread, new message
chat, message, talk, conversation
support, help, assistance, customer service, helpdesk
contact, reach, talk to, speak to, get in touch, get hold of, write to, call
human, person, agent, representative, somebody real, support
complaint, complain, dissatisfied, unhappy
mobile, phone, smartphone, cell phone, iphone, android, handset
app, application, mobile app, program
tablet, ipad
computer, laptop, desktop, pc, mac
browser, chrome, firefox, safari, edge
website, web page, page, site
device, gadget, phone, computer
install, set up, put on, download, get the app
uninstall, remove, delete
update, upgrade, new version, latest version
version, release, edition
out of date, outdated, old, stale, obsolete, former
new, latest, current, fresh, recent
error, problem, issue, fault, bug, trouble, failure, glitch
error code, code, error message
crash, close by itself, stop working, shut down, quit unexpectedly
freeze, hang, stuck, unresponsive, not responding
slow, sluggish, takes long, lag, delay, delayed
delay, late, wait, slow
not working, broken, does not work, fails, faulty, out of order, trouble
fail, failed, failure, not work, go wrong, unsuccessful
outage, down, disruption, disturbance, unavailable, status
status, state, condition, situation
load, loading, open, appear
blank, empty, white, nothing
blocked, locked, frozen, barred, stuck
lock, locked, block, freeze, protect
unlock, unblock, release
limit, maximum, cap, quota, restriction, how many, most
exceed, over, too many, above
wrong, incorrect, false, mistaken, not right, off, inaccurate
match, agree, correspond, add up, fit, same
mismatch, differ, different, not match, discrepancy, less, more
duplicate, double, twice, two times
twice, double, two times
settings, preferences, options, configuration, setup
configure, set up, adjust
language, translation, tongue
time zone, timezone, hour off, wrong time
theme, dark mode, appearance
name, title, call
security, safety, protection
safe, secure, protected
hacked, compromised, stolen, break in, unauthorised, unauthorized
privacy, personal data, confidential, private
personal, private, own
data, information, details, records, info
details, information, particulars, data
history, log, past, previous, earlier
report, overview, statistics, summary
conflict, clash, overlap, collision
overlap, clash, at the same time, double booked
order, purchase, buy
buy, purchase, order, get
deliver, delivery, ship, shipping, shipment, parcel
return, send back, give back
network, internet, connection, wifi, wi-fi, wireless
offline, no connection, no internet
quick, fast, immediately, at once
deadline, due date, by when
date, day, when
default, standard, normal, usual
required, mandatory, must, necessary, needed
optional, voluntary
automatic, automatically, by itself, on its own
manual, manually, by hand
everyone, everybody, all, whole team
several, many, multiple, various
guide, manual, instructions, tutorial
first steps, getting started, begin, set up, introduction, onboarding
feature, function, capability
button, icon, key
menu, list, navigation
tab, page, section, screen
screen, display, page
template, pattern, sample
note, comment, remark
number, amount, count, figure
percent, percentage, share
included, contain, part of, comes with
require, need, must have
symptom, sign, indication
spread, transmit, transmission, infect, catch, contagious
protect, prevent, avoid, guard
test, check, examine
vaccine, vaccination, shot, jab
`;

/** One way: who says the first may mean the others, not the other way round. */
export const ENGLISH_HINTS = `
gmail, outlook, yahoo > email, calendar
gmail > google
iphone, ipad > ios, apple, mobile, app, phone
samsung, pixel > android, mobile, phone
chrome, safari, firefox, edge > browser
visa, mastercard, amex > card, payment
paypal, sepa, wire > payment
boss, chief > manager, owner, admin
waiter, waitress, nurse, cook, driver, cashier, barista, cleaner, student > member, employee, staff, team
buzz, beep, ring, ping > notification
spam, annoying, too many emails > notification, email
forgot, forget, remember, cannot remember > password, reset
locked out, cannot get in, keeps me out > sign, password
stranger, wrong person, unknown person > remove, access, security
lost my phone, stolen phone, new phone > device, phone, verification
accountant, bookkeeper, tax advisor, tax return > invoice, billing, export
bookkeeping, accounting > invoice, billing, payroll
earn, salary, wage > payroll, personal, pay
concert, wedding, party, festival > event, shift
boat, restaurant, bar, cafe, hotel > location
town, city, branch > location
maternity, sick, ill, holiday, vacation, july, august, christmas > absence, leave, off
monday, tuesday, wednesday, thursday, friday, saturday, sunday > day, shift, week
morning, evening, night, noon > time, shift
married, marriage, surname, last name > name
moved house, new flat > address
moved company, merged, founded > organisation, company, account
excel, google sheets, numbers > spreadsheet, csv, export, import
bank statement > charge, invoice, payment
charged twice, double charge, paid twice > charge, refund, duplicate
too expensive, cannot afford > downgrade, cancel, price
mistake, by accident, accidentally, wrongly > undo, restore
changed my mind, regret > undo, reactivate, refund
closed down, going out of business > delete, cancel
hacker, phishing, virus, malware > security
gdpr, data protection > privacy, data, delete, export
copy of everything, all my data > export, download, data
not enough money, insufficient funds > declined, card
expired card, new card > card, update, payment
spinning, loading forever, endless > loading, slow
white screen, black screen > blank, loading
disappeared overnight > missing
server, maintenance, outage > status
somebody, anyone > person
newcomer, beginner, first time > start, setup
where do i start, what first > setup, start
human being, real person > support, contact
rota, roster > schedule
crew, personnel > team
quit, left, resigned > remove
seat, seats > member, plan, price
interested, curious > price
zapier, webhook, api > integration
slack, teams > integration, notification
xero, quickbooks, payroll > integration, payroll
`;
