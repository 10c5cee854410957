/** The report's look: follows the reader's light or dark, fits a phone, prints in full. Colours after Okabe and Ito. */
export const STYLES = `
:root{color-scheme:light dark;--page:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d4d9df;--card:#f6f7f9;--plain:#5b6470;--info:#0072b2;--steps:#d98a00;--human:#a3487f;--warn:#fff4d6}
@media (prefers-color-scheme:dark){:root{--page:#14171a;--ink:#e8eaed;--soft:#a3abb5;--line:#363c44;--card:#1e2226;--plain:#8f99a5;--info:#56b4e9;--steps:#e6a532;--human:#d98fbc;--warn:#3a3115}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:70rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.35rem;margin:2.75rem 0 .75rem;line-height:1.25}h3{font-size:1.05rem;margin:0}
p{margin:.4rem 0;max-width:46rem}.soft{color:var(--soft)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:1.5rem 0;padding:0}
.figures div{background:var(--card);border-radius:8px;padding:.75rem 1rem}
.figures dt{color:var(--soft);font-size:.85rem}.figures dd{margin:0;font-size:1.5rem;font-weight:650;font-variant-numeric:tabular-nums}
.notices{background:var(--warn);border-radius:8px;padding:.75rem 1rem;margin:1rem 0}.notices ul{margin:.25rem 0;padding-left:1.2rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1.25rem 2rem;align-items:start}
figure{margin:0;border-top:1px solid var(--line);padding-top:.9rem;break-inside:avoid;min-width:0}
figcaption{margin-bottom:.6rem}figcaption b{display:block}
svg{width:100%;height:auto;display:block;max-width:36rem}
svg text{font:13.5px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--ink)}svg .value{fill:var(--soft);font-variant-numeric:tabular-nums;font-size:13px}
svg .kind{fill:var(--soft);font-size:12px}svg .axis{stroke:var(--line);stroke-width:1}
.plain{fill:var(--plain)}.informational{fill:var(--info)}.troubleshooting{fill:var(--steps)}.human-judgment{fill:var(--human)}
.badge{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:.05rem .6rem;font-size:.82rem;font-weight:600;white-space:nowrap}
.badge.informational{color:var(--info)}.badge.troubleshooting{color:light-dark(#8a5700,var(--steps))}.badge.human-judgment{color:var(--human)}
.legend{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0 1rem}
details{margin:.6rem 0}summary{cursor:pointer;color:var(--soft);font-size:.9rem}summary:focus-visible{outline:2px solid var(--info);outline-offset:2px}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.4rem 0}
th,td{text-align:left;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600;color:var(--soft)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.category{border-top:1px solid var(--line);padding:1rem 0;break-inside:avoid}
.category header{display:flex;flex-wrap:wrap;gap:.4rem .75rem;align-items:baseline}.category ul{margin:.4rem 0;padding-left:1.2rem}
.category li{margin:.15rem 0}.sum{font-variant-numeric:tabular-nums}
ol{padding-left:1.4rem}ol li{margin:.35rem 0;max-width:46rem}
@media (max-width:40rem){main{padding:1.25rem 1rem 3rem}h1{font-size:1.5rem}.figures dd{font-size:1.25rem}}
@media screen and (max-width:40rem){.stack thead{position:absolute;clip-path:inset(50%)}.stack tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--line)}.stack td{display:flex;gap:.75rem;border:0;padding:.1rem 0;text-align:left;white-space:normal}.stack td::before{content:attr(data-label);flex:0 0 5rem;color:var(--soft)}}
@media print{:root{color-scheme:light;--page:#fff;--ink:#000;--soft:#444;--line:#bbb;--card:#f3f3f3;--plain:#5b6470;--info:#0072b2;--steps:#d98a00;--human:#a3487f;--warn:#fff4d6}
body{font-size:10.5pt}table{font-size:8.5pt}th,td{padding:.15rem .5rem .15rem 0}main{max-width:none;padding:0}h2{break-after:avoid}.charts{grid-template-columns:1fr 1fr}svg,.badge{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;height:auto;block-size:auto}details>summary{list-style:none}.wide{overflow:visible}tr{break-inside:avoid}}
@page{margin:16mm 14mm}
`;
