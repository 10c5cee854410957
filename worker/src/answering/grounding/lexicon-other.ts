/** The small words of other languages: enough to compare polarity, force and scope, no more. */
export interface SmallLexicon {
  free: string;
  negations: string;
  must: string;
  can: string;
  should: string;
  hedge: string;
  all: string;
  only: string;
  condition: string;
  unless: string;
  most: string;
  least: string;
  roles: string;
  contrasts: string;
  endings: RegExp;
}

export const OTHER: Record<'de' | 'es' | 'fr', SmallLexicon> = {
  de: {
    free: `der die das den dem des ein eine einer einen einem eines und oder aber sie ihr ihre ihren ihrem ihrer es er wir uns
      unser unsere ist sind war waren wird werden wurde wurden hat haben sein in im an am auf aus bei beim mit nach von vom
      zu zum zur für über unter um als auch so dann dort hier da dass dies diese dieser dieses sich man bitte noch schon
      gültig gilt gelten wie was wer wo welche welcher per je pro ab kann können darf dürfen mag möchte möglich muss müssen
      soll sollen sollte`,
    negations: 'nicht kein keine keinen keinem keiner keines nie niemals ohne weder nichts niemand',
    must: 'muss müssen musst mussen erforderlich nötig notig',
    can: 'kann können konnen darf dürfen durfen möglich moglich',
    should: 'sollte sollten empfehlen empfohlen',
    hedge: 'vielleicht meist meistens oft manchmal gewöhnlich gewohnlich wahrscheinlich eventuell',
    all: 'alle allen alles aller jeder jede jedes jedem jeden immer stets',
    only: 'nur ausschließlich ausschliesslich allein lediglich',
    condition: 'wenn falls sobald solange bis sofern',
    unless: 'außer ausser',
    most: 'höchstens hochstens maximal bis',
    least: 'mindestens',
    roles:
      'inhaber leitung leitungen mitglied mitglieder kunde kunden administrator nutzer kollege person personen',
    contrasts:
      'vor nach mehr weniger sofort später spater monatlich jährlich jahrlich hoher niedriger ein aus offen geschlossen',
    endings: /(?:ungen|enden|innen|ung|end|em|en|er|es|et|te|e|n|s|t)$/,
  },
  es: {
    free: `el la los las lo un una unos unas y o u pero de del al a en con por para que se su sus le les es son está están
      esta este estas estos ese esa eso fue ser ha han he usted ustedes nosotros nuestro como más muy también ya durante
      puede pueden podrá debe deben válida válido valida valido sobre entre desde hasta donde cuando si hay`,
    negations: 'no nunca jamás jamas sin ni ningún ningun ninguna nadie nada tampoco',
    must: 'debe deben obligatorio necesario tiene',
    can: 'puede pueden podrá podra posible',
    should: 'debería deberia recomendamos recomendado',
    hedge: 'quizás quizas normalmente generalmente probablemente',
    all: 'todo toda todos todas cada siempre cualquier',
    only: 'solo sólo solamente únicamente unicamente',
    condition: 'si cuando hasta mientras',
    unless: 'salvo excepto',
    most: 'máximo maximo hasta',
    least: 'mínimo minimo menos',
    roles:
      'propietario propietarios responsable responsables miembro miembros cliente clientes administrador usuario personas persona',
    contrasts: 'antes después despues más menos mensual mensuales anual anuales abierto cerrado',
    endings:
      /(?:aciones|ación|mente|ando|iendo|adas|ados|idas|idos|ada|ado|ida|ido|ará|irá|erá|aron|es|as|os|an|en|ar|er|ir|a|e|o|s)$/,
  },
  fr: {
    free: `le la les l un une des de du d et ou mais à au aux en dans par pour sur avec que qui se sa son ses est sont
      était être été a ont vous votre vos nous notre nos il elle ils elles ce cette ces cet comme plus aussi déjà peut
      peuvent doit doivent pendant depuis valable entre où quand si y`,
    negations: 'ne pas n jamais sans ni aucun aucune personne rien',
    must: 'doit doivent devez obligatoire faut nécessaire necessaire',
    can: 'peut peuvent pouvez possible',
    should: 'devrait devriez recommandons recommandé recommande',
    hedge: 'peut-être généralement generalement souvent parfois probablement',
    all: 'tout toute tous toutes chaque toujours',
    only: 'seul seule seuls seulement uniquement',
    condition: 'si quand lorsque jusque',
    unless: 'sauf',
    most: 'maximum',
    least: 'minimum moins',
    roles:
      'propriétaire proprietaire gérant gerant membre membres client clients administrateur utilisateur personnes',
    contrasts: 'avant après apres plus moins mensuel mensuels annuel annuels ouvert fermé ferme',
    endings: /(?:issements|issement|ements|ement|ations|ation|ées|ée|és|er|ez|ent|es|is|it|ir|é|e|s|a)$/,
  },
};
