/** What the review page adds to the audit's look. */
export const REVIEW_STYLES = `
.gate{border-radius:8px;padding:.75rem 1rem;margin:1rem 0;background:var(--card);border-left:4px solid var(--info)}.gate.shut{border-left-color:var(--human)}
.gate ul{margin:.3rem 0;padding-left:1.2rem}.gate b{font-size:1.05rem}
.bar{position:sticky;top:0;z-index:1;background:var(--page);border-bottom:1px solid var(--line);padding:.6rem 0;display:flex;flex-wrap:wrap;gap:.4rem .5rem;align-items:center}
.bar .grow{flex:1 1 auto}.bar output{font-variant-numeric:tabular-nums;color:var(--soft);font-size:.9rem}
button,.button{font:inherit;font-size:.9rem;color:inherit;background:transparent;border:1px solid var(--line);border-radius:99px;padding:.3rem .8rem;cursor:pointer;min-height:2rem}
button:hover{border-color:var(--soft)}button[aria-pressed=true]{background:var(--ink);color:var(--page);border-color:var(--ink)}
button:focus-visible{outline:2px solid var(--info);outline-offset:2px}
.ticket{border-top:1px solid var(--line);padding:1.25rem 0;scroll-margin-top:calc(var(--bar,6rem) + .25rem);break-inside:avoid}
.ticket.here{box-shadow:inset 3px 0 0 var(--info);padding-inline-start:.9rem;margin-inline-start:-.9rem}
.ticket header{display:flex;flex-wrap:wrap;gap:.3rem .7rem;align-items:baseline}.ticket h3{overflow-wrap:anywhere}
.ticket .meta{color:var(--soft);font-size:.85rem}
.ticket .columns{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1rem 1.5rem;margin:.7rem 0}
.ticket h4{font-size:.8rem;font-weight:600;color:var(--soft);margin:0 0 .25rem;text-transform:none}
.ticket .words{white-space:pre-line;overflow-wrap:anywhere;font-size:.92rem;max-height:16rem;overflow:auto}
.ticket .words:empty::before{content:"–";color:var(--soft)}
.ticket .cites{margin:.5rem 0 0;padding-left:1.1rem;font-size:.85rem;color:var(--soft)}
.problem{color:var(--human);font-weight:600;font-size:.9rem;margin:.2rem 0}
.badge.good{color:var(--info)}.badge.wait{color:light-dark(#8a5700,var(--steps))}.badge.none{color:var(--plain)}.badge.bad{color:var(--human)}
.marks{display:flex;flex-wrap:wrap;gap:.35rem;margin-top:.5rem}
[hidden]{display:none!important}
@media (max-width:40rem){.bar{flex-wrap:nowrap;overflow-x:auto}.bar>*{flex:none}}
@media (max-width:56rem){.ticket .columns{grid-template-columns:minmax(0,1fr)}.ticket .words{max-height:none}}
@media print{.bar,.marks button[aria-pressed=false]{display:none}.marks button{background:none;color:var(--ink)}.marks button::before{content:"Marked: "}.ticket .words{max-height:none;overflow:visible}.ticket .columns{grid-template-columns:1fr 1fr 1fr}}
`;
