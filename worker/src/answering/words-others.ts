import type { Words } from './words.ts';

/** What answering says itself, in languages beyond those of the panel's screens. */
export const italian: Words = {
  greeting: site => `Ciao. Chiedimi quello che vuoi su ${site}.`,
  thanks: 'Prego. Chiedi pure quando vuoi.',
  goodbye: 'Arrivederci. A presto.',
  person: 'Sono un assistente automatico e di questo si occupa il team.',
  tellMore: 'Dimmi in poche parole che cosa vuoi fare, o che cosa vedi sullo schermo.',
  complaint:
    'Mi dispiace che le cose non vadano bene. Dimmi in poche parole che cosa vuoi fare, o chiedi di parlare con una persona.',
  nothingFound: 'Non ho trovato una risposta nel centro assistenza.',
  nothingFoundAbout: words => `Non ho trovato una risposta su ${words} nel centro assistenza.`,
  nearest: title => `L'articolo più vicino è «${title}»; potrebbe parlare d'altro.`,
  writeToTeam: 'Puoi scrivere al team.',
  notHelped: 'Il centro assistenza non ha risolto il problema e non voglio farti girare a vuoto.',
  nothingMore: 'Il centro assistenza non dice altro su questo.',
  nothingPublished: 'Qui non ci sono ancora articoli, quindi non posso rispondere.',
  howTo: 'Ecco come fare:',
  moreSteps: "Gli altri passaggi sono nell'articolo.",
  alternatives: 'Se non è questo, forse è uno di questi:',
  disagrees: title => `L'articolo «${title}» dice altro:`,
  whichCase: 'Qual è il tuo caso?',
  otherLanguage: (wanted, found) =>
    `Non c'è ancora un articolo in ${wanted} su questo argomento. Questo è in ${found}:`,
};

export const portuguese: Words = {
  greeting: site => `Olá. Pergunte o que quiser sobre ${site}.`,
  thanks: 'De nada. Pergunte quando quiser.',
  goodbye: 'Até logo. Volte quando quiser.',
  person: 'Sou um assistente automático, e isto é assunto para a equipe.',
  tellMore: 'Diga em poucas palavras o que quer fazer ou o que vê na tela.',
  complaint:
    'Lamento que não esteja correndo bem. Diga em poucas palavras o que quer fazer, ou peça para falar com uma pessoa.',
  nothingFound: 'Não encontrei uma resposta para isto na central de ajuda.',
  nothingFoundAbout: words => `Não encontrei uma resposta sobre ${words} na central de ajuda.`,
  nearest: title => `O artigo mais próximo é “${title}”; talvez trate de outra coisa.`,
  writeToTeam: 'Você pode escrever para a equipe.',
  notHelped: 'A central de ajuda não resolveu o problema, e não quero fazer você andar em círculos.',
  nothingMore: 'A central de ajuda não diz mais nada sobre isto.',
  nothingPublished: 'Ainda não há artigos de ajuda aqui, por isso não posso responder.',
  howTo: 'Faça assim:',
  moreSteps: 'Os demais passos estão no artigo.',
  alternatives: 'Se não for isso, talvez seja um destes:',
  disagrees: title => `O artigo “${title}” diz outra coisa:`,
  whichCase: 'Qual é o seu caso?',
  otherLanguage: (wanted, found) => `Ainda não há um artigo em ${wanted} sobre isto. Este está em ${found}:`,
};

