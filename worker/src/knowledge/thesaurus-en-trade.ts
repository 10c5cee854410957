/** English groups about money, plans, orders, shipping, banks, travel and shops; the format is in thesaurus.ts. */
export const ENGLISH_TRADE = `
invoice,bill,receipt,billing statement,proof of purchase|statement
billing,invoicing,payments,charges
charge,fee,cost,bill,debit,deduct,take money
pay,payment,settle,transaction|checkout
payment method,card,way to pay,how to pay,payment details,payment option,billing details
payment failed,payment declined,card declined,not pay,payment rejected,card refused,payment not go through,payment error
price,cost,pricing,rate,how much,tariff,fee
free,no cost,gratis,free of charge,complimentary,without paying
cheap,low cost,affordable,inexpensive,budget
expensive,pricey,costly,too much money,dear
fee,surcharge,extra charge,additional cost,hidden cost,commission
refund,money back,reimburse,reimbursement,get money back,pay back,give money back,repay
chargeback,dispute,contest charge,dispute charge,reverse charge,reversal
charged twice,double charge,billed twice,duplicate charge,paid twice,duplicate payment
wrong amount,overcharged,charged too much,incorrect charge,wrong charge
unknown charge,unexpected charge,not recognize charge,strange charge,mystery charge,surprise bill
credit,balance,store credit,account credit,funds
discount,coupon,promo code,voucher,deal,promotion,rebate,reduction,money off,special offer
redeem,cash in,apply code,use code
loyalty,rewards,bonus points,points,cashback
refer,referral,recommend,invite friend,affiliate
tax,vat,gst,sales tax,taxes,levy
tax id,vat number,vat id,tax number,company number
card,credit card,debit card,bank card,cc,payment card
expiry date,expiration date,card expired,valid until
cvv,cvc,security number,card code
cheque,check,paper check
direct debit,sepa,standing order,ach,automatic payment,autopay,auto pay
bank transfer,wire transfer,wire,bank payment,money transfer
transfer,send money,move money,remit
bank account,checking account,current account,iban,account number,bank details
savings account,deposit account
deposit,top up,add money,add funds,pay in,load money,put money
withdraw,withdrawal,take out money,cash out,payout,pull out,take money out
atm,cash machine,cashpoint,cash dispenser
loan,credit,borrow,mortgage,lend
interest,interest rate,apr
instalment,installment,pay later,pay in parts,monthly payments,payment plan
overdue,late payment,unpaid,outstanding,owing,past due,arrears,dunning
due date,deadline,when due,pay by,payment date
pending,processing,in progress,awaiting,not yet completed,on hold
currency,exchange rate,foreign currency,dollars,euros,pounds,convert money
plan,subscription,package,tier,tariff,edition|membership
upgrade,move up,higher plan,better plan,go premium,bigger plan,go pro|plan
downgrade,lower plan,smaller plan,cheaper plan,move down,go down|plan,change
change plan,switch plan,different plan,other plan
premium,pro,paid version,paid plan,full version,plus
free plan,free version,free tier,basic plan,without paying
trial,free trial,try out,test period,test drive,demo,try for free
trial ends,trial over,trial expired,end of trial,trial runs out
subscribe,subscription,sign up for plan
cancel subscription,end subscription,stop subscription,unsubscribe plan,quit subscription,stop paying,get out of contract,end plan
auto renewal,renew automatically,automatic renewal,auto renew,renews itself
renew,extend,prolong,continue,keep subscription
contract,agreement,commitment,minimum term
notice period,cancellation period,cooling off
billing cycle,billing period,billing date,when charged,next charge
proration,prorated,partial month,pro rata
quote,estimate,offer,quotation,proposal
purchase order,po number,po
nonprofit,charity,ngo,non profit
purchase,buy,order,acquire
sell,sale,selling,flog
order,purchase,booking
order status,where is order,track order,order tracking,when will arrive,where is package|tracking,delivery
order confirmation,confirm order,order email
cancel order,call off order,stop order,change mind
order number,order id,reference number,confirmation number,booking number
cart,basket,shopping cart,trolley,bag
checkout,check out,pay,complete purchase,place order,till
wishlist,favorites,saved items,save for later
item,product,article,goods,merchandise
stock,inventory,availability,supply
in stock,available,on hand
out of stock,sell out,unavailable,not available,run out,back order,backorder
preorder,pre order,reserve,order in advance
quantity,qty,amount,number of items
shipping,delivery,dispatch,shipment,postage,send out
package,parcel,packet,shipment,box
courier,carrier,delivery company,postman,driver,delivery person
tracking number,track package,consignment number,tracking link,follow package|tracking,shipment
delivery time,how long delivery,arrival date,estimated delivery,when will it come|delivery,shipping
late,delayed,overdue,not arrived,not come,behind schedule
not delivered,package missing,not arrive,lost package,package lost,parcel missing
collect,pick up,pickup,click and collect,collection point
delivery address,shipping address,where to send
address,addr,street,postcode,zip code,postal address
postcode,zip,zip code,postal code
billing address,invoice address,company address
abroad,overseas,foreign country,other country,worldwide
customs duty,import duty,import tax,import fees
return,send back,take back,bring back,give back|refund,exchange
return label,return slip,return form,shipping label
exchange,swap,replace,trade,different size,change for another
replacement,new one,substitute,exchange,spare
warranty,guarantee,cover,covered
repair,fix,mend,service,get fixed
damaged,broken,faulty,defective,cracked,smashed,ruined
wrong item,incorrect item,not what ordered,different item,wrong product
missing item,incomplete order,part missing,something missing,not in box|missing,incomplete
store,shop,outlet,branch,retail
branch,site,location,office,store,place
warehouse,depot,storage,fulfilment
claim,compensation,damages,make a claim
book,reserve,booking,reservation,make appointment
cancel booking,call off booking,cancel reservation,cancel trip
change booking,rebook,move booking,change date,different date
flight,plane,airline,fly
luggage,baggage,suitcase,bag,hand luggage,carry on
check in,boarding pass,online check in
hotel,accommodation,room,lodging,stay,apartment
taxi,cab,ride,driver
payout,earnings,get paid,receive money,payouts
expense,cost,spending,expenses
budget,spending limit,allowance
account statement,bank statement,transaction history,payment history,past payments
past invoices,old invoices,invoice history,previous bills,earlier invoices
pin,pin number,card pin,code
card lost,lost card,stolen card,lose card,block card,card stolen
new card,replacement card,update card,change card,other card,card changed
contactless,tap to pay,nfc,apple pay,google pay,mobile payment
beneficiary,recipient,payee,receiver
limit,maximum,cap,quota,max,upper limit,threshold
delay,hold up,postponement,wait
insurance,cover,insured,policy|claim
trip,journey,travel,ride,tour
revenue,income,turnover,sales
`;
