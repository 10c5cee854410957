const SERVICE =
  '(?:customer ?(?:services?|support|care|assistance)|call cent(?:er|re)|help ?line|hot ?line|support (?:line|hotline))';
const REACH =
  '(?:contact|contacting|call|calling|reach|reaching|phone|phoning|ring|e ?mail|get(?:ting)? in ?touch ?with|get(?:ting)? hold of|(?:speak|speaking|talk|talking|chat|chatting|write|writing) ?(?:to|with|2))';
const SOMEBODY =
  '(?:someone|somebody|(?:an?|your|the|another|your other|one of your) (?:other |live |human |real )?(?:agent|assistant|operator|representative|human|person|advis[eo]r))';
const PLACE = '(?:reception|front desk|restaurant|hotel|gym|bank|branch|shop|store|office|clinic)';

/**
 * More ways to want a person, in English: to reach customer service, by whatever way and at whatever hours, or
 * the people of a place. Only a customer's own wish: what third people may do is none.
 */
export const SERVICE_WISHES: RegExp[] = [
  new RegExp(
    `^(?!.*\\b(?:my|our|their|the) (?:customers|clients|employees|staff|team)\\b).*\\b${REACH} (?:your |the |a )?${SERVICE}\\b`,
  ),
  new RegExp(`\\b(?:hours|time|when|is)\\b.*\\b${SERVICE} (?:is )?(?:available|open|reachable)\\b`),
  new RegExp(
    `\\b(?:your|a|the|what is|free of charge|free) ${SERVICE} (?:e ?mail|mail|phone|number|address|hot ?line|chat)\\b`,
  ),
  new RegExp(`^${SERVICE} (?:e ?-? ?mail|mail|phone|number|address|hours)$`),
  new RegExp(
    `\\b(?:phone|telephone|free phone|number) ?(?:no|number|line)? (?:to (?:call|reach)|of|for) (?:your |the )?${SERVICE}\\b`,
  ),
  new RegExp(
    `\\b(?:wanna|want to|have to|got to|havegot to|need to|trying to|try to|how do i|how can i|how to) (?:contact|reach) ${SOMEBODY}(?=$| (?:please|now|here|about|regarding|from|who|to help)\\b)`,
  ),
  /\b(?:is|isn't) there (?:anyone|anybody|someone|somebody|(?:a |any )?(?:number|phone(?: number)?|hot ?line)) (?:that |who |at your \w+ )?(?:i|we) (?:can|could|may) (?:please )?(?:call|phone|ring|contact|reach|talk to|speak to|speak with|talk with|chat with)\b/,
  new RegExp(`\\b(?:u ?)?direct (?:to )?me (?:to )?${SOMEBODY}`),
  new RegExp(
    `\\b(?:want|like|need|wanna)(?: to)? (?:speak|talk) (?:to|with) (?:the |your |someone (?:at|from) the )?${PLACE}\\b`,
  ),
  // What is to be done for it to happen: "I don't know what I have to do to contact someone".
  new RegExp(
    `\\b(?:i|we|me|us)\\b.*\\b(?:have|need|what|how|help|assistance|know) (?:\\w+ ){0,3}?to (?:contact|reach|call|chat with|talk to|speak (?:to|with)) ${SOMEBODY}(?=$| (?:please|now|here|from your|who|to help)\\b)`,
  ),
  // A department or a place of theirs, named last: "I want to speak to the booking office".
  /\b(?:want|like|need|wanna|let me|can i|could i|may i)(?: to)? (?:speak|talk) (?:to|with) (?:someone (?:at|in|from) )?(?:the|your) (?:\w+ )?\w+(?: please)?$/,
  /\b(?:put me through|transfer me|pass me(?: on)?|forward me) (?:to|with) (?:(?:the|your) )?(?:\w+ )?\w+(?: please| now)?$/,
  /\b(?:get|call) me (?:the|your) (?:reception|front desk|manager|concierge|supervisor)\b/,
  /\b(?:get|give|bring|find|send) me (?:someone|somebody|anyone|anybody) (?:else )?(?:from|at|in|of|who|that|with) (?:(?:your|the|customer) )?(?:support|service|team|staff|company|office|customer|human|real|actual|knows|can|understands|speaks)\b/,
  // Has given up on the assistant.
  /\b(?:you are|you're|u are|this bot is|it is|keep) (?:getting|understanding|doing|answering) (?:it |me |this |everything |that )?(?:all|totally|completely) wrong\b/,
  // Nobody else can be meant to take over.
  /\b(?:please|pls|just|now|you|to|^) ?(?:transfer|connect|forward|redirect|escalate) (?:me|us)(?: (?:now|please|immediately|right away|already))*$/,
  /\b(?:want|need|wanna|get me|give me|demand|where is|bring me|see|put) (?:to (?:see|have|get) )?your (?:manager|supervisor|boss)\b/,
  /\b(?:want|need|get me|give me|demand|let me have) an? (?:manager|supervisor)(?=$| (?:please|now|to (?:talk|speak|call)|on the (?:phone|line))\b)/,
  /\b(?:can|could|may|let|have|want|need)(?: an?| the| some| your)? (?:real |live |actual )*(?:human|real person|live (?:agent|person))(?: being)? (?:\w+ )?(?:help|assist|handle|deal|do|look|take|answer|solve|fix|explain|check|please)\b/,
  /\b(?:can|could|will|would) (?:an?|your|the|another) (?:agent|person|representative|operator|advis[eo]r|specialist) (?:please )?(?:help|assist) (?:me|us)\b/,
  /\b(?:want|need|like|give me|get me|can i (?:have|get)|switch to|change)(?: to)?(?: have| get)? (?:another|a different|some other|an other) (?:agent|operator|assistant|representative|advis[eo]r)\b/,
  /\b(?:deal|dealing|discuss (?:this|it)|sort (?:this|it) out) with (?:an? |some |your )?(?:real |live |actual )*(?:human|person|agent|representative|operator|manager|supervisor)(?: being)?\b/,
  /\b(?:hear|want|need|like) (?:an? )?(?:real |actual )?human (?:voice|contact|interaction|touch)\b/,
  /^(?:no|no more|enough of|enough with|sick of|fed up with) (?:these |this |the |more |stupid |your )*(?:bots?|robots?|chatbots?|machines?|automated (?:answers|replies|responses|messages))$/,
  /\b(?:this|the|your|stupid|dumb|useless) (?:chat)?bot (?:is|was) (?:\w+ )?(?:stupid|useless|dumb|rubbish|terrible|no help)\b/,
];

/** Words of anger between a wish and what is wished for. */
export const SWEARING_BETWEEN =
  /\b(?:god ?damn(?:ed)?|damn(?:ed)?|fuck(?:ing|in)|freak(?:ing|in)|bloody|effing)\s+/g;

/**
 * The whole message gives up on the assistant. Only where nothing else is said: "this is frustrating, my card fails" is
 * about the card.
 */
export const GIVES_UP: RegExp[] = [
  /^(?:(?:no|ok|well|sorry|but|oh|god|man|omg|seriously) )*(?:you|you're|you are|u|u r|it's|it is|this is)(?: \w+)? (?:are |is |just |so |such |really |totally |all |a |an )*(?:useless|stupid|dumb|idiotic|an? idiot|a (?:useless|stupid|dumb) (?:bot|robot|machine)|rubbish|pathetic)$/,
  /^(?:(?:no|ok|well|sorry|but) )*(?:you|u|this bot|the bot|it) (?:do not|don't|dont|doesn't|does not|can't|cannot|never|are not|aren't) (?:even )?(?:understand|get|help|listen|understanding|getting|helping|listening)(?: to)?(?: (?:me|anything|a (?:word|thing)|what i (?:say|said|mean|want|need|am saying)|at all|it))*$/,
  /^(?:this|it)(?: is|'s| was)(?: (?:really|so|very|extremely|getting|too|just))* (?:frustrating|annoying|pointless|hopeless|exhausting|infuriating)$/,
];
