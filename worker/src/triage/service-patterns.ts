const SERVICE = 'customer (?:services?|support|care|assistance)';
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
  new RegExp(
    `\\b(?:wanna|want to|have to|got to|havegot to|need to|trying to|try to|how do i|how can i|how to) (?:contact|reach) ${SOMEBODY}(?=$| (?:please|now|here|about|regarding|from|who|to help)\\b)`,
  ),
  /\b(?:is|isn't) there (?:anyone|anybody|someone|somebody|(?:a |any )?(?:number|phone(?: number)?|hot ?line)) (?:that |who |at your \w+ )?(?:i|we) (?:can|could|may) (?:please )?(?:call|phone|ring|contact|reach|talk to|speak to|speak with|talk with|chat with)\b/,
  new RegExp(`\\bdirect (?:to )?me (?:to )?${SOMEBODY}`),
  new RegExp(
    `\\b(?:want|like|need|wanna)(?: to)? (?:speak|talk) (?:to|with) (?:the |your |someone (?:at|from) the )?${PLACE}\\b`,
  ),
  /\b(?:this|the|your|stupid|dumb|useless) (?:chat)?bot (?:is|was) (?:\w+ )?(?:stupid|useless|dumb|rubbish|terrible|no help)\b/,
];

/** Words of anger between a wish and what is wished for. */
export const SWEARING_BETWEEN =
  /\b(?:god ?damn(?:ed)?|damn(?:ed)?|fuck(?:ing|in)|freak(?:ing|in)|bloody|effing)\s+/g;
