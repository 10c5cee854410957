/** Goods, techniques, times and places, said in several ways; the form is that of verbs.ts. */
export const THINGS = `
parcel, package, shipment, box, delivery
box, package, carton, parcel
packaging, packing, wrapping
delivery, shipping, shipment, dispatch, transport
shop, store, outlet
store, shop, marketplace
warehouse, depot
supplier, vendor, seller
order, purchase, request
purchase, order, buy
sale, selling
stock, inventory
site, website, web page, webpage, homepage, web site
internet, web
browser, web browser
address, location
link, url, hyperlink, web address
wifi, wireless network, wi fi
network, connection
connection, link
server, host
cloud, online storage
space, storage, room, capacity
memory, storage
data, information, details
details, information, data, particulars
information, details, data, info
record, entry, log
entry, record, item
log, record, history, protocol
history, log, past
report, summary, statement, overview
overview, summary
statistics, figures, numbers, stats
chart, graph, diagram
table, grid
list, overview, register
result, outcome, answer
answer, reply, response
question, query
comment, remark, note
feedback, response, comments
rating, score, review
score, result, points, mark
point, credit
app, application, program, programme, software
software, program, application
system, platform
tool, utility
feature, function, capability
setting, option, preference, configuration
option, choice, possibility, way
choice, option, selection
way, method, means, manner, approach
step, stage, action
action, step, measure
process, procedure
procedure, process, steps
test, check, trial, exam
trial, test
check, review, inspection, verification
review, check
inspection, check
verification, check, confirmation
confirmation, acknowledgement
approval, consent, permission, go ahead, okay, authorisation
consent, agreement, approval, permission
refusal, rejection
request, demand, application, enquiry, inquiry
application, request
claim, request, demand
complaint, objection
problem, issue, trouble, difficulty, fault
fault, defect, error, flaw
error, mistake, slip, fault, typo
typo, misprint, spelling mistake, mistake, typing error
failure, breakdown, outage
outage, downtime, disruption
delay, wait, lateness
attempt, try, go, effort
cause, reason, ground
reason, ground, cause
purpose, aim, goal
goal, target, aim, objective
target, goal
effect, result, consequence
consequence, result, effect
advantage, benefit, plus
benefit, advantage
disadvantage, drawback, downside
risk, danger
duty, responsibility, obligation, task
responsibility, duty, accountability
task, job, todo
job, task, work
change, modification, adjustment, edit, alteration, amendment
edit, change
update, new version, upgrade
transfer, move
move, transfer, switch
start, beginning, outset
beginning, start
end, close, finish, conclusion
deadline, close, cutoff, closing time, last date, due date, cut off
expiry, expiration, end
date, day
day, date
noon, midday
evening, night
period, term, time, span, duration, stretch, timeframe
term, period, duration
duration, length, period, time
time, moment, point
moment, time, instant, point
season, period
holiday, vacation, leave, time off
absence, leave
break, pause, rest
pause, break, freeze, suspension
frequency, rate
schedule, timetable, plan, rota
calendar, diary
agenda, schedule
location, place, site, spot, position
place, location, spot, position
zone, area, region
area, zone, region
region, area, zone
country, nation
abroad, foreign, other countries
city, town
home, house, flat, apartment
room, chamber
floor, storey, story, level
ground floor, groundfloor
level, grade, stage, tier
distance, range
side, edge
top, upper
bottom, lower
corner, edge
colour, color, shade
font, typeface
paper, sheet
print, printout
layout, design, arrangement
design, layout, draft
project, campaign
library, collection
collection, set
category, type, kind, class
type, kind, sort, category
part, section, portion, piece
section, part, chapter
chapter, section
unit, module
lesson, class, unit
course, class, training
exercise, task, activity
level, stage
exam, test
pet, animal
dog, pup, canine
meal, dish, food
breakfast, morning meal
recipe, dish
ingredient, component
audience, recipients, contacts, target group
contact, address
duplicate, double, copy, same
barcode, bar code, code
voicemail, answering machine
camera, lens
microphone, mic
headphones, headset, earphones
speaker, loudspeaker
volume, loudness
language, tongue
translation, version
word, term
character, letter, sign
sign, mark
digit, figure, number
digits, numbers, figures
backup, safety copy, saved copy
sync, synchronisation, synchronization
integration, connection, connector
plugin, add on, addon, plug in
payout, payment, disbursement
owner, proprietor
creator, author, maker
author, writer, creator
host, organiser, organizer
editor, redactor
tenant, renter
landlord, lessor
neighbour, neighbor
family, household
household, home
studio, gym, club
staffer, employee
support, help, assistance, customer service, help desk, support team
help, assistance, support
guide, instructions, manual, tutorial
instructions, guide, directions, manual
example, instance
content, material
dial, knob, wheel
tyre, tire
gap, space
queue, line, waiting list
spam, junk, junk mail
mailbox, inbox
inbox, mailbox
draft, unfinished version
topic, subject
subject, topic
nickname, username, user name
surname, last name, family name
firstname, first name, given name
birthday, date of birth
`;
