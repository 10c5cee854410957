import { fold } from '../knowledge/terms.ts';

const REPORTS =
  /\b(?:error (?:code|message|\d+)|errors? (?:when|while|on|after|saying)|(?:get|got|getting|see|seeing|shows?|throws?|gives?) (?:me )?(?:an?|the|this) (?:\w+ )?error|crash(?:es|ed|ing)?|bug|blank (?:page|screen)|white screen|(?:page|app|site|screen|button) (?:is |was )?(?:broken|frozen|stuck|down|not (?:loading|working|responding))|(?:internal )?server error|5\d\d error|(?:does|did)(?: not|n't) (?:load|save|sync|open|respond|work)|stopped working|keeps (?:crashing|freezing|loading|failing|logging me out)|fehler(?:meldung|code)|sturzt ab|funktioniert nicht|no funciona|se cierra|mensaje de error|ne (?:fonctionne|marche) (?:pas|plus)|message d'erreur|plante)\b/;

/** Whether a message reports that the product fails, rather than asks how it works. */
export function reportsError(text: string): boolean {
  return REPORTS.test(fold(text).replace(/[’`]/g, "'"));
}