export const dutch: Words = {
  greeting: site => `Hallo. Stel gerust je vragen over ${site}.`,
  thanks: 'Graag gedaan. Vraag het gerust nog eens.',
  goodbye: 'Tot ziens. Kom gerust terug.',
  person: 'Ik ben een automatische assistent, en dit is iets voor het team.',
  tellMore: 'Zeg me in een paar woorden wat je wilt doen, of wat je op het scherm ziet.',
  complaint:
    'Het spijt me dat het niet goed gaat. Zeg me in een paar woorden wat je wilt doen, of vraag naar een mens.',
  nothingFound: 'Hierop heb ik in het helpcentrum geen antwoord gevonden.',
  nothingFoundAbout: words => `Over ${words} heb ik in het helpcentrum geen antwoord gevonden.`,
  nearest: title =>
    `Het artikel dat het dichtst in de buurt komt is “${title}”; misschien gaat het over iets anders.`,
  writeToTeam: 'Je kunt het team schrijven.',
  notHelped: 'Het helpcentrum heeft dit niet opgelost, en ik wil je niet in kringetjes laten lopen.',
  nothingMore: 'Meer staat hierover niet in het helpcentrum.',
  nothingPublished: 'Hier zijn nog geen helpartikelen, dus ik kan dit niet beantwoorden.',
  howTo: 'Zo gaat het:',
  moreSteps: 'De overige stappen staan in het artikel.',
  alternatives: 'Als het dat niet is, is het misschien een van deze:',
  disagrees: title => `In het artikel “${title}” staat iets anders:`,
  whichCase: 'Welke past bij jou?',
  otherLanguage: (wanted, found) =>
    `Hierover is nog geen artikel in het ${wanted}. Dit is er een in het ${found}:`,
};

export const japanese: Words = {
  greeting: site => `こんにちは。${site}について何でもお尋ねください。`,
  thanks: 'どういたしまして。いつでもお尋ねください。',
  goodbye: 'またいつでもどうぞ。',
  person: '自動アシスタントです。これはチームが扱う内容です。',
  tellMore: '何をなさりたいか、または画面に何が表示されているかを短くお書きください。',
  complaint:
    'うまくいっておらず申し訳ありません。何をなさりたいか短くお書きいただくか、担当者をお呼びください。',
  nothingFound: 'ヘルプセンターで答えが見つかりませんでした。',
  nothingFoundAbout: words => `ヘルプセンターで${words}についての答えが見つかりませんでした。`,
  nearest: title => `最も近い記事は「${title}」ですが、内容が異なるかもしれません。`,
  writeToTeam: 'チームに問い合わせることができます。',
  notHelped: 'ヘルプセンターでは解決できませんでした。',
  nothingMore: 'ヘルプセンターにはこれ以上の情報がありません。',
  nothingPublished: 'ここにはまだヘルプ記事がないため、お答えできません。',
  howTo: '手順は次のとおりです：',
  moreSteps: '残りの手順は記事にあります。',
  alternatives: '違う場合は、次のいずれかかもしれません。',
  disagrees: title => `記事「${title}」には別の記載があります：`,
  whichCase: 'どれに当てはまりますか？',
  otherLanguage: (wanted, found) => `これについての${wanted}の記事はまだありません。${found}の記事です：`,
};

export const turkish: Words = {
  greeting: site => `Merhaba. ${site} hakkında istediğinizi sorabilirsiniz.`,
  thanks: 'Rica ederim. İstediğiniz zaman yine sorun.',
  goodbye: 'Hoşça kalın. Yine bekleriz.',
  person: 'Ben otomatik bir asistanım ve bu, ekibin konusu.',
  tellMore: 'Ne yapmak istediğinizi ya da ekranda ne gördüğünüzü kısaca yazın.',
  complaint:
    'İşlerin iyi gitmemesine üzüldüm. Ne yapmak istediğinizi kısaca yazın ya da bir kişiyle görüşmek isteyin.',
  nothingFound: 'Yardım merkezinde buna bir yanıt bulamadım.',
  nothingFoundAbout: words => `Yardım merkezinde ${words} hakkında bir yanıt bulamadım.`,
  nearest: title => `En yakın makale “${title}”; başka bir konu hakkında olabilir.`,
  writeToTeam: 'Bunun yerine ekibe yazabilirsiniz.',
  notHelped: 'Yardım merkezi bunu çözemedi ve sizi boş yere uğraştırmak istemem.',
  nothingMore: 'Yardım merkezinde bu konuda başka bilgi yok.',
  nothingPublished: 'Burada henüz yardım makalesi yok, bu yüzden yanıt veremiyorum.',
  howTo: 'Şöyle yapılır:',
  moreSteps: 'Kalan adımlar makalede.',
  alternatives: 'Aradığınız bu değilse şunlardan biri olabilir:',
  disagrees: title => `“${title}” makalesinde farklı yazıyor:`,
  whichCase: 'Hangisi sizin durumunuza uyuyor?',
  otherLanguage: (wanted, found) => `Bu konuda henüz ${wanted} bir makale yok. Bu makalenin dili ${found}:`,
};
