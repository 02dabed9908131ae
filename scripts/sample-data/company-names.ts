import type { Country, Place } from './places.ts';
import { PLACES } from './places.ts';
import type { Random } from './random.ts';
import type { Industry } from './vocabulary.ts';

type Heads = Readonly<Record<Industry, readonly string[]>>;

/** What companies of an industry call themselves, per language. */
const HEADS: Readonly<Record<Place['language'], Heads>> = {
  en: heads(
    'Kitchen,Bistro,Grill,Tavern,Canteen,Dining Rooms,Smokehouse',
    'Hotel,Inn,Guest House,Lodge,Hotel & Spa,Rooms',
    'Dental,Dental Care,Dental Studio,Orthodontics,Smiles',
    'Bakery,Books,Outdoor,Interiors,Homeware,Pharmacy,Toys',
    'Care,Care Home,Nursing Home,Home Care,Court',
    'Fitness,Gym,Climbing,Yoga,Athletic Club,Barbell',
    'Events,Logistics,Cleaning,Nurseries,Security,Catering',
  ),
  fr: heads(
    'Bistrot,Brasserie,Auberge,Cantine,La Table',
    'Hôtel,Relais,Résidence,Hôtel-Restaurant',
    'Cabinet dentaire,Clinique dentaire,Centre dentaire,Orthodontie',
    'Boulangerie,Librairie,Épicerie,Pharmacie,Fleuriste',
    'Résidence,Maison de soins,Les Jardins,Foyer',
    'Salle de sport,Studio,Club Forme,Escalade',
    'Traiteur,Atelier,Crèche,Propreté,Logistique',
  ),
  de: heads(
    'Gasthaus,Restaurant,Wirtshaus,Café,Brauhaus',
    'Hotel,Pension,Landhotel,Stadthotel',
    'Zahnarztpraxis,Zahnzentrum,Kieferorthopädie,Praxis',
    'Bäckerei,Buchhandlung,Apotheke,Feinkost,Sporthaus',
    'Pflegeheim,Seniorenhaus,Pflegedienst,Haus',
    'Fitness,Sportstudio,Kletterhalle,Yogahaus',
    'Catering,Logistik,Kita,Gebäudereinigung,Werkstatt',
  ),
  it: heads(
    'Trattoria,Osteria,Ristorante,Pizzeria,Locanda',
    'Hotel,Albergo,Residenza,Villa',
    'Studio dentistico,Clinica dentale,Ortodonzia,Centro dentale',
    'Panificio,Libreria,Farmacia,Bottega,Enoteca',
    'Residenza,Casa di cura,Casa serena,Villa',
    'Palestra,Studio,Centro sportivo,Arrampicata',
    'Catering,Logistica,Asilo,Pulizie,Eventi',
  ),
  nl: heads(
    'Eetcafé,Restaurant,Bistro,Grand Café,Brasserie',
    'Hotel,Herberg,Logement,Stadshotel',
    'Tandartspraktijk,Mondzorg,Orthodontie,Tandzorg',
    'Bakkerij,Boekhandel,Apotheek,Kaaswinkel,Fietsen',
    'Zorghuis,Thuiszorg,Woonzorg,Verpleeghuis',
    'Sportschool,Fitness,Klimhal,Yogastudio',
    'Catering,Logistiek,Kinderopvang,Schoonmaak',
  ),
  es: heads(
    'Taberna,Restaurante,Mesón,Asador,Bodega',
    'Hotel,Hostal,Posada,Parador',
    'Clínica dental,Centro dental,Ortodoncia,Dental',
    'Panadería,Librería,Farmacia,Ferretería,Floristería',
    'Residencia,Centro de mayores,Cuidados,Hogar',
    'Gimnasio,Club deportivo,Estudio,Rocódromo',
    'Catering,Logística,Limpiezas,Guardería',
  ),
  pt: heads(
    'Tasca,Restaurante,Cervejaria,Adega,Marisqueira',
    'Hotel,Pousada,Residencial,Casa',
    'Clínica dentária,Medicina dentária,Sorrisos,Ortodontia',
    'Padaria,Livraria,Farmácia,Mercearia',
    'Lar,Residência sénior,Cuidados,Casa de repouso',
    'Ginásio,Estúdio,Clube,Academia',
    'Catering,Logística,Limpezas,Creche',
  ),
  ar: heads(
    'Kitchen,Grill,Restaurant,Bakehouse,Café',
    'Hotel,Suites,Resort,Residence',
    'Dental Centre,Dental Clinic,Smiles,Orthodontics',
    'Pharmacy,Trading,Home,Perfumes,Sweets',
    'Home Care,Medical Care,Nursing,Wellbeing',
    'Fitness,Gym,Padel Club,Studio',
    'Catering,Events,Logistics,Nursery',
  ),
};

/** A believable name, such as "Trattoria Conti" or "Copper Beech Dental Leeds". */
export function inventCompanyName(industry: Industry, country: Country, random: Random): string {
  const place = PLACES[country];
  const head = random.pick(HEADS[place.language][industry]);
  const tail = inventTail(place, random);
  const name = place.language === 'en' || place.language === 'ar' ? `${tail} ${head}` : `${head} ${tail}`;
  return random.chance(0.35) ? `${name} ${random.pick<string>(place.cities)}` : name;
}

function inventTail(place: Place, random: Random): string {
  const roll = random.next();
  if (roll < 0.5) return random.pick(place.tails);
  if (roll < 0.75) return random.pick(place.surnames);
  return `${random.pick(place.surnames)} & ${random.pick(place.surnames)}`;
}

function heads(...lists: [string, string, string, string, string, string, string]): Heads {
  const [restaurant, hotel, dental, retail, care, fitness, other] = lists.map((list) => list.split(','));
  if (!restaurant || !hotel || !dental || !retail || !care || !fitness || !other)
    throw new Error('Seven lists');
  return { restaurant, hotel, dental, retail, care, fitness, other };
}
