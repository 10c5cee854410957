import { stemsOf } from '../terms.ts';

/** What a text asks for or reports, beside its subject. */
export type Kind = Fault | 'trouble' | keyof typeof WISHES;
/** How something is wrong; each is trouble too. */
export type Fault = keyof typeof FAULTS;

const FAULTS = {
  refused: `refuse refused refusal reject rejected decline declined deny denied invalid forbidden error errors abgelehnt
    verweigert ungultig fehlermeldung rechazado rechazada rechazaron denegado invalido refusee invalide`,
  missing: `missing miss lost gone disappear disappeared vanish vanished fehlt fehlen verschwunden falta faltan perdido
    perdida desaparecido manque perdu perdue disparu`,
  mismatch: `wrong wrongly incorrect mismatch twice falsch doppelt incorrecto incorrecta errone incorrecte`,
  stalled: `broken stuck blank slow frozen hang hangs crash outdated kaputt langsam hangt veraltet roto lento lent bloque`,
};

/** Trouble that says no more than that. */
const TROUBLE = `fail failed failure lose problem trouble block blocked unable mistake conflict issue grey bug strange odd
  empty problem fehler fehlgeschlagen gesperrt leer fallo falla fallan bloqueado vacio erreur echoue vide why`;

const WISHES = {
  undo: `undo undone revert restore reactivate recover accident accidental accidentally mistakenly ruckgangig versehentlich
    versehen wiederherstellen deshacer restaurar reactivar recuperar annuler retablir restaurer`,
  access:
    'private privacy visible visibility confidential privat sichtbar sichtbarkeit privado visibilidad prive visibilite',
  end: `cancel cancellation remove delete disconnect stop end quit terminate unsubscribe leave left close discontinue
    kundigen kundige kundigung loschen losche geloscht entfernen trennen beenden abmelden stornieren cancelar
    cancelacion eliminar borrar quitar desconectar terminar resilier supprimer retirer deconnecter arreter`,
  less: `fewer less quieter quiet mute silence stop reduce weniger leiser menos silenciar moins`,
  add: `add new invite hire include join neu neue neuen neuer hinzufugen einladen aufnehmen anadir agregar invitar nuevo
    nueva ajouter inviter nouveau nouvelle`,
  change: `change edit rename update switch replace move modify correct different other another swap adjust andern andere
    anderen wechseln umbenennen verschieben tauschen cambiar modificar mover otro otra changer modifier renommer
    deplacer autre`,
  export: `export download print exportieren herunterladen drucken exportar descargar imprimir exporter telecharger
    imprimer`,
  cost: 'cost costs price prices pricing fee fees expensive cheap kosten kostet preis preise precio precios cuesta prix coute',
  connect: 'connect link integrate pair sync verbinden verknupfen conectar vincular connecter relier',
};

/** What did not happen, after a "not". */
const DENIED: Record<Fault, string> = {
  refused: 'accept allow permit save add akzeptiert erlaubt acepta permite accepte',
  missing:
    'arrive come came receive find get appear ankommen angekommen kommt finden llega llego encuentro trouve',
  mismatch: `match same tally equal right correct agree stimmt stimmen ubereinstimmen coincide cuadra correspond`,
  stalled: `sync update work load refresh open respond start geht funktioniert ladt funciona carga marche fonctionne`,
};

const set = (text: string): ReadonlySet<string> => new Set(stemsOf(text));

/** Two stems with up to two others between them: "turn them off". */
export const KIND_PAIRS: Array<{ kind: Kind; first: ReadonlySet<string>; second: ReadonlySet<string> }> = [
  { kind: 'stalled', first: set('stop stopped'), second: set('work') },
  { kind: 'mismatch', first: set('add'), second: set('up') },
  { kind: 'end', first: set('turn switch take get'), second: set('off rid away') },
  {
    kind: 'end',
    first: set('longer more mehr mas plus'),
    second: set('need needed brauchen necesitamos besoin'),
  },
  { kind: 'end', first: set('need brauchen necesitamos'), second: set('more longer mehr mas') },
  { kind: 'less', first: set('turn switch'), second: set('off') },
  {
    kind: 'less',
    first: set('too zu demasiados demasiadas trop'),
    second: set('many much often viele oft de'),
  },
  { kind: 'undo', first: set('get take bring have want'), second: set('back') },
  { kind: 'undo', first: set('change changed'), second: set('mind') },
  { kind: 'undo', first: set('by por par aus'), second: set('mistake accident error erreur versehen') },
  { kind: 'cost', first: set('how wie'), second: set('much viel') },
  {
    kind: 'access',
    first: set('who whom whose others people anyone anybody everyone everybody wer andere quien otros qui'),
    second: set('see view read access sehen sieht lesen ve ver leer voir lire'),
  },
];

export const DENIED_FAULTS = (Object.entries(DENIED) as Array<[Fault, string]>).map(
  ([fault, words]) => [fault, set(words)] as const,
);
export const FAULT_NAMES = Object.keys(FAULTS) as Fault[];

/** The kinds that a stem speaks for by itself. */
export const KINDS_OF_STEM: ReadonlyMap<string, Kind[]> = kindsOfStems();

export const NEGATIONS =
  set(`not cannot never nothing nobody no without t nicht kein keine keinen nichts niemals pas jamais
  rien ningun ninguna nunca nada`);
/** Pieces before an apostrophe's "t": "can't", "doesn't". */
export const BEFORE_T = set(
  'don doesn didn isn aren wasn weren can couldn won wouldn hasn haven hadn shouldn ain',
);
/** Who does not need, want or know has no trouble. */
export const ATTITUDES =
  set(`need want wish like know understand remember care mind sure brauchen will necesito necesitamos
  quiero besoin veux`);
/** What is said of a thing in passing: "an invitation that was not accepted". */
export const RELATIVES = set('that which who whose');
/** What stands before a noun: "the invitation" names a thing, "invite" says what to do. */
export const DETERMINERS =
  set(`the a an my our your der die das den ein eine einen mein meine unser unsere el la los las un
  una mi nuestro le les une mon ma notre`);

function kindsOfStems(): Map<string, Kind[]> {
  const kinds = new Map<string, Kind[]>();
  const all = { ...FAULTS, trouble: TROUBLE, ...WISHES };
  for (const [kind, words] of Object.entries(all) as Array<[Kind, string]>) {
    for (const stem of set(words)) kinds.set(stem, [...(kinds.get(stem) ?? []), kind]);
  }
  return kinds;
}
