/** Where the customers are. Names of people are common ones of the country; names of companies are put together. */
export interface Place {
  readonly share: number;
  readonly locale: string;
  readonly language: 'en' | 'fr' | 'it' | 'de' | 'nl' | 'es' | 'pt' | 'ar';
  readonly cities: readonly string[];
  readonly firstNames: readonly string[];
  readonly surnames: readonly string[];
  /** Second halves of company names: squares, streets, saints, trees. */
  readonly tails: readonly string[];
}

export const PLACES = {
  GB: {
    share: 0.28,
    locale: 'en',
    language: 'en',
    cities: words(
      'Leeds Bristol York Brighton Norwich Cardiff Glasgow Exeter Durham Margate Bath Hove Stirling Truro',
    ),
    firstNames: words(
      'Amelia Oliver Priya Harry Grace Callum Aisha Megan Tom Rhys Imogen Daniel Zara Lewis Nadia Fiona George Chloe',
    ),
    surnames: words(
      'Ashworth Bennett Carver Doyle Ellison Fairburn Grantham Hadley Ingram Joshi Kendrick Lockwood Mistry Nash Okafor Pritchard Radcliffe Sutton Thackray Underhill Vaughan Whitlock Yardley',
    ),
    tails: names(
      'Oak Lane,Tidewater,Millbrook,Copper Beech,Station Road,Fox Hill,Riverside,Rowan,Saltmarsh,Market Row,Bellwether,Kingfisher,Foundry,Hawthorn,Quayside,Orchard,Lantern,Old Mill,Swift,Corner',
    ),
  },
  IE: {
    share: 0.08,
    locale: 'en',
    language: 'en',
    cities: words('Dublin Cork Galway Limerick Kilkenny Sligo Waterford Ennis Westport Tralee'),
    firstNames: words('Aoife Cian Niamh Conor Saoirse Declan Orla Eoin Ciara Fergal Maeve Ronan'),
    surnames: words(
      "Byrne Casey Dunne Flynn Gallagher Hickey Kavanagh Lynch Moran Nolan O'Dea Quinn Reilly Tierney",
    ),
    tails: names(
      'Liffey,Claddagh,Shandon,Burren,Glenside,Quay Street,Heather,Curlew,Harp Lane,Bramble,Abbey,Peat,Rockfield,Gorse',
    ),
  },
  FR: {
    share: 0.15,
    locale: 'fr',
    language: 'fr',
    cities: words('Lyon Nantes Lille Bordeaux Rennes Dijon Nice Tours Annecy Reims Toulouse Grenoble'),
    firstNames: words(
      'Camille Hugo Léa Antoine Manon Julien Inès Mathieu Clara Étienne Sarah Bastien Noémie Karim',
    ),
    surnames: words(
      'Arnaud Barbier Chevalier Delmas Fontaine Garnier Hamel Joubert Lacroix Marchand Noiret Perrin Renaud Sauvage Tessier Vidal',
    ),
    tails: names(
      'des Halles,du Port,Saint-Roch,Voltaire,de la Gare,des Tilleuls,du Marché,Bellecour,des Lices,Sainte-Anne,du Moulin,des Remparts,Mistral,du Pont Neuf,des Carmes',
    ),
  },
  DE: {
    share: 0.13,
    locale: 'de',
    language: 'de',
    cities: words('Hamburg Leipzig Köln Freiburg Bremen Mainz Jena Kassel Lübeck Münster Dresden Ulm'),
    firstNames: words(
      'Lena Jonas Mareike Felix Anke Moritz Emine Tobias Greta Lukas Svenja Matthias Heike Yusuf',
    ),
    surnames: words(
      'Albrecht Brandt Dietrich Ehlers Fuchs Hartmann Jansen Krämer Lorenz Möller Neumann Peters Riedel Sommer Thiele Wendt',
    ),
    tails: names(
      'am Markt,zur Linde,am Hafen,Sonnenhof,Lindenallee,am Dom,Rosengarten,am Wall,Waldblick,Nordlicht,an der Elbe,Alte Post,Bergmann,am Kanal',
    ),
  },
  IT: {
    share: 0.1,
    locale: 'it',
    language: 'it',
    cities: words('Torino Bologna Verona Lecce Genova Trieste Padova Parma Siena Bari Modena Udine'),
    firstNames: words('Giulia Marco Chiara Lorenzo Elena Davide Martina Paolo Serena Matteo Ilaria Stefano'),
    surnames: words(
      'Amato Bassi Conti Donati Esposito Ferrari Galli Longo Marini Neri Orlandi Parisi Rinaldi Sartori Testa Vitali',
    ),
    tails: names(
      'al Ponte,del Corso,San Marco,Belvedere,dei Tigli,della Rocca,Aurora,al Porto,Santa Lucia,delle Rose,del Borgo,Miramonti,Ai Portici,Stella',
    ),
  },
  NL: {
    share: 0.08,
    locale: 'nl',
    language: 'nl',
    cities: words('Utrecht Rotterdam Haarlem Groningen Delft Breda Leiden Zwolle Arnhem Nijmegen'),
    firstNames: words('Sanne Daan Lotte Bram Femke Thijs Anouk Sjoerd Meike Jeroen Fatima Ruben'),
    surnames: words(
      'Bakker Dekker Hendriks Jansma Kuiper Mulder Postma Smit Visser Vermeer Wolters Zijlstra',
    ),
    tails: names(
      'De Linde,Aan de Gracht,Het Anker,Noorderlicht,De Kade,Zonnehoek,De Wilg,Oude Haven,De Molen,Parkzicht,Het Palet,De Brug',
    ),
  },
  ES: {
    share: 0.08,
    locale: 'es',
    language: 'es',
    cities: words('Valencia Sevilla Bilbao Málaga Gijón Granada Zaragoza Cádiz Girona Murcia'),
    firstNames: words('Lucía Pablo Carmen Álvaro Marta Diego Nuria Javier Elena Iker Rocío Sergio'),
    surnames: words(
      'Aguilar Benítez Castaño Delgado Esteban Fuentes Gallego Herrero Iglesias Lozano Morales Navarro Ortega Prieto',
    ),
    tails: names(
      'del Mar,Santa Clara,La Plaza,El Olivo,San Telmo,Las Flores,del Puerto,La Encina,Mediodía,El Faro,La Alameda,del Río',
    ),
  },
  PT: {
    share: 0.05,
    locale: 'pt',
    language: 'pt',
    cities: words('Porto Braga Coimbra Évora Faro Aveiro Setúbal Viseu'),
    firstNames: words('Inês Tiago Beatriz Rui Mariana Nuno Sofia Duarte Catarina Miguel'),
    surnames: words('Almeida Barros Cardoso Duarte Faria Lopes Matos Neves Pinto Rocha Seabra Tavares'),
    tails: names(
      'do Carmo,da Ribeira,Boavista,das Flores,do Castelo,Atlântico,da Praça,Alvorada,do Bairro,Oliveira',
    ),
  },
  AE: {
    share: 0.05,
    locale: 'ar',
    language: 'ar',
    cities: names('Dubai,Abu Dhabi,Sharjah,Ajman,Al Ain'),
    firstNames: words('Layla Omar Noura Khalid Mariam Yousef Hessa Rashid Salma Tariq'),
    surnames: names('Al Amiri,Haddad,Al Suwaidi,Nasser,Khoury,Al Marri,Saleh,Mansour,Al Zaabi,Farouk'),
    tails: names('Al Noor,Al Bahar,Al Waha,Marsa,Zaytoun,Al Fanar,Nakheel,Al Yasmin,Sadaf,Al Majlis'),
  },
} as const satisfies Record<string, Place>;

export type Country = keyof typeof PLACES;

/** How many of the accounts are in each country. */
export const COUNTRY_SHARES = Object.fromEntries(
  Object.entries(PLACES).map(([country, place]) => [country, place.share]),
) as Readonly<Record<Country, number>>;

function words(text: string): readonly string[] {
  return text.split(' ');
}

function names(text: string): readonly string[] {
  return text.split(',');
}
