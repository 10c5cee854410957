/** People, screens, accounts and money, said in several ways; the form is that of verbs.ts. */
export const NOUNS = `
email, mail, email message, electronic mail
message, note, notification, text
notification, alert, message, notice
loan, lending
filter, strainer
label, sticker
reset, resetting
reminder, nudge
reminder, notice
newsletter, mailing, campaign
phone, mobile, smartphone, telephone, cell phone, mobile phone, cellphone
computer, laptop, pc, desktop, mac, machine
device, gadget, appliance, unit, hardware
tablet, ipad
watch, smartwatch
person, people, individual, human, someone, somebody, anyone, folk
people, persons, participants, individuals, anyone
participant, attendee, everyone
customer, client, buyer, shopper
subscriber, reader
recipient, addressee, receiver
business, company, firm, enterprise, organisation, organization
team, group, crew
staff, personnel, workforce
colleague, coworker, teammate
boss, supervisor
expert, specialist
driver, motorist
traveller, passenger, rider
vet, veterinarian, veterinary surgeon
doctor, physician
pharmacist, chemist
reception, front desk, desk
practice, surgery, clinic
adult, grownup, grown up
child, kid, minor
baby, infant
screen, page, view, window, display
display, screen, monitor
tab, page
window, dialog, dialogue, popup
menu, dropdown, list
button, control, switch
icon, symbol
bar, strip
field, box, input
form, questionnaire, sheet
line, row
column, field
picture, image, photo, photograph, shot, pic, snapshot
photo, picture, image, photograph, take a picture of, take a photo of
video, clip, film, footage, movie
recording, clip, video, footage
sound, audio, noise
song, track, tune
episode, show, instalment
book, title
title, name, heading
headline, heading, title
audiobook, audio book
file, document
document, paper, file
folder, directory
attachment, enclosure, attached file
copy, duplicate
original, first version
version, release, edition, revision
template, pattern, model
invoice, bill, statement
receipt, proof of purchase, sales slip
bill, invoice, account
payment, pay, settlement
refund, reimbursement, money back
deposit, security, down payment
fee, charge, cost, price, rate
price, cost, rate, amount, fee
expense, cost
penalty, fine
fine, penalty
discount, reduction, rebate, price cut
discount, coupon, promotion
voucher, coupon, gift card, gift certificate
bonus, extra, reward
reward, prize, perk
balance, amount left
budget, funds
money, fund, cash, amount, sum
amount, sum, total, quantity, number
number, quantity, count, amount
total, sum, whole
limit, maximum, cap, ceiling, restriction, upper limit
minimum, least, lower limit
size, dimension
rate, speed
average, mean
tax, vat
currency, money
account, profile, login
profile, account
password, passcode
passcode, pin, code
login, signin
access, entry, admission, admittance
permission, right, authorisation, authorization, authority, consent, privilege
right, permission, privilege, entitlement
role, function, position
membership, subscription, contract
subscription, plan, membership, package
plan, package, tariff, subscription
tariff, rate, plan
contract, agreement, deal
policy, insurance, contract
insurance, policy, cover, coverage
coverage, cover
terms, conditions, rules
rule, regulation
law, legislation
licence, license, right
certificate, diploma, certification
proof, evidence, documentation
signature, autograph
prescription, script
treatment, therapy, care
medicine, medication, drug, medicament
illness, disease, sickness, condition, ailment
vaccination, vaccine, jab, immunisation, shot
injury, wound
appointment, visit, slot, session
session, visit
meeting, call, conference
chat, conversation
text, sms, text message
official, officer
event, show, concert
ticket, pass
seat, place, spot
booking, reservation
reservation, booking
arrival, coming, checkin
departure, leaving
trip, ride, journey, drive
ride, trip, journey
stop, halt
station, stop
car, vehicle, automobile
vehicle, car
bike, bicycle, cycle
licence plate, number plate, registration plate, plate
fuel, petrol, gas, gasoline
tank, container
battery, power cell, batteries
charger, power adapter, power supply
cable, cord, wire, lead
plug, connector
socket, outlet
light, lamp, led
heating, heater
temperature, heat, warmth
electricity, power, energy
power, electricity, current
meter, counter
reading, value
value, figure
water, liquid
product, item, article, goods, merchandise
item, piece, product, article
`;
